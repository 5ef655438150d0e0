package io.plimsoll.models;

import io.plimsoll.features.ConformanceContract;
import io.plimsoll.features.ConformanceRows;
import io.plimsoll.models.distribution.DistributionConformance;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The rows of models of distributions: quantile regression, filtered simulation, conformal. */
class ConformanceTest extends ConformanceContract {
  private static final List<String> OURS =
      List.of("QR\\..*", "FHS\\..*", "ACI\\..*", "split\\.rolling\\..*");

  @Override
  protected Map<Class<?>, Supplier<ConformanceRows>> answers() {
    return Map.of(DistributionConformance.class, DistributionConformance::rows);
  }

  @Override
  protected boolean responsible(String id) {
    return isOf(OURS, id);
  }
}
