package io.plimsoll.features;

import io.plimsoll.datasets.Observation;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.features.account.AccountKernelGroup;
import io.plimsoll.features.calendar.DiurnalFactor;
import io.plimsoll.features.calendar.HourOfDay;
import io.plimsoll.features.calendar.HourTent;
import io.plimsoll.features.calendar.SeasonalVariance;
import io.plimsoll.features.calendar.Weekday;
import io.plimsoll.features.correlation.CorrelationKernels;
import io.plimsoll.features.depth.DepthKernels;
import io.plimsoll.features.flow.Amihud;
import io.plimsoll.features.flow.ClassifiedFlow;
import io.plimsoll.features.flow.RelativeVolume;
import io.plimsoll.features.flow.SignedVolume;
import io.plimsoll.features.flow.TradeCount;
import io.plimsoll.features.flow.VolumeRatio;
import io.plimsoll.features.jump.JumpKernels;
import io.plimsoll.features.positioning.PositioningKernels;
import io.plimsoll.features.quality.QualityKernels;
import io.plimsoll.features.tape.Burstiness;
import io.plimsoll.features.tape.FlowImpact;
import io.plimsoll.features.tape.MeanTradeSize;
import io.plimsoll.features.tape.NotionalRate;
import io.plimsoll.features.tape.PathEfficiency;
import io.plimsoll.features.tape.ReturnAutocorrelation;
import io.plimsoll.features.tape.SignPersistence;
import io.plimsoll.features.tape.SignedImpact;
import io.plimsoll.features.tape.SizeConcentration;
import io.plimsoll.features.tape.TapeBipower;
import io.plimsoll.features.tape.TapeDownsideShare;
import io.plimsoll.features.tape.TapeIlliquidity;
import io.plimsoll.features.tape.TapeKurtosis;
import io.plimsoll.features.tape.TapeQuarticity;
import io.plimsoll.features.tape.TapeReturn;
import io.plimsoll.features.tape.TapeSkewness;
import io.plimsoll.features.tape.TapeVariance;
import io.plimsoll.features.tape.TradeImbalance;
import io.plimsoll.features.tape.TradeRate;
import io.plimsoll.features.tape.VolumeImbalance;
import io.plimsoll.features.tape.VolumeRate;
import io.plimsoll.features.tape.VwapGap;
import io.plimsoll.features.tape.ZeroReturnShare;
import io.plimsoll.features.volatility.VolatilityKernels;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The kernels that views can name. Immutable; {@link #with} gives a registry that knows one more.
 */
public final class KernelRegistry {
  private static final long MINUTE_NANOS = 60_000_000_000L;
  private static final Map<String, String> ONE_HOUR = Map.of("window", "1h");
  private static final Map<String, String> HOUR_AGAINST_DAY = Map.of("window", "1h", "base", "1d");

  private final Map<String, Entry> entries;

  private KernelRegistry(Map<String, Entry> entries) {
    this.entries = entries;
  }

  private record Entry(KernelFactory factory, Map<String, String> example) {}

  /** Made once, when the first view asks for its version. */
  private static final class Raised {
    private static final Map<String, Integer> VERSIONS = versions();

    private static Map<String, Integer> versions() {
      Map<String, Integer> versions = new TreeMap<>();
      for (KernelSpec spec : standard().specs()) {
        if (spec.version() != 1) {
          versions.put(spec.name(), spec.version());
        }
      }
      return Map.copyOf(versions);
    }
  }

  /** The versions, by name, of the kernels of this project that are beyond their first. */
  static Map<String, Integer> raisedVersions() {
    return Raised.VERSIONS;
  }

  /** Made once, when the first kernel is asked for: every {@link #with} copies what is known. */
  private static final class Standard {
    private static final KernelRegistry REGISTRY = all();
  }

  /** The registry of all kernels of this project. */
  public static KernelRegistry standard() {
    return Standard.REGISTRY;
  }

  private static KernelRegistry all() {
    return new KernelRegistry(new TreeMap<>())
        .and(VolatilityKernels::addTo)
        .and(JumpKernels::addTo)
        .with("signed-volume", ONE_HOUR, SignedVolume::from)
        .with("amihud", ONE_HOUR, Amihud::from)
        .with("classified-flow", ONE_HOUR, ClassifiedFlow::from)
        .with("volume-ratio", HOUR_AGAINST_DAY, VolumeRatio::from)
        .with("relative-volume", HOUR_AGAINST_DAY, RelativeVolume::from)
        .with("trade-count", ONE_HOUR, TradeCount::from)
        .and(DepthKernels::addTo)
        .and(PositioningKernels::addTo)
        .and(AccountKernelGroup::addTo)
        .and(QualityKernels::addTo)
        .with("tape-variance", ONE_HOUR, TapeVariance::from)
        .with("tape-bipower", ONE_HOUR, TapeBipower::from)
        .with("tape-downside-share", ONE_HOUR, TapeDownsideShare::from)
        .with("tape-quarticity", ONE_HOUR, TapeQuarticity::from)
        .with("tape-skewness", ONE_HOUR, TapeSkewness::from)
        .with("tape-kurtosis", ONE_HOUR, TapeKurtosis::from)
        .with("tape-return", ONE_HOUR, TapeReturn::from)
        .with("path-efficiency", ONE_HOUR, PathEfficiency::from)
        .with("trade-rate", ONE_HOUR, TradeRate::from)
        .with("volume-rate", ONE_HOUR, VolumeRate::from)
        .with("notional-rate", ONE_HOUR, NotionalRate::from)
        .with("volume-imbalance", ONE_HOUR, VolumeImbalance::from)
        .with("trade-imbalance", ONE_HOUR, TradeImbalance::from)
        .with("sign-persistence", ONE_HOUR, SignPersistence::from)
        .with("return-autocorrelation", ONE_HOUR, ReturnAutocorrelation::from)
        .with("vwap-gap", ONE_HOUR, VwapGap::from)
        .with("mean-trade-size", ONE_HOUR, MeanTradeSize::from)
        .with("size-concentration", ONE_HOUR, SizeConcentration::from)
        .with("zero-return-share", ONE_HOUR, ZeroReturnShare::from)
        .with("tape-illiquidity", ONE_HOUR, TapeIlliquidity::from)
        .with("burstiness", ONE_HOUR, Burstiness::from)
        .with("signed-impact", ONE_HOUR, SignedImpact::from)
        .with("flow-impact", ONE_HOUR, FlowImpact::from)
        .with("diurnal-factor", Map.of(), DiurnalFactor::from)
        .with("seasonal-variance", Map.of("days", "4", "base", "1d"), SeasonalVariance::from)
        .with("hour-sin", Map.of(), settings -> new HourOfDay(HourOfDay.Coordinate.SIN))
        .with("hour-cos", Map.of(), settings -> new HourOfDay(HourOfDay.Coordinate.COS))
        .with("hour-tent", Map.of("hour", "14"), HourTent::from)
        .with("weekday", Map.of(), Weekday::from)
        .and(CorrelationKernels::addTo);
  }

  /**
   * A registry that also knows a kernel; {@code example} are settings with which it can be shown.
   */
  public KernelRegistry with(String name, Map<String, String> example, KernelFactory factory) {
    Map<String, Entry> more = new TreeMap<>(entries);
    if (more.put(name, new Entry(factory, Map.copyOf(example))) != null) {
      throw new IllegalArgumentException("kernel '" + name + "' is registered already");
    }
    return new KernelRegistry(more);
  }

  /** A registry that also knows a group of kernels. */
  private KernelRegistry and(UnaryOperator<KernelRegistry> group) {
    return group.apply(this);
  }

  /** The names of all kernels, in alphabetical order. */
  public List<String> names() {
    return List.copyOf(entries.keySet());
  }

  /** Settings with which a kernel can be shown. */
  public Map<String, String> example(String name) {
    Entry entry = entries.get(name);
    if (entry == null) {
      throw new IllegalArgumentException("no kernel '" + name + "'");
    }
    return entry.example();
  }

  /**
   * What each kernel computes, in alphabetical order; warm-ups are those of its example settings on
   * one-minute bars.
   */
  public List<KernelSpec> specs() {
    List<InstrumentId> universe = List.of(new InstrumentId("A"), new InstrumentId("B"));
    return entries.entrySet().stream()
        .map(
            entry -> {
              FeatureSpec example =
                  new FeatureSpec("example", entry.getKey(), entry.getValue().example());
              return create(example, universe, MINUTE_NANOS).spec();
            })
        .toList();
  }

  /**
   * A kernel for a person.
   *
   * @param spec what it computes, with the example's warm-up on one-minute bars
   * @param example settings with which it can be shown
   * @param settings all settings, each with its default as text, empty where it must be given
   * @param kinds what it looks at
   */
  public record Description(
      KernelSpec spec,
      Map<String, String> example,
      Map<String, String> settings,
      List<Class<? extends Observation>> kinds) {}

  /** What the kernel of a name is; throws IllegalArgumentException where there is none. */
  public Description describe(String kernel) {
    Entry entry = entries.get(kernel);
    if (entry == null) {
      throw new IllegalArgumentException("no kernel '" + kernel + "'");
    }
    List<InstrumentId> universe = List.of(new InstrumentId("A"), new InstrumentId("B"));
    KernelSettings settings =
        new KernelSettings("example", entry.example(), universe, MINUTE_NANOS);
    Kernel<?, ?> made = entry.factory().create(settings);
    return new Description(made.spec(), entry.example(), settings.asked(), made.kinds());
  }

  /**
   * A kernel for use inside another one, which leaves it to read its settings among its own; which
   * of them nobody knows is for {@link #create(FeatureSpec, List, long)} to say.
   */
  public Kernel<?, ?> create(String kernel, KernelSettings settings) {
    Entry entry = entries.get(kernel);
    if (entry == null) {
      throw new IllegalArgumentException("no kernel '" + kernel + "'");
    }
    return entry.factory().create(settings);
  }

  /**
   * The kernel of a feature; throws IllegalArgumentException that names the feature, the setting
   * and the value where something is wrong.
   */
  public Kernel<?, ?> create(FeatureSpec feature, List<InstrumentId> universe, long barNanos) {
    Entry entry = entries.get(feature.kernel());
    if (entry == null) {
      throw new IllegalArgumentException(
          "feature '"
              + feature.name()
              + "': no kernel '"
              + feature.kernel()
              + "'; known: "
              + String.join(", ", names()));
    }
    KernelSettings settings =
        new KernelSettings(feature.name(), feature.settings(), universe, barNanos);
    Kernel<?, ?> kernel;
    try {
      kernel = entry.factory().create(settings);
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      throw message.contains(feature.name())
          ? e
          : new IllegalArgumentException("feature '" + feature.name() + "': " + message, e);
    }
    settings.rejectUnknown();
    return kernel;
  }
}
