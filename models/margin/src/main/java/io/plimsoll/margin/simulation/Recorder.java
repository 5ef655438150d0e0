package io.plimsoll.margin.simulation;

import java.util.EnumMap;

/** Writes down what happened, bar by bar, in arrays made at the start. */
final class Recorder {
  private static final long[] NEVER = {0};

  private final Marks marks;
  private final Books books;
  private final Desk desk;

  final int[] liquidations;
  final int[] looked;
  final double[] liquidatedNotional;
  final double[] badDebt;
  final double[] socialisedLoss;
  final double[] fundBalance;
  final double[][] mark;
  final double[][] openInterest;
  private final EnumMap<Action, long[]> actions = new EnumMap<>(Action.class);
  private int lookedNow;
  private int liquidatedNow;
  private double notionalBefore;
  private double badDebtBefore;
  private double socialisedBefore;
  private long rounds;
  private double worstImbalance;

  Recorder(MarketPath path, Marks marks, Books books, Desk desk) {
    this.marks = marks;
    this.books = books;
    this.desk = desk;
    int bars = path.bars();
    liquidations = new int[bars];
    looked = new int[bars];
    liquidatedNotional = new double[bars];
    badDebt = new double[bars];
    socialisedLoss = new double[bars];
    fundBalance = new double[bars];
    mark = new double[path.count()][bars];
    openInterest = new double[path.count()][bars];
  }

  void looked(int accounts) {
    lookedNow += accounts;
  }

  void count(Action action) {
    actions.computeIfAbsent(action, a -> new long[1])[0]++;
    if (action == Action.LIQUIDATE) {
      liquidatedNow++;
    }
  }

  long times(Action action) {
    return actions.getOrDefault(action, NEVER)[0];
  }

  void round() {
    rounds++;
  }

  void imbalance(double fraction) {
    worstImbalance = Math.max(worstImbalance, fraction);
  }

  void endBar(int bar) {
    looked[bar] = lookedNow;
    liquidations[bar] = liquidatedNow;
    lookedNow = 0;
    liquidatedNow = 0;
    liquidatedNotional[bar] = desk.liquidatedNotional() - notionalBefore;
    badDebt[bar] = books.badDebt() - badDebtBefore;
    socialisedLoss[bar] = books.socialisedLoss() - socialisedBefore;
    notionalBefore = desk.liquidatedNotional();
    badDebtBefore = books.badDebt();
    socialisedBefore = books.socialisedLoss();
    fundBalance[bar] = books.fundBalance();
    for (int i = 0; i < mark.length; i++) {
      mark[i][bar] = marks.mark(i);
      openInterest[i][bar] = books.openInterest(i);
    }
  }

  long rounds() {
    return rounds;
  }

  double worstImbalance() {
    return worstImbalance;
  }

  Books books() {
    return books;
  }
}
