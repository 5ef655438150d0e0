package io.plimsoll.features;

import io.plimsoll.features.correlation.CorrelationConformance;
import io.plimsoll.features.jump.JumpConformance;
import io.plimsoll.features.volatility.VolatilityConformance;
import java.util.Map;
import java.util.function.Supplier;

/** The rows of kernels: all that are neither of models nor of evaluation. */
class ConformanceTest extends ConformanceContract {

  @Override
  protected Map<Class<?>, Supplier<ConformanceRows>> answers() {
    return Map.of(
        VolatilityConformance.class, VolatilityConformance::rows,
        JumpConformance.class, JumpConformance::rows,
        CorrelationConformance.class, CorrelationConformance::rows);
  }

  @Override
  protected boolean responsible(String id) {
    return !isOf(MODELS, id) && !isOf(EVALUATION, id);
  }
}
