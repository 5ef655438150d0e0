package io.plimsoll.training.study;

import io.plimsoll.datasets.Checks;
import io.plimsoll.features.FeatureView;
import io.plimsoll.models.multiplier.GuardSettings;
import io.plimsoll.training.PurgedWalkForward;
import java.time.Duration;
import java.util.List;

/**
 * What a study does.
 *
 * @param name kebab-case; also the name its model is registered under
 * @param view the features
 * @param horizonNanos how far ahead is forecast; a whole number of the view's bars
 * @param spikeMultiple a spike is a variance above this times its long-run level
 * @param families to compare, simplest first
 * @param combined the families whose combination is compared too
 * @param split the folds of the walk-forward
 * @param policyLevel coverage that the multiplier aims at, one of {@code levels}
 * @param policyWeight of the forecast against the long-run level, in [0, 1]; chosen in advance,
 *     never on the data
 * @param guards bounds on the multiplier
 * @param levels of the excursion quantiles
 * @param seed the only source of randomness
 * @param threads how many fits at once; does not change a result
 */
public record StudySettings(
    String name,
    FeatureView view,
    long horizonNanos,
    double spikeMultiple,
    List<String> families,
    List<String> combined,
    PurgedWalkForward.Settings split,
    double policyLevel,
    double policyWeight,
    GuardSettings guards,
    List<Double> levels,
    long seed,
    int threads) {
  /** The family that all others are compared with. */
  public static final String BASELINE = "log-har";

  /** The family whose forecast a reactive margin rule follows. */
  public static final String REACTIVE = "ewma";

  /** A family of each kind, simplest first: what the quickstart compares. */
  public static final List<String> ALL_FAMILIES =
      List.of(
          "random-walk", REACTIVE, BASELINE, "log-har-x", "smile-forest", "lightgbm", "dl4j-lstm");

  /**
   * Those of {@link #ALL_FAMILIES} that take seconds rather than minutes on tens of thousands of
   * rows.
   */
  public static final List<String> FAST_FAMILIES =
      List.of("random-walk", REACTIVE, BASELINE, "log-har-x", "lightgbm");

  private static final List<String> COMBINABLE =
      List.of(BASELINE, "smile-forest", "lightgbm", "dl4j-lstm");
  private static final long DAY = Duration.ofDays(1).toNanos();
  private static final long HOUR = Duration.ofHours(1).toNanos();

  public StudySettings {
    Checks.notBlank(name, "name");
    Checks.positive(horizonNanos, "horizonNanos");
    families = List.copyOf(families);
    combined = List.copyOf(combined);
    levels = List.copyOf(levels);
    Checks.inOpenRange(policyLevel, 0, 1, "policyLevel");
    Checks.inRange(policyWeight, 0, 1, "policyWeight");
    Checks.positive(threads, "threads");
  }

  /**
   * What suits a span of data: three eighths of it to train on before the first test, then tests of
   * an eighth each, in whole hours; one hour ahead; 99% coverage; half the weight on the forecast.
   */
  public static StudySettings of(
      String name,
      FeatureView view,
      List<String> families,
      long spanNanos,
      long seed,
      int threads) {
    long initial = Math.max(DAY, spanNanos * 3 / 8 / HOUR * HOUR);
    long step = Math.max(6 * HOUR, spanNanos / 8 / HOUR * HOUR);
    return new StudySettings(
        name,
        view,
        HOUR,
        3,
        families,
        combined(families),
        new PurgedWalkForward.Settings(
            initial, step, view.everyNanos(), PurgedWalkForward.Mode.EXPANDING),
        0.99,
        0.5,
        GuardSettings.defaults(),
        List.of(0.5, 0.9, 0.95, 0.99, 0.995),
        seed,
        threads);
  }

  /**
   * log-HAR and the families that correct it, if there are any; a random walk would only add its
   * noise.
   */
  private static List<String> combined(List<String> families) {
    List<String> members = families.stream().filter(COMBINABLE::contains).toList();
    return members.size() < 2 ? List.of() : members;
  }
}
