package io.plimsoll.models.multiplier;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.Explanation;
import io.plimsoll.datasets.Explanation.Operation;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.models.Forecast;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Margin that covers the excursion quantile, with the volatility shrunk geometrically towards its
 * long-run level.
 *
 * <p>Formula: {@code required = z·σ^w·σ_LR^(1−w)} with {@code z = max(fall, rise quantile at the
 * level) / σ}; the proposal is {@code required / baseFraction}. With {@code w = 1} the margin
 * follows the forecast, with {@code w = 0} it is constant as long as the long-run level is; in
 * between it moves less than the forecast at nearly the same coverage, which is what makes it less
 * procyclical than a reactive rule.
 *
 * <p><b>Unit</b>: multiple of the base margin. <b>Range</b>: positive where the quantile is.
 */
public final class ShrunkQuantilePolicy implements MultiplierPolicy {
  /** The label of the leaf that a forecaster's own explanation may replace. */
  static final String VARIANCE = "forecast variance";

  private final Settings settings;

  /**
   * What can be set.
   *
   * @param level coverage over the horizon, one of the forecast's levels, in (0, 1)
   * @param weight of the forecast against the long-run level, in [0, 1]
   * @param baseFraction the margin that multiplier 1 stands for, as a fraction of notional,
   *     positive
   * @param ownBaseFractions the same of single instruments, by name, where they have their own
   */
  public record Settings(
      double level, double weight, double baseFraction, Map<String, Double> ownBaseFractions) {
    public Settings {
      Checks.inOpenRange(level, 0, 1, "level");
      Checks.inRange(weight, 0, 1, "weight");
      Checks.positive(baseFraction, "baseFraction");
      ownBaseFractions = Collections.unmodifiableMap(new TreeMap<>(ownBaseFractions));
      ownBaseFractions.forEach(
          (instrument, base) -> Checks.positive(base, "baseFraction of " + instrument));
    }

    /** One base margin for all instruments. */
    public Settings(double level, double weight, double baseFraction) {
      this(level, weight, baseFraction, Map.of());
    }

    /** The margin that multiplier 1 stands for on an instrument. */
    public double baseFraction(InstrumentId instrument) {
      return ownBaseFractions.getOrDefault(instrument.value(), baseFraction);
    }
  }

  /** A policy. */
  public ShrunkQuantilePolicy(Settings settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return "shrunk-quantile";
  }

  /** Its settings. */
  public Settings settings() {
    return settings;
  }

  @Override
  public Explanation propose(Forecast forecast) {
    int level = position(forecast.levels());
    String name = Math.round(settings.level() * 1e5) / 1e3 + "% quantile";
    Explanation excursion =
        Explanation.of(
            "worst excursion, " + name,
            Operation.MAXIMUM,
            Explanation.input("fall, " + name, forecast.downQuantiles()[level]),
            Explanation.input("rise, " + name, forecast.upQuantiles()[level]));
    Explanation multiple =
        Explanation.of(
            "excursion in forecast volatilities",
            Operation.RATIO,
            excursion,
            Explanation.input("forecast volatility", Math.sqrt(forecast.variance())));
    Explanation required =
        Explanation.of(
            "required fraction of notional",
            Operation.PRODUCT,
            multiple,
            root(Explanation.input(VARIANCE, forecast.variance()), settings.weight()),
            root(
                Explanation.input("long-run variance", forecast.longRunVariance()),
                1 - settings.weight()));
    return Explanation.of(
        "required multiplier",
        Operation.RATIO,
        required,
        Explanation.input("base fraction", settings.baseFraction(forecast.instrument())));
  }

  private static Explanation root(Explanation variance, double weight) {
    return Explanation.of(
        variance.label() + ", share",
        Operation.POWER,
        variance,
        Explanation.input("half its weight", weight / 2));
  }

  private int position(double[] levels) {
    for (int i = 0; i < levels.length; i++) {
      if (Math.abs(levels[i] - settings.level()) < 1e-9) {
        return i;
      }
    }
    throw new IllegalArgumentException(
        "no quantile at level "
            + settings.level()
            + "; the forecast has "
            + Arrays.toString(levels));
  }
}
