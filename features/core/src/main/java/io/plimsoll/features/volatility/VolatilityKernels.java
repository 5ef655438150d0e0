package io.plimsoll.features.volatility;

import io.plimsoll.features.KernelRegistry;
import java.util.Map;

/** The kernels of this package by name. */
public final class VolatilityKernels {
  private static final Map<String, String> ONE_HOUR = Map.of("window", "1h");
  private static final Map<String, String> HOUR_AGAINST_DAY = Map.of("window", "1h", "base", "1d");

  private VolatilityKernels() {}

  /** A registry that also knows these. */
  public static KernelRegistry addTo(KernelRegistry registry) {
    return registry
        .with("realized-variance", ONE_HOUR, RealizedVariance::from)
        .with("ewma-variance", Map.of("half-life", "1h"), EwmaVariance::from)
        .with("downside-share", ONE_HOUR, DownsideShare::from)
        .with("log-return", ONE_HOUR, LogReturn::from)
        .with("parkinson", ONE_HOUR, Parkinson::from)
        .with("garman-klass", ONE_HOUR, GarmanKlass::from)
        .with("leverage", HOUR_AGAINST_DAY, Leverage::from)
        .with("rogers-satchell", ONE_HOUR, RogersSatchell::from)
        .with("yang-zhang", ONE_HOUR, YangZhang::from)
        .with("rs-negative", ONE_HOUR, s -> Semivariance.from(Semivariance.Side.NEGATIVE, s))
        .with("rs-positive", ONE_HOUR, s -> Semivariance.from(Semivariance.Side.POSITIVE, s))
        .with("min-rv", ONE_HOUR, s -> PowerVariation.from(PowerMeasure.MIN_RV, s))
        .with("med-rv", ONE_HOUR, s -> PowerVariation.from(PowerMeasure.MED_RV, s))
        .with("min-rq", ONE_HOUR, s -> PowerVariation.from(PowerMeasure.MIN_RQ, s))
        .with("med-rq", ONE_HOUR, s -> PowerVariation.from(PowerMeasure.MED_RQ, s))
        .with(
            "realized-quarticity",
            ONE_HOUR,
            s -> PowerVariation.from(PowerMeasure.REALIZED_QUARTICITY, s))
        .with(
            "tripower-quarticity",
            ONE_HOUR,
            s -> PowerVariation.from(PowerMeasure.TRIPOWER_QUARTICITY, s))
        .with(
            "quadpower-quarticity",
            ONE_HOUR,
            s -> PowerVariation.from(PowerMeasure.QUADPOWER_QUARTICITY, s))
        .with("multipower-variation", ONE_HOUR, PowerVariation::multipower)
        .with(
            "realized-skewness",
            ONE_HOUR,
            s -> RealizedShape.from(RealizedShape.Moment.SKEWNESS, s))
        .with(
            "realized-kurtosis",
            ONE_HOUR,
            s -> RealizedShape.from(RealizedShape.Moment.KURTOSIS, s))
        .with("two-scale-variance", ONE_HOUR, TwoScaleVariance::from)
        .with("realized-kernel", ONE_HOUR, RealizedKernel::from)
        .with("pre-averaged-variance", ONE_HOUR, PreAveragedVariance::from)
        .with("relative-variance", HOUR_AGAINST_DAY, RelativeVariance::from)
        .with("range-position", HOUR_AGAINST_DAY, RangePosition::from)
        .with("typical-variance", Map.of("window", "12h", "base", "1d"), TypicalVariance::from)
        .with("har-term", ONE_HOUR, HarTerm::from)
        .with("vol-of-vol", Map.of("window", "1d", "block", "1h"), VolOfVol::from)
        .with("roughness", Map.of("window", "1d", "block", "1h"), Roughness::from);
  }
}
