package io.plimsoll.training.comparison;

import io.plimsoll.datasets.Progress;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.FeatureView;
import io.plimsoll.training.Panel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The data of a study, read once, and the samples that are made of it for each horizon. */
final class Samples {
  /** Makes the sample of a horizon. */
  interface Maker {
    Sample sample(long horizonNanos, Progress progress);
  }

  private final Maker maker;
  private final List<Source> sources;

  private Samples(Maker maker, List<Source> sources) {
    this.maker = maker;
    this.sources = List.copyOf(sources);
  }

  static Samples of(
      ComparisonSettings settings,
      DataFiles files,
      Function<String, FeatureView> views,
      Progress progress) {
    return switch (settings.data()) {
      case DataSettings.Bars bars -> {
        List<BarLoader.Loaded> loaded = BarLoader.load(bars, files, progress);
        BarSamples maker = new BarSamples(settings, views.apply(bars.view()), loaded);
        yield new Samples(maker::sample, loaded.stream().map(Samples::source).toList());
      }
      case DataSettings.Measures measures -> {
        MeasureSamples maker = MeasureSamples.load(settings, measures, files);
        yield new Samples((horizon, ignored) -> maker.sample(horizon), maker.sources());
      }
    };
  }

  private static Source source(BarLoader.Loaded loaded) {
    List<Bar> bars = loaded.bars();
    boolean none = bars.isEmpty();
    return new Source(
        loaded.instrument().value(),
        loaded.sha256(),
        bars.size(),
        none ? 0 : bars.getFirst().openNanos(),
        none ? 0 : bars.getLast().eventNanos(),
        loaded.filled(),
        loaded.failed());
  }

  Sample of(long horizonNanos, Progress progress) {
    return maker.sample(horizonNanos, progress);
  }

  /** What was read, by instrument. */
  List<Source> sources() {
    return sources;
  }

  /** The hash of all that was read. */
  String sha256() {
    StringBuilder all = new StringBuilder();
    sources.forEach(source -> all.append(source).append('\n'));
    return Checkpoints.hash(all.toString());
  }

  /** How much a sample has, for a message. */
  String describe(Sample sample) {
    List<String> parts = new ArrayList<>();
    for (Panel panel : sample.panels()) {
      parts.add(
          panel.features().instrument()
              + ": "
              + panel.features().size()
              + " rows, "
              + panel.labels().complete()
              + " labelled");
    }
    return String.join("; ", parts);
  }
}
