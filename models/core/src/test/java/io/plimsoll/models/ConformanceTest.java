package io.plimsoll.models;

import io.plimsoll.features.ConformanceContract;
import io.plimsoll.features.ConformanceRows;
import io.plimsoll.models.linear.HarConformance;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The rows of forecasting models. */
class ConformanceTest extends ConformanceContract {
  private static final List<String> OURS = List.of("HAR\\..*", "HARQ\\..*", "HARJ\\..*");

  @Override
  protected Map<Class<?>, Supplier<ConformanceRows>> answers() {
    return Map.of(HarConformance.class, HarConformance::rows);
  }

  @Override
  protected boolean responsible(String id) {
    return isOf(OURS, id);
  }
}
