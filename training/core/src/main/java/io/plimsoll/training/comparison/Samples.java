package io.plimsoll.training.comparison;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.Progress;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.FeatureRows;
import io.plimsoll.features.FeatureView;
import io.plimsoll.training.Panel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** The data of a study, read once, and the samples that are made of it for each horizon. */
final class Samples {
  /** Makes the sample of a horizon. */
  interface Maker {
    Sample sample(long horizonNanos, Progress progress);
  }

  private final ComparisonSettings settings;
  private final Maker maker;
  private final List<Source> sources;

  private Samples(ComparisonSettings settings, Maker maker, List<Source> sources) {
    this.settings = settings;
    this.maker = maker;
    this.sources = List.copyOf(sources);
  }

  /**
   * Reads the data of a study.
   *
   * @throws PlimsollException with {@code NOT_FOUND} where there is none, with {@code
   *     INVALID_INPUT} where data and settings do not fit each other
   */
  static Samples of(
      ComparisonSettings settings,
      DataFiles files,
      Function<String, FeatureView> views,
      Progress progress) {
    return made(settings, () -> read(settings, files, views, progress));
  }

  /** Makes something of data and settings; where they do not fit each other, the study says so. */
  private static <T> T made(ComparisonSettings settings, Supplier<T> maker) {
    try {
      return maker.get();
    } catch (IllegalArgumentException e) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT, "study '" + settings.name() + "': " + e.getMessage(), e);
    }
  }

  private static Samples read(
      ComparisonSettings settings,
      DataFiles files,
      Function<String, FeatureView> views,
      Progress progress) {
    return switch (settings.data()) {
      case DataSettings.Bars bars -> {
        List<BarLoader.Loaded> loaded = BarLoader.load(bars, files, progress);
        BarSamples maker = new BarSamples(settings, views.apply(bars.view()), loaded);
        yield new Samples(settings, maker::sample, loaded.stream().map(Samples::source).toList());
      }
      case DataSettings.Measures measures -> {
        MeasureSamples maker = MeasureSamples.load(settings, measures, files);
        yield new Samples(settings, (horizon, ignored) -> maker.sample(horizon), maker.sources());
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

  /**
   * The sample of a horizon.
   *
   * @throws PlimsollException with {@code INVALID_INPUT} where it lacks a column that the study
   *     names for more than one model
   */
  Sample of(long horizonNanos, Progress progress) {
    return made(settings, () -> checked(maker.sample(horizonNanos, progress)));
  }

  private Sample checked(Sample sample) {
    List<String> named = new ArrayList<>(sample.inputs().har());
    for (ModelSettings model : settings.models()) {
      named.addAll(model.columns());
    }
    sample.panels().forEach(panel -> FeatureRows.positions(panel.features().columns(), named));
    return sample;
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
