package io.plimsoll.training.study;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.features.FeatureView;
import io.plimsoll.models.EstimatorProvider;
import io.plimsoll.models.EstimatorProvider.Part;
import java.util.List;
import java.util.Map;

/** Which features of the one-hour views play which part. */
public final class Roles {
  /** The slow level that spikes are measured against and policies shrink to. */
  public static final String LONG_RUN = "rv_7d";

  private static final List<String> HAR = List.of("rv_15m", "rv_1h", "rv_4h", "rv_1d");
  private static final String LAST = "rv_1h";
  private static final String EWMA = "ewma_1h";

  /** Both or neither: one alone takes some hours for others. */
  private static final List<String> DIURNAL = List.of("hour_sin", "hour_cos");

  /** How old the last event is tells the guards something, not the learners. */
  private static final String STALENESS = "staleness";

  private Roles() {}

  /**
   * The parts in a view; throws where a feature that every study needs is not in it. The views hold
   * no returns, no quarticity, and semivariances and bipower variance as shares or over one window
   * only; families that ask for these say so.
   */
  public static EstimatorProvider.Inputs of(FeatureView view) {
    for (String needed : List.of(LAST, EWMA, LONG_RUN)) {
      if (!view.columns().contains(needed)) {
        throw new PlimsollException(
            ErrorCode.INVALID_INPUT,
            "view '" + view.name() + "' lacks the feature '" + needed + "', which a study needs");
      }
    }
    return new EstimatorProvider.Inputs(
        HAR.stream().filter(view.columns()::contains).toList(),
        LAST,
        EWMA,
        view.columns().stream().filter(name -> !name.equals(STALENESS)).toList(),
        view.columns().containsAll(DIURNAL) ? Map.of(Part.DIURNAL, DIURNAL) : Map.of(),
        1,
        1);
  }
}
