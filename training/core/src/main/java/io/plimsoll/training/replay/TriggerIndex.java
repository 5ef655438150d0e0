package io.plimsoll.training.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.IntConsumer;

/**
 * Accounts by the price at which somebody must look at them again, so that a quiet bar costs
 * nothing for the others.
 *
 * <p>An account may be entered under several instruments; {@link #forget} drops all its entries at
 * once (they are recognised by an outdated stamp and skipped when they come up).
 */
final class TriggerIndex {
  private final List<PriorityQueue<Entry>> falling = new ArrayList<>();
  private final List<PriorityQueue<Entry>> rising = new ArrayList<>();
  private final int[] stamps;

  private record Entry(double price, int account, int stamp) {}

  TriggerIndex(int instruments, int accounts) {
    stamps = new int[accounts];
    for (int i = 0; i < instruments; i++) {
      falling.add(new PriorityQueue<>((a, b) -> Double.compare(b.price(), a.price())));
      rising.add(new PriorityQueue<>((a, b) -> Double.compare(a.price(), b.price())));
    }
  }

  /** Look at the account when the instrument trades at the price or below it. */
  void whenBelow(int instrument, double price, int account) {
    add(falling.get(instrument), price, account);
  }

  /** Look at the account when the instrument trades at the price or above it. */
  void whenAbove(int instrument, double price, int account) {
    add(rising.get(instrument), price, account);
  }

  void forget(int account) {
    stamps[account]++;
  }

  private void add(PriorityQueue<Entry> queue, double price, int account) {
    if (queue.size() > 64 + 8 * stamps.length) {
      queue.removeIf(entry -> entry.stamp() != stamps[entry.account()]);
    }
    queue.add(new Entry(price, account, stamps[account]));
  }

  /** Takes out every account whose price was touched. */
  void touched(int instrument, double low, double high, IntConsumer accounts) {
    for (Entry e = falling.get(instrument).peek(); e != null && low <= e.price(); ) {
      take(falling.get(instrument), accounts);
      e = falling.get(instrument).peek();
    }
    for (Entry e = rising.get(instrument).peek(); e != null && high >= e.price(); ) {
      take(rising.get(instrument), accounts);
      e = rising.get(instrument).peek();
    }
  }

  private void take(PriorityQueue<Entry> queue, IntConsumer accounts) {
    Entry entry = queue.remove();
    if (entry.stamp() == stamps[entry.account()]) {
      accounts.accept(entry.account());
    }
  }
}
