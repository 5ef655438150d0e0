package io.plimsoll.features.positioning;

import io.plimsoll.datasets.Checks;
import io.plimsoll.features.KernelSettings;
import java.util.Arrays;

/**
 * An assumption about how positions are opened: shares of some leverages, each on isolated margin
 * at one maintenance rate.
 *
 * <p>Where a position of leverage L that was opened at p is liquidated, by the general formula for
 * isolated margin W = p·q/L without maintenance amount: a long at {@code p (1 − 1/L) / (1 − m)}, a
 * short at {@code p (1 + 1/L) / (1 + m)}. No venue publishes the mix; the default of equal parts of
 * 5, 10, 25 and 50 is a round number, not an estimate.
 */
final class LeverageMix {
  private static final String DEFAULT = "5:1 10:1 25:1 50:1";
  private static final double MAINTENANCE = 0.005;

  private final double[] shares;
  private final double[] longOffsets;
  private final double[] shortOffsets;

  /** A mix; shares are weights. */
  LeverageMix(double[] leverages, double[] weights, double maintenance) {
    Checks.inRange(maintenance, 0, 0.5, "maintenance");
    double all = Arrays.stream(weights).sum();
    shares = new double[leverages.length];
    longOffsets = new double[leverages.length];
    shortOffsets = new double[leverages.length];
    for (int i = 0; i < leverages.length; i++) {
      double own = 1 / Checks.inRange(leverages[i], 2, 1000, "leverage");
      if (own <= maintenance) {
        throw new IllegalArgumentException(
            "a leverage of "
                + leverages[i]
                + " is liquidated at once at a maintenance rate of "
                + maintenance);
      }
      shares[i] = Checks.positive(weights[i], "share of leverage " + leverages[i]) / all;
      longOffsets[i] = StrictMath.log((1 - own) / (1 - maintenance));
      shortOffsets[i] = StrictMath.log((1 + own) / (1 + maintenance));
    }
  }

  /**
   * Reads {@code leverages} ({@code "leverage:weight leverage:weight ..."}), {@code maintenance}.
   */
  static LeverageMix from(KernelSettings settings) {
    String text = settings.text("leverages", DEFAULT);
    String[] parts = text.strip().split("\\s+");
    double[] leverages = new double[parts.length];
    double[] weights = new double[parts.length];
    for (int i = 0; i < parts.length; i++) {
      String[] pair = parts[i].split(":", -1);
      try {
        leverages[i] = Double.parseDouble(pair[0]);
        weights[i] = Double.parseDouble(pair[pair.length == 2 ? 1 : -1]);
      } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
        throw new IllegalArgumentException(
            "leverages must be such as '10:2 25:1', was '" + text + "'", e);
      }
    }
    return new LeverageMix(leverages, weights, settings.number("maintenance", MAINTENANCE));
  }

  /** How many leverages. */
  int size() {
    return shares.length;
  }

  /** The part of what is opened that has a leverage. */
  double share(int i) {
    return shares[i];
  }

  /** ln(liquidation price / entry price) of a long; negative. */
  double longOffset(int i) {
    return longOffsets[i];
  }

  /** ln(liquidation price / entry price) of a short; positive. */
  double shortOffset(int i) {
    return shortOffsets[i];
  }
}
