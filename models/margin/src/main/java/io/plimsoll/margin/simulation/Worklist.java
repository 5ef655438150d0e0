package io.plimsoll.margin.simulation;

/** Accounts of a round, each once however often it is added. */
final class Worklist {
  private final int[] accounts;
  private final boolean[] listed;
  private int size;

  Worklist(int accounts) {
    this.accounts = new int[accounts];
    listed = new boolean[accounts];
  }

  void add(int account) {
    if (!listed[account]) {
      listed[account] = true;
      accounts[size++] = account;
    }
  }

  int size() {
    return size;
  }

  int get(int i) {
    return accounts[i];
  }

  void clear() {
    for (int i = 0; i < size; i++) {
      listed[accounts[i]] = false;
    }
    size = 0;
  }
}
