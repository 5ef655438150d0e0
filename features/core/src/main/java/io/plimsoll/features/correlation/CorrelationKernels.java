package io.plimsoll.features.correlation;

import io.plimsoll.features.KernelRegistry;
import java.util.Map;

/** The kernels of this package by name. */
public final class CorrelationKernels {
  private static final Map<String, String> ONE_HOUR = Map.of("window", "1h");
  private static final Map<String, String> HALF_LIFE = Map.of("half-life", "1h");

  private CorrelationKernels() {}

  /**
   * A registry that also knows these; {@code market-mean} can be of the kernels that are there
   * already.
   */
  public static KernelRegistry addTo(KernelRegistry registry) {
    return MarketMean.addTo(registry)
        .with("average-correlation", ONE_HOUR, AverageCorrelation::from)
        .with("realized-covariance", ONE_HOUR, RealizedCovariance::from)
        .with("realized-correlation", ONE_HOUR, RealizedCorrelation::from)
        .with("realized-beta", ONE_HOUR, RealizedBeta::from)
        .with("semi-covariance", ONE_HOUR, SemiCovariance::from)
        .with("bipower-covariance", ONE_HOUR, BipowerCovariance::from)
        .with("threshold-covariance", ONE_HOUR, ThresholdCovariance::from)
        .with("pre-averaged-covariance", ONE_HOUR, PreAveragedCovariance::from)
        .with("ewma-correlation", ONE_HOUR, EwmaCorrelation::from)
        .with("dcc-correlation", ONE_HOUR, DccCorrelation::from)
        .with("tail-dependence", ONE_HOUR, TailDependence::from)
        .with("correlation-shock", Map.of("window", "15m", "base", "4h"), CorrelationShock::from)
        .with("hayashi-yoshida", ONE_HOUR, HayashiYoshida::from)
        .with("lead-lag", ONE_HOUR, LeadLag::from)
        .with("mean-correlation", HALF_LIFE, MeanCorrelation::from)
        .with("absorption-ratio", HALF_LIFE, AbsorptionRatio::from)
        .with("turbulence", HALF_LIFE, Turbulence::from)
        .with("shrinkage-intensity", HALF_LIFE, ShrinkageIntensity::from)
        .with("market-return", ONE_HOUR, MarketReturn::from)
        .with("market-log-variance", ONE_HOUR, MarketLogVariance::from);
  }
}
