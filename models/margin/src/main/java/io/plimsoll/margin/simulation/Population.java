package io.plimsoll.margin.simulation;

import java.util.List;

/** Who trades: as many accounts as there are, each held by one trader after the other. */
public interface Population {

  /** How many accounts there are. */
  int size();

  /** How many legs an account has at most. */
  int legs(int account);

  /**
   * Who holds an account; the same arguments give the same trader.
   *
   * @param visit how often the account was opened before
   */
  Trader trader(int account, int visit);

  /** Known traders who come back as they first came, if they come back. */
  static Population of(List<Trader> traders) {
    List<Trader> fixed = List.copyOf(traders);
    return new Population() {
      @Override
      public int size() {
        return fixed.size();
      }

      @Override
      public int legs(int account) {
        return fixed.get(account).legs().size();
      }

      @Override
      public Trader trader(int account, int visit) {
        return fixed.get(account);
      }
    };
  }
}
