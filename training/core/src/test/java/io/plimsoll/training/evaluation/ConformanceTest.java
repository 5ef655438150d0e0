package io.plimsoll.training.evaluation;

import io.plimsoll.features.ConformanceContract;
import io.plimsoll.features.ConformanceRows;
import java.util.Map;
import java.util.function.Supplier;

/** The rows of losses, forecast comparison, coverage tests and calibration. */
class ConformanceTest extends ConformanceContract {
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
    return isOf(EVALUATION, id);
  }
}
