package io.plimsoll.models;

import io.plimsoll.features.ConformanceContract;
import io.plimsoll.features.ConformanceRows;
import io.plimsoll.models.distribution.DistributionConformance;
import io.plimsoll.models.garch.GarchConformance;
import io.plimsoll.models.linear.HarConformance;
import java.util.Map;
import java.util.function.Supplier;

/** The rows of forecasting models, of distributions and of conformal layers. */
class ConformanceTest extends ConformanceContract {

  @Override
  protected Map<Class<?>, Supplier<ConformanceRows>> answers() {
    return Map.of(
        HarConformance.class, HarConformance::rows,
        GarchConformance.class, GarchConformance::rows,
        DistributionConformance.class, DistributionConformance::rows);
  }

  @Override
  protected boolean responsible(String id) {
    return isOf(MODELS, id);
  }
}
