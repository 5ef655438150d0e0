package io.plimsoll.models;

import io.plimsoll.features.ConformanceContract;
import io.plimsoll.features.ConformanceRows;
import io.plimsoll.models.garch.GarchConformance;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The rows of forecasting models. */
class ConformanceTest extends ConformanceContract {

  @Override
  protected Map<Class<?>, Supplier<ConformanceRows>> answers() {
    return Map.of(GarchConformance.class, GarchConformance::rows);
  }

  @Override
  protected boolean responsible(String id) {
    return isOf(List.of("GARCH11n\\..*", "GJR11[nt]\\..*", "GJR\\.fixed.*", "EGARCH11n\\..*"), id);
  }
}
