package io.plimsoll.training.comparison;

import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.config.ConfigTree;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.models.EstimatorProvider.Inputs;
import io.plimsoll.models.EstimatorProvider.Part;
import io.plimsoll.training.comparison.ComparisonSettings.Clock;
import io.plimsoll.training.comparison.ComparisonSettings.Episode;
import io.plimsoll.training.comparison.ComparisonSettings.Event;
import io.plimsoll.training.comparison.ComparisonSettings.Spikes;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads a study file. Every error names the file, the key and the value. */
public final class ComparisonFile {
  private final ConfigTree tree;

  private ComparisonFile(ConfigTree tree) {
    this.tree = tree;
  }

  /**
   * The study that a file describes.
   *
   * @throws PlimsollException with {@code INVALID_INPUT} where a key is unknown or missing, or a
   *     value is not what it should be
   */
  public static ComparisonSettings read(ConfigTree tree) {
    return new ComparisonFile(tree).settings();
  }

  private ComparisonSettings settings() {
    try {
      ComparisonSettings settings =
          new ComparisonSettings(
              tree.text("name"),
              tree.optionalText("description").orElse(""),
              tree.wholeNumber("seed", 1),
              data(tree.child("data")),
              inputs(tree.child("inputs")),
              tree.texts("horizons").stream().map(t -> nanos(t, "horizons")).toList(),
              clock(),
              spikes(),
              tree.text("baseline"),
              tree.texts("references"),
              ModelFile.models(tree.children("models")),
              ModelFile.inSample(tree.children("in-sample")),
              ProbabilityFile.probabilities(tree.children("probabilities")),
              QuantileFile.quantiles(tree.children("quantiles")),
              episodes());
      tree.rejectUnknownKeys();
      return settings;
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw tree.error("name", "of a study that cannot be: " + e.getMessage());
    }
  }

  private static long nanos(String text, String key) {
    return KernelSettings.parseNanos(text, key);
  }

  private static long nanos(ConfigTree tree, String key, String otherwise) {
    return nanos(tree.optionalText(key).orElse(otherwise), key);
  }

  private static DataSettings data(ConfigTree data) {
    String reader = data.text("reader");
    DataSettings settings =
        switch (reader) {
          case "bars" ->
              new DataSettings.Bars(
                  data.texts("files"),
                  data.texts("instruments"),
                  nanos(data.text("bar"), "bar"),
                  data.has("fill") ? nanos(data.text("fill"), "fill") : 0,
                  data.text("view"));
          case "realized-measures" ->
              new DataSettings.Measures(
                  data.children("series").stream().map(ComparisonFile::series).toList());
          default ->
              throw data.error("reader", "must be bars or realized-measures, was '" + reader + "'");
        };
    data.rejectUnknownKeys();
    return settings;
  }

  private static DataSettings.Series series(ConfigTree series) {
    ConfigTree columns = series.child("columns");
    Map<String, String> names = new LinkedHashMap<>();
    columns.keys().forEach(key -> names.put(key, columns.text(key)));
    DataSettings.Series one =
        new DataSettings.Series(series.text("instrument"), series.text("file"), names);
    series.rejectUnknownKeys();
    return one;
  }

  private static Inputs inputs(ConfigTree inputs) {
    Map<Part, List<String>> parts = new EnumMap<>(Part.class);
    for (Part part : Part.values()) {
      List<String> features = inputs.texts(part.key());
      if (!features.isEmpty()) {
        parts.put(part, features);
      }
    }
    Inputs read =
        new Inputs(
            inputs.texts("har"),
            inputs.text("last"),
            inputs.text("ewma"),
            inputs.texts("all"),
            parts,
            returnRows(inputs),
            1);
    inputs.rejectUnknownKeys();
    return read;
  }

  private static int returnRows(ConfigTree inputs) {
    long rows = inputs.wholeNumber("return-rows", 1);
    if (rows < 1 || rows > Integer.MAX_VALUE) {
      throw inputs.error("return-rows", "must be 1 or more, was '" + rows + "'");
    }
    return (int) rows;
  }

  private Clock clock() {
    ConfigTree clock = tree.child("clock");
    Clock read =
        new Clock(
            nanos(clock.text("origins"), "origins"),
            nanos(clock, "train", clock.text("origins")),
            RefitSchedule.parse(clock.text("refit")),
            clock.has("warm-up") ? nanos(clock.text("warm-up"), "warm-up") : 0,
            clock.has("embargo") ? nanos(clock.text("embargo"), "embargo") : 0,
            day(clock, "from"),
            day(clock, "to"));
    clock.rejectUnknownKeys();
    return read;
  }

  private static OptionalLong day(ConfigTree tree, String key) {
    return tree.optionalText(key)
        .map(text -> OptionalLong.of(day(tree, key, text)))
        .orElse(OptionalLong.empty());
  }

  private static long day(ConfigTree tree, String key, String text) {
    try {
      return Math.multiplyExact(
          LocalDate.parse(text).atStartOfDay().toEpochSecond(ZoneOffset.UTC), 1_000_000_000L);
    } catch (DateTimeException | ArithmeticException e) {
      throw tree.error(key, "must be a day such as 2025-03-01, was '" + text + "'");
    }
  }

  private Spikes spikes() {
    ConfigTree spikes = tree.child("spikes");
    Spikes read =
        new Spikes(
            spikes.number("multiple", 3),
            spikes.text("long-run"),
            spikes.text("current"),
            spikes.has("event") ? Optional.of(event(spikes.child("event"))) : Optional.empty());
    spikes.rejectUnknownKeys();
    return read;
  }

  private static Event event(ConfigTree event) {
    Event read = new Event(event.text("feature"), event.number("above"));
    event.rejectUnknownKeys();
    return read;
  }

  private List<Episode> episodes() {
    List<Episode> episodes = new ArrayList<>();
    for (ConfigTree one : tree.children("episodes")) {
      episodes.add(
          new Episode(
              one.text("name"),
              one.text("instrument"),
              day(one, "from").orElseThrow(() -> one.error("from", "is missing")),
              day(one, "to").orElseThrow(() -> one.error("to", "is missing"))));
      one.rejectUnknownKeys();
    }
    return episodes;
  }
}
