package io.plimsoll.margin.simulation;

import java.util.Arrays;

/**
 * All accounts, an array for each of their numbers. An account has slots for its positions, empty
 * where the quantity is zero; entry prices are on the scale of shifted marks (see {@link Marks}).
 * Every change of money or positions goes through here into the running totals of {@link Books}.
 */
final class Accounts {
  private final Marks marks;
  private final Books books;
  private final Requirements requirements;
  private final int[] firstSlot;
  private final int[] owner;
  private final int[] instrument;
  private final double[] quantity;
  private final double[] entry;
  private final double[] price;
  private final double[] wallet;

  /** What traders decided, by account. */
  final Plans plans;

  Accounts(Population population, Marks marks, Books books, Requirements requirements) {
    this.marks = marks;
    this.books = books;
    this.requirements = requirements;
    int n = population.size();
    firstSlot = new int[n + 1];
    for (int a = 0; a < n; a++) {
      firstSlot[a + 1] = firstSlot[a] + population.legs(a);
    }
    int slots = firstSlot[n];
    owner = new int[slots];
    for (int a = 0; a < n; a++) {
      Arrays.fill(owner, firstSlot[a], firstSlot[a + 1], a);
    }
    instrument = new int[slots];
    quantity = new double[slots];
    entry = new double[slots];
    price = new double[slots];
    wallet = new double[n];
    plans = new Plans(n, slots);
  }

  int size() {
    return wallet.length;
  }

  int slots() {
    return owner.length;
  }

  int firstSlot(int account) {
    return firstSlot[account];
  }

  int endSlot(int account) {
    return firstSlot[account + 1];
  }

  int owner(int slot) {
    return owner[slot];
  }

  int instrument(int slot) {
    return instrument[slot];
  }

  double quantity(int slot) {
    return quantity[slot];
  }

  /** Average price paid, on the scale of shifted marks. */
  double entry(int slot) {
    return entry[slot];
  }

  /** Average price paid, as it was. */
  double entryPrice(int slot) {
    return price[slot];
  }

  double wallet(int account) {
    return wallet[account];
  }

  /** How many positions an account has. */
  int open(int account) {
    int open = 0;
    for (int s = firstSlot[account]; s < firstSlot[account + 1]; s++) {
      open += quantity[s] == 0 ? 0 : 1;
    }
    return open;
  }

  void addToWallet(int account, double amount) {
    wallet[account] += amount;
    books.wallet(amount);
  }

  void setWallet(int account, double amount) {
    books.wallet(amount - wallet[account]);
    wallet[account] = amount;
  }

  /** Puts a position in a slot in place of what is there; none where the quantity is zero. */
  void place(int slot, int newInstrument, double newQuantity, double newEntry, double newPrice) {
    if (quantity[slot] != 0) {
      books.position(instrument[slot], quantity[slot], entry[slot], -1);
    }
    instrument[slot] = newInstrument;
    quantity[slot] = newQuantity;
    entry[slot] = newEntry;
    price[slot] = newPrice;
    if (newQuantity != 0) {
      books.position(newInstrument, newQuantity, newEntry, 1);
    }
  }

  /** The same position with another quantity of the same sign, or none. */
  void resize(int slot, double newQuantity) {
    place(slot, instrument[slot], newQuantity, entry[slot], price[slot]);
  }

  double mark(int slot) {
    return marks.mark(instrument[slot]);
  }

  double shifted(int slot) {
    return marks.shifted(instrument[slot], Side.of(quantity[slot]));
  }

  /** Wallet and unrealised gain, settlement currency. */
  double equity(int account) {
    double equity = wallet[account];
    for (int s = firstSlot[account]; s < firstSlot[account + 1]; s++) {
      if (quantity[s] != 0) {
        equity += quantity[s] * (shifted(s) - entry[s]);
      }
    }
    return equity;
  }

  /** Equity below which the account is liquidated, settlement currency. */
  double maintenance(int account) {
    double total = 0;
    for (int s = firstSlot[account]; s < firstSlot[account + 1]; s++) {
      if (quantity[s] != 0) {
        total += maintenanceOf(s);
      }
    }
    return total;
  }

  /** The requirement of one position. */
  double maintenanceOf(int slot) {
    return requirements.maintenance(instrument[slot], quantity[slot]);
  }

  /** Equity needed to open all positions at a multiple of their size, settlement currency. */
  double initial(int account, double sizes) {
    double total = 0;
    for (int s = firstSlot[account]; s < firstSlot[account + 1]; s++) {
      if (quantity[s] != 0) {
        total += requirements.initial(instrument[s], quantity[s] * sizes);
      }
    }
    return total;
  }

  /**
   * The largest difference between a running total and its recount, as a fraction of what cancels
   * in the balance.
   */
  double recount() {
    double walletSum = 0;
    double[] quantities = new double[2 * marks.count()];
    double[] costs = new double[2 * marks.count()];
    double[] sizes = new double[2 * marks.count()];
    for (double w : wallet) {
      walletSum += w;
    }
    for (int s = 0; s < quantity.length; s++) {
      if (quantity[s] != 0) {
        int k = Side.index(instrument[s], Side.of(quantity[s]));
        quantities[k] += quantity[s];
        costs[k] += quantity[s] * entry[s];
        sizes[k] = Math.max(sizes[k], marks.mark(instrument[s]));
      }
    }
    double worst = Math.abs(walletSum - books.wallets());
    for (int i = 0; i < marks.count(); i++) {
      for (int side = Side.LONG; side <= Side.SHORT; side++) {
        int k = Side.index(i, side);
        worst = Math.max(worst, Math.abs(costs[k] - books.cost(i, side)));
        worst = Math.max(worst, sizes[k] * Math.abs(quantities[k] - books.quantity(i, side)));
      }
    }
    return worst / books.scale();
  }
}
