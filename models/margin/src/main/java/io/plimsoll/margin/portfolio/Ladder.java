package io.plimsoll.margin.portfolio;

import io.plimsoll.datasets.Checks;

/**
 * A charge that rises by steps: each part of an amount pays the rate of the step it falls in, so
 * that the charge itself has no step.
 *
 * @param floors where each step begins: zero, then rising
 * @param rates of each step, zero or more
 */
public record Ladder(double[] floors, double[] rates) {
  public Ladder {
    floors = floors.clone();
    rates = rates.clone();
    if (floors.length == 0 || floors.length != rates.length || floors[0] != 0) {
      throw new IllegalArgumentException(
          "steps must begin at zero and have a rate each, were "
              + floors.length
              + " floors and "
              + rates.length
              + " rates");
    }
    for (int i = 0; i < floors.length; i++) {
      Checks.notNegative(rates[i], "rate");
      if (i > 0 && !(floors[i] > floors[i - 1])) {
        throw new IllegalArgumentException(
            "floors must rise, " + floors[i] + " follows " + floors[i - 1]);
      }
    }
  }

  @Override
  public double[] floors() {
    return floors.clone();
  }

  @Override
  public double[] rates() {
    return rates.clone();
  }

  /** The charge on an amount. */
  public double charge(double amount) {
    double sum = 0;
    for (int i = 0; i < floors.length && amount > floors[i]; i++) {
      double end = i + 1 < floors.length ? Math.min(amount, floors[i + 1]) : amount;
      sum += (end - floors[i]) * rates[i];
    }
    return sum;
  }
}
