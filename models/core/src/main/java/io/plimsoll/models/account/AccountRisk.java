package io.plimsoll.models.account;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.Explanation;
import io.plimsoll.datasets.Explanation.Operation;
import io.plimsoll.models.numeric.LogisticRegression;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Scores accounts: the barrier formula with forecast volatility, corrected by a logistic model.
 *
 * <p>The barrier is touched when an isolated position reaches its liquidation price ({@link
 * BarrierProbability} without drift), or when the profit and loss of the cross-margined pool eats
 * the equity above maintenance. The pool's standard deviation assumes one correlation between all
 * instruments, {@value #CORRELATION}: perpetuals move together, and a hedge must not look perfect.
 * The barrier probability is the greatest of these: they move together too, and the union bound
 * would overstate it.
 */
public final class AccountRisk {
  /** What the logistic correction sees. */
  public static final List<String> FEATURES =
      List.of("barrier logit", "log leverage", "utilisation", "concentration", "margin calls");

  static final double CORRELATION = 0.7;
  private static final double LEAST_PROBABILITY = 1e-6;
  private static final double MOST_SIGMAS = 100;
  private static final int MOST_REASONS = 3;

  private final AccountRiskModel model;

  /** A scorer. */
  public AccountRisk(AccountRiskModel model) {
    this.model = model;
  }

  /** Scores one account. */
  public AccountRiskScore score(AccountExposure exposure) {
    double distance = distanceSigmas(exposure);
    if (exposure.grossNotional() == 0) {
      return certain(0, distance, "no open position");
    }
    if (distance <= 0) {
      return certain(1, 0, "liquidation is due: nothing is left above maintenance");
    }
    Explanation barrier =
        Explanation.of(
            "barrier probability",
            Operation.FIRST,
            Explanation.input("probability of touching the barrier", clippedBarrier(exposure)),
            Explanation.input("distance in forecast standard deviations", distance));
    List<Explanation> parts = new ArrayList<>();
    parts.add(logit(barrier));
    parts.add(Explanation.input("intercept", model.intercept()));
    double[] x = features(exposure);
    List<Explanation> terms = new ArrayList<>();
    for (int j = 0; j < x.length; j++) {
      terms.add(term(j, x[j]));
    }
    parts.addAll(terms);
    Explanation probability = logistic(Explanation.of("log odds", Operation.SUM, parts));
    return new AccountRiskScore(
        probability.value(),
        distance,
        points(probability.value()),
        reasons(distance, barrier.value(), terms, x),
        probability);
  }

  private static AccountRiskScore certain(double probability, double distance, String reason) {
    return new AccountRiskScore(
        probability,
        distance,
        points(probability),
        List.of(reason),
        Explanation.input(reason, probability));
  }

  private Explanation term(int j, double value) {
    Explanation centred =
        Explanation.of(
            FEATURES.get(j) + ", centred",
            Operation.DIFFERENCE,
            Explanation.input(FEATURES.get(j), value),
            Explanation.input("mean", model.means()[j]));
    Explanation standardised =
        Explanation.of(
            FEATURES.get(j) + ", standardised",
            Operation.RATIO,
            centred,
            Explanation.input("deviation", model.deviations()[j]));
    return Explanation.of(
        FEATURES.get(j) + " term",
        Operation.PRODUCT,
        Explanation.input("slope", model.slopes()[j]),
        standardised);
  }

  private static Explanation logit(Explanation probability) {
    Explanation other =
        Explanation.of(
            "barrier not touched", Operation.DIFFERENCE, Explanation.input("one", 1), probability);
    return Explanation.of(
        "barrier log odds",
        Operation.LOG,
        Explanation.of("barrier odds", Operation.RATIO, probability, other));
  }

  private static Explanation logistic(Explanation logOdds) {
    Explanation against =
        Explanation.of(
            "odds against",
            Operation.EXP,
            Explanation.of(
                "log odds against",
                Operation.PRODUCT,
                Explanation.input("minus one", -1),
                logOdds));
    Explanation one = Explanation.input("one", 1);
    return Explanation.of(
        "probability of liquidation",
        Operation.RATIO,
        one,
        Explanation.of("one plus odds against", Operation.SUM, one, against));
  }

  private static List<String> reasons(
      double distance, double barrier, List<Explanation> terms, double[] x) {
    List<String> reasons = new ArrayList<>();
    reasons.add(
        String.format(
            Locale.ROOT,
            "liquidation is %.1f forecast standard deviations away: %.2f%% by the barrier formula",
            distance,
            100 * barrier));
    List<Integer> order = new ArrayList<>();
    for (int j = 0; j < x.length; j++) {
      if (Math.abs(terms.get(j).value()) > 0.05) {
        order.add(j);
      }
    }
    order.sort(
        Comparator.comparingDouble((Integer j) -> -Math.abs(terms.get(j).value()))
            .thenComparing(Comparator.naturalOrder()));
    for (int j : order.subList(0, Math.min(MOST_REASONS, order.size()))) {
      double effect = terms.get(j).value();
      reasons.add(
          String.format(
              Locale.ROOT,
              "%s of %.2f %s the log odds by %.2f",
              FEATURES.get(j),
              x[j],
              effect > 0 ? "raises" : "lowers",
              Math.abs(effect)));
    }
    return reasons;
  }

  private static double points(double probability) {
    double points =
        600
            + 20
                / StrictMath.log(2)
                * (-LogisticRegression.logit(probability) - StrictMath.log(50));
    return Math.max(0, Math.min(1000, points));
  }

  /**
   * How many forecast standard deviations the nearest liquidation is away, at most 100; at or below
   * 0 it is due.
   */
  static double distanceSigmas(AccountExposure exposure) {
    double nearest = MOST_SIGMAS;
    double squares = 0;
    double sum = 0;
    for (AccountExposure.Position position : exposure.positions()) {
      double sigma = Math.sqrt(position.variance());
      if (position.isolated()) {
        if (position.signedNotional() != 0) {
          nearest = Math.min(nearest, position.liquidationLogDistance() / sigma);
        }
      } else {
        double risk = position.signedNotional() * sigma;
        squares += risk * risk;
        sum += risk;
      }
    }
    double pool = Math.sqrt((1 - CORRELATION) * squares + CORRELATION * sum * sum);
    if (pool > 0) {
      nearest = Math.min(nearest, (exposure.equity() - exposure.maintenance()) / pool);
    }
    return Math.max(0, nearest);
  }

  /** The barrier probability, kept off 0 and 1 so that its log odds are finite. */
  static double clippedBarrier(AccountExposure exposure) {
    double probability = BarrierProbability.down(distanceSigmas(exposure), 0, 1);
    return Math.max(LEAST_PROBABILITY, Math.min(1 - LEAST_PROBABILITY, probability));
  }

  /** The features of {@link #FEATURES}, each bounded. */
  static double[] features(AccountExposure exposure) {
    double gross = exposure.grossNotional();
    double concentration = 0;
    for (AccountExposure.Position position : exposure.positions()) {
      double share = gross > 0 ? position.signedNotional() / gross : 0;
      concentration += share * share;
    }
    double leverage = Math.max(0.01, Math.min(1000, exposure.leverage()));
    double utilisation = exposure.equity() > 0 ? exposure.maintenance() / exposure.equity() : 1;
    return new double[] {
      LogisticRegression.logit(clippedBarrier(exposure)),
      StrictMath.log(leverage),
      Checks.notNegative(Math.min(1, utilisation), "utilisation"),
      concentration,
      StrictMath.log1p(Math.min(100, exposure.marginCalls()))
    };
  }
}
