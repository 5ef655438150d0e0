package io.plimsoll.training.evaluation;

import io.plimsoll.features.ConformanceContract;
import io.plimsoll.features.ConformanceRows;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The rows of losses, forecast comparison, coverage tests and calibration. */
class ConformanceTest extends ConformanceContract {
  /** Rows of isotonic calibration, which belong to whoever calibrates. */
  private static final List<String> OF_CALIBRATION = List.of("score[12]\\.iso\\..*");

  @Override
  protected Map<Class<?>, Supplier<ConformanceRows>> answers() {
    return Map.of(
        ComparisonConformance.class, ComparisonConformance::rows,
        SelectionConformance.class, SelectionConformance::rows,
        CoverageConformance.class, CoverageConformance::rows,
        ProbabilityConformance.class, ProbabilityConformance::rows);
  }

  @Override
  protected boolean responsible(String id) {
    return isOf(EVALUATION, id) && !isOf(OF_CALIBRATION, id);
  }
}
