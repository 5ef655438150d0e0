package io.plimsoll.margin.simulation;

import io.plimsoll.margin.simulation.Ceilings.Fit;
import java.util.Arrays;

/**
 * Finds the accounts that have to be looked at: those whose box the marks have left, and those
 * whose level of panic is reached. A quiet point costs six comparisons an instrument, however many
 * accounts there are.
 *
 * <p>An account that was looked at and held is filed anew for the very multipliers and shifts in
 * force, so that it does not come again at every point while prices stay where they are; when one
 * of them changes, all such accounts go back to the ceilings.
 */
final class AccountIndex {
  private final Accounts accounts;
  private final Marks marks;
  private final Ceilings ceilings;
  private final TriggerBox box;
  private final TriggerHeap[] below;
  private final TriggerHeap[] above;
  private final TriggerHeap[] panic;
  private final int[] filedIn;
  private final int[] tight;
  private final boolean[] isTight;
  private final boolean[] moved;
  private int tightCount;
  private long filed;

  AccountIndex(Accounts accounts, Marks marks, MarketPath path, Requirements requirements) {
    this.accounts = accounts;
    this.marks = marks;
    ceilings = new Ceilings(marks, path);
    box = new TriggerBox(accounts, marks, requirements, ceilings);
    below = family(2 * path.count());
    above = family(2 * path.count());
    panic = family(2 * path.count());
    filedIn = new int[accounts.slots()];
    Arrays.fill(filedIn, -1);
    tight = new int[accounts.size()];
    isTight = new boolean[accounts.size()];
    moved = new boolean[path.count()];
  }

  private TriggerHeap[] family(int heaps) {
    double[] keys = new double[accounts.slots()];
    int[] places = new int[accounts.slots()];
    Arrays.fill(places, -1);
    TriggerHeap[] family = new TriggerHeap[heaps];
    Arrays.setAll(family, h -> new TriggerHeap(keys, places));
    return family;
  }

  /** How often an account was filed. */
  long filed() {
    return filed;
  }

  /** Takes note of multipliers and shifts that changed; before every {@link #collect}. */
  void refresh() {
    boolean changed = false;
    boolean anyMoved = false;
    for (int i = 0; i < marks.count(); i++) {
      moved[i] = false;
      if (ceilings.changed(i)) {
        changed = true;
        moved[i] = ceilings.moved(i);
        anyMoved |= moved[i];
      }
    }
    if (changed) {
      for (int t = 0; t < tightCount; t++) {
        isTight[tight[t]] = false;
        file(tight[t], Fit.LOOSE);
      }
      tightCount = 0;
    }
    if (anyMoved) {
      fileMoved();
    }
  }

  private void fileMoved() {
    for (int a = 0; a < accounts.size(); a++) {
      for (int s = accounts.firstSlot(a); s < accounts.endSlot(a); s++) {
        if (accounts.quantity(s) != 0 && moved[accounts.instrument(s)]) {
          file(a, Fit.LOOSE);
          break;
        }
      }
    }
  }

  /** Gives each account that has to be looked at to the list, once, in no particular order. */
  void collect(Worklist list) {
    for (int i = 0; i < marks.count(); i++) {
      for (int side = Side.LONG; side <= Side.SHORT; side++) {
        int h = Side.index(i, side);
        double shifted = marks.shifted(i, side);
        drain(below[h], -shifted, list);
        drain(above[h], shifted, list);
        if (!panic[h].isEmpty()) {
          drain(panic[h], marks.adverseMove(i, side), list);
        }
      }
    }
  }

  private void drain(TriggerHeap heap, double value, Worklist list) {
    while (heap.touched(value)) {
      list.add(accounts.owner(heap.removeFirst()));
    }
  }

  /** An account was looked at and held. */
  void held(int account) {
    file(account, Fit.TIGHT);
    if (!isTight[account]) {
      isTight[account] = true;
      tight[tightCount++] = account;
    }
  }

  /** An account is another than before. */
  void changed(int account) {
    file(account, Fit.LOOSE);
  }

  private void file(int account, Fit fit) {
    int positions = accounts.open(account);
    filed++;
    if (positions > 1) {
      box.ofSeveral(account, fit);
    }
    for (int s = accounts.firstSlot(account); s < accounts.endSlot(account); s++) {
      if (accounts.quantity(s) == 0) {
        forget(s);
        continue;
      }
      if (positions > 1) {
        box.part(s);
      } else {
        box.ofOne(s, fit);
      }
      put(s);
    }
  }

  private void put(int slot) {
    int h = Side.index(accounts.instrument(slot), Side.of(accounts.quantity(slot)));
    if (filedIn[slot] != h) {
      forget(slot);
      filedIn[slot] = h;
    }
    put(below[h], slot, -box.lower);
    put(above[h], slot, box.upper);
    put(panic[h], slot, accounts.plans.panicLevel[slot]);
  }

  private static void put(TriggerHeap heap, int slot, double key) {
    if (key == Double.POSITIVE_INFINITY) {
      heap.remove(slot);
    } else {
      heap.put(slot, key);
    }
  }

  private void forget(int slot) {
    int h = filedIn[slot];
    if (h >= 0) {
      below[h].remove(slot);
      above[h].remove(slot);
      panic[h].remove(slot);
      filedIn[slot] = -1;
    }
  }
}
