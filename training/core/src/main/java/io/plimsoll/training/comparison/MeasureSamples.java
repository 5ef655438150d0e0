package io.plimsoll.training.comparison;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.store.Sha256;
import io.plimsoll.features.FeatureTable;
import io.plimsoll.models.EstimatorProvider.Inputs;
import io.plimsoll.training.LabelTable;
import io.plimsoll.training.Panel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the samples of a study of daily measures; a horizon of n days is one of n rows. */
final class MeasureSamples {
  private static final long DAY_NANOS = 86_400_000_000_000L;
  private static final int WEEKDAYS = 5;

  private final ComparisonSettings settings;
  private final List<RealizedMeasures> series;
  private final List<Source> sources;

  private MeasureSamples(
      ComparisonSettings settings, List<RealizedMeasures> series, List<Source> sources) {
    this.settings = settings;
    this.series = series;
    this.sources = sources;
  }

  static MeasureSamples load(
      ComparisonSettings settings, DataSettings.Measures measures, DataFiles files) {
    List<RealizedMeasures> series = new ArrayList<>();
    List<Source> sources = new ArrayList<>();
    for (DataSettings.Series one : measures.series()) {
      Path file = files.matching(one.file()).getFirst();
      RealizedMeasures read =
          RealizedMeasures.read(file, new InstrumentId(one.instrument()), columns(one));
      series.add(read);
      FeatureTable table = read.table();
      sources.add(
          new Source(
              one.instrument(),
              sha256(file),
              read.size(),
              table.asOfNanos(0),
              table.asOfNanos(table.size() - 1),
              0,
              0));
    }
    return new MeasureSamples(settings, series, sources);
  }

  private static MeasureColumns columns(DataSettings.Series one) {
    Map<String, String> left = new LinkedHashMap<>(one.columns());
    MeasureColumns columns =
        new MeasureColumns(
            required(left, one, "date"),
            required(left, one, "rv"),
            optional(left, "rq"),
            optional(left, "bpv"),
            optional(left, "rs-negative"),
            optional(left, "rs-positive"),
            optional(left, "jump"),
            optional(left, "return"),
            optional(left, "open"),
            optional(left, "close"));
    if (!left.isEmpty()) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          "series '"
              + one.instrument()
              + "': unknown column '"
              + left.keySet().iterator().next()
              + "'; known: date, rv, rq, bpv, rs-negative, rs-positive, jump, return, open, close");
    }
    return columns;
  }

  private static String required(Map<String, String> left, DataSettings.Series one, String key) {
    String name = left.remove(key);
    if (name == null) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          "series '" + one.instrument() + "' must name its column '" + key + "'");
    }
    return name;
  }

  private static @Nullable String optional(Map<String, String> left, String key) {
    return left.remove(key);
  }

  private static String sha256(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return Sha256.of(in);
    } catch (IOException e) {
      throw new PlimsollException(
          ErrorCode.UNAVAILABLE, file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /** What was read, by instrument. */
  List<Source> sources() {
    return sources;
  }

  /** The sample of one horizon, a whole number of days. */
  Sample sample(long horizonNanos) {
    if (horizonNanos % DAY_NANOS != 0) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          "a study of daily measures needs horizons of whole days, was "
              + Spans.text(horizonNanos));
    }
    int days = Math.toIntExact(horizonNanos / DAY_NANOS);
    List<Panel> panels = series.stream().map(one -> panel(one, horizonNanos, days)).toList();
    Inputs asked = settings.inputs();
    return new Sample(
        horizonNanos,
        days,
        "realized-measures@1",
        new Inputs(
            asked.har(),
            asked.last(),
            asked.ewma(),
            asked.all(),
            asked.parts(),
            asked.returnRows(),
            1),
        panels);
  }

  private Panel panel(RealizedMeasures one, long horizonNanos, int days) {
    FeatureTable table = withWeekdays(one);
    double[] target = one.target(days);
    long[] matures = new long[target.length];
    for (int row = 0; row < matures.length; row++) {
      matures[row] = row + days < matures.length ? table.asOfNanos(row + days) : Long.MAX_VALUE;
    }
    double[] level = table.column(settings.spikes().longRun());
    double[] current = table.column(settings.spikes().current());
    for (int row = 0; row < level.length; row++) {
      level[row] *= settings.spikes().multiple();
    }
    return new Panel(
        table, LabelTable.ofVariances(table, horizonNanos, matures, target, level, current));
  }

  /** The columns of the measures, and one a weekday: 1 on it, else 0. */
  private static FeatureTable withWeekdays(RealizedMeasures one) {
    FeatureTable table = one.table();
    List<String> columns = new ArrayList<>(table.columns());
    List<double[]> values = new ArrayList<>();
    columns.forEach(column -> values.add(table.column(column)));
    for (int day = 1; day <= WEEKDAYS; day++) {
      columns.add("weekday_" + day);
      double[] is = new double[table.size()];
      for (int row = 0; row < is.length; row++) {
        is[row] = one.date(row).getDayOfWeek().getValue() == day ? 1 : 0;
      }
      values.add(is);
    }
    long[] times = new long[table.size()];
    for (int row = 0; row < times.length; row++) {
      times[row] = table.asOfNanos(row);
    }
    return new FeatureTable(
        table.instrument(), table.viewVersion(), columns, times, values.toArray(new double[0][]));
  }
}
