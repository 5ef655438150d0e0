package io.plimsoll.training.comparison;

import io.plimsoll.datasets.Progress;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.EventSource;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.features.BatchRunner;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.FeatureTable;
import io.plimsoll.features.FeatureView;
import io.plimsoll.features.KernelRegistry;
import io.plimsoll.models.EstimatorProvider;
import io.plimsoll.models.EstimatorProvider.Inputs;
import io.plimsoll.models.EstimatorProvider.Part;
import io.plimsoll.training.BarSeries;
import io.plimsoll.training.LabelTable;
import io.plimsoll.training.Labeler;
import io.plimsoll.training.Panel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the samples of a study of bars: features by the view, labels from the same bars. */
final class BarSamples {
  /** What a feature's name holds in place of the horizon that is forecast. */
  private static final String HORIZON = "{horizon}";

  private static final long DAY_NANOS = 86_400_000_000_000L;

  private final ComparisonSettings settings;
  private final FeatureView view;
  private final List<BarLoader.Loaded> loaded;

  BarSamples(ComparisonSettings settings, FeatureView view, List<BarLoader.Loaded> loaded) {
    this.settings = settings;
    this.view = view;
    this.loaded = loaded;
  }

  /** The sample of one horizon; features that are scaled to a horizon are scaled to this one. */
  Sample sample(long horizonNanos, Progress progress) {
    FeatureView scaled = scaled(view, settings, horizonNanos);
    progress.update("features", 0, 1);
    BatchRunner.Result run =
        BatchRunner.runCounted(
            scaled,
            loaded.stream().map(BarLoader.Loaded::instrument).toList(),
            events(),
            KernelRegistry.standard());
    List<Panel> panels = new ArrayList<>();
    for (int i = 0; i < loaded.size(); i++) {
      panels.add(panel(run.tables().get(i), loaded.get(i), horizonNanos));
    }
    progress.update("features", 1, 1);
    return new Sample(
        horizonNanos,
        settings.horizonSteps(horizonNanos),
        scaled.name() + "@" + scaled.version(),
        inputs(scaled, horizonNanos),
        panels);
  }

  /** A view on the study's grid and bars, its features scaled to a horizon. */
  static FeatureView scaled(FeatureView view, ComparisonSettings settings, long horizonNanos) {
    List<FeatureSpec> features = new ArrayList<>();
    for (FeatureSpec feature : view.features()) {
      Map<String, String> changed = new LinkedHashMap<>(feature.settings());
      changed.computeIfPresent("per", (key, old) -> Spans.text(horizonNanos));
      features.add(new FeatureSpec(feature.name(), feature.kernel(), changed));
    }
    long bar = ((DataSettings.Bars) settings.data()).barNanos();
    long every = Math.min(settings.clock().trainNanos(), settings.clock().originsNanos());
    return new FeatureView(
        view.name(),
        bar,
        every,
        features,
        view.entity(),
        FeatureView.NO_TTL,
        view.sources(),
        view.description());
  }

  /** All bars in the order in which they became known; at the same time by instrument. */
  private EventSource events() {
    List<Bar> all = new ArrayList<>();
    loaded.forEach(one -> all.addAll(one.bars()));
    all.sort(Comparator.comparingLong(Bar::availableNanos));
    return all::forEach;
  }

  private Panel panel(FeatureTable table, BarLoader.Loaded one, long horizonNanos) {
    BarSeries bars = BarSeries.of(one.instrument(), one.bars());
    Labeler.Settings asked =
        new Labeler.Settings(
            horizonNanos,
            ((DataSettings.Bars) settings.data()).barNanos(),
            named(settings.spikes().longRun(), horizonNanos),
            named(settings.spikes().current(), horizonNanos),
            settings.spikes().multiple(),
            tick(one));
    LabelTable labels = new Labeler(asked).label(table, bars);
    return new Panel(
        table,
        settings
            .spikes()
            .event()
            .map(
                event ->
                    labels.withEvent(table, named(event.feature(), horizonNanos), event.above()))
            .orElse(labels));
  }

  /**
   * The smallest change between closes before the first forecast, or in the first day of an
   * instrument that came later: what a price moves at least.
   */
  private double tick(BarLoader.Loaded one) {
    long firstDay = one.bars().isEmpty() ? 0 : one.bars().getFirst().openNanos() + DAY_NANOS;
    long until =
        settings.clock().fromNanos().isPresent()
            ? Math.max(
                firstDay, settings.clock().fromNanos().getAsLong() - settings.clock().warmUpNanos())
            : firstDay;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 1; i < one.bars().size(); i++) {
      if (i > 1 && one.bars().get(i).eventNanos() > until && least < Double.POSITIVE_INFINITY) {
        break;
      }
      double change = Math.abs(one.bars().get(i).close() - one.bars().get(i - 1).close());
      // Prices are decimal; what is left of a difference below this is rounding.
      least = change > 1e-9 * one.bars().get(i).close() ? Math.min(least, change) : least;
    }
    return least < Double.POSITIVE_INFINITY ? least : 1e-8;
  }

  /** A feature's name for a horizon. */
  static String named(String feature, long horizonNanos) {
    return feature.replace(HORIZON, Spans.text(horizonNanos));
  }

  private Inputs inputs(FeatureView scaled, long horizonNanos) {
    Inputs asked = settings.inputs();
    Map<Part, List<String>> parts = new EnumMap<>(Part.class);
    asked.parts().forEach((part, names) -> parts.put(part, named(names, horizonNanos)));
    List<String> all = asked.all().isEmpty() ? scaled.columns() : named(asked.all(), horizonNanos);
    long returnNanos = Math.multiplyExact(asked.returnRows(), scaled.everyNanos());
    return new EstimatorProvider.Inputs(
        named(asked.har(), horizonNanos),
        named(asked.last(), horizonNanos),
        named(asked.ewma(), horizonNanos),
        all,
        parts,
        asked.returnRows(),
        Math.toIntExact(Math.max(1, horizonNanos / returnNanos)));
  }

  private static List<String> named(List<String> features, long horizonNanos) {
    return features.stream().map(feature -> named(feature, horizonNanos)).toList();
  }

  /** The instruments, in order. */
  List<InstrumentId> instruments() {
    return loaded.stream().map(BarLoader.Loaded::instrument).toList();
  }
}
