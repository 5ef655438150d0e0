package io.plimsoll.margin.simulation;

/**
 * A sum that changes millions of times and still is what a recount gives: the rounding error of
 * each addition is kept.
 *
 * <p><b>Reference</b>: Neumaier, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher
 * Summen", ZAMM 54 (1974).
 */
final class RunningTotal {
  private double sum;
  private double lost;

  void add(double amount) {
    double next = sum + amount;
    lost += Math.abs(sum) >= Math.abs(amount) ? (sum - next) + amount : (amount - next) + sum;
    sum = next;
  }

  double value() {
    return sum + lost;
  }
}
