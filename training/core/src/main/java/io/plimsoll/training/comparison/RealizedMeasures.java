package io.plimsoll.training.comparison;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.features.FeatureTable;
import io.plimsoll.models.EstimatorProvider;
import io.plimsoll.models.EstimatorProvider.Part;
import io.plimsoll.models.TrainingSet;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Daily realized measures that others computed, as feature rows and targets: what published
 * forecasting results are reproduced from.
 *
 * <p>Columns, as far as the file has what they need; {@code k} is 1, 5 and 22 days and all are of
 * one day's scale:
 *
 * <ul>
 *   <li>{@code rv_k}, {@code rq_k}, {@code bpv_k}, {@code jump_k}: means over the last {@code k}
 *       days
 *   <li>{@code rsn_1}, {@code rsp_1}, {@code return_1}: of the day
 *   <li>{@code ewma}: {@code 0.94·ewma + 0.06·rv}, from the 22nd day on
 *   <li>{@code leverage_k}: {@code 4·tanh(z/4)} with {@code z = Σ_k return/√(k·rv_22)}, bounded so
 *       that no crash carries a log model away; {@code fall_k}: its negative part
 * </ul>
 *
 * <p>A row is known as of the end of its day in UTC. A window with a NaN day, or without {@code k}
 * days, is NaN. The target of a row at a horizon of {@code h} days is the mean variance of the next
 * {@code h}: a direct forecast, in the scale of the columns.
 *
 * <p><b>Tables 3 and 4 of Bollerslev, Patton and Quaedvlieg (2016)</b>, corrected version, S&amp;P
 * 500, one day ahead, come out as follows. All rows from the 22nd day on count (row 21 by index).
 * In sample: all of them, roots of the quarticity centred, White's standard errors ({@code lag} 0,
 * although the tables are often said to have Newey–West ones). Out of sample, for each day from the
 * 1001st: the origin is the day before, models are fitted anew each day, roots are not centred (no
 * forecast depends on it); the rolling window holds 1,000 days, of which the first 22 only feed the
 * monthly means, so that 978 targets are fitted; the increasing window starts at row 21. A forecast
 * below the least or above the largest of the last 1,000 variances (in both schemes) is replaced by
 * their mean and counted. Losses are {@code (y − f)²} and {@code y/f − ln(y/f) − 1}; tables show
 * the ratio of their means to that of HAR. As settings: {@code fitRows} 978 (rolling) or 0
 * (increasing), {@code rangeRows} 1000, {@code sanity} MEAN, {@code boundsFactor} 1: {@code
 * training/studies/bpq.yaml}. There the first 22 forecasts know a range of 978 to 999 variances,
 * because rows without a monthly mean have no label; no cell of the tables differs.
 *
 * <p><b>Reference</b>: Bollerslev, Patton and Quaedvlieg (2016), Exploiting the errors: a simple
 * approach for improved volatility forecasting, Journal of Econometrics 192, and the authors'
 * MATLAB code of 2016-12-20.
 */
public final class RealizedMeasures {
  /** Mean squared return to mean variance; beyond this, one of them is in percent. */
  private static final double MOST_UNIT_RATIO = 100;

  private final InstrumentId instrument;
  private final List<LocalDate> dates;
  private final Map<Measure, double[]> measures;
  private final FeatureTable table;

  /**
   * Days without a row between two rows.
   *
   * @param after the last day before
   * @param until the first day after
   * @param days calendar days from one to the other
   */
  public record Gap(LocalDate after, LocalDate until, long days) {}

  private RealizedMeasures(
      InstrumentId instrument, List<LocalDate> dates, Map<Measure, double[]> measures) {
    this.instrument = instrument;
    this.dates = List.copyOf(dates);
    this.measures = measures;
    Map<String, double[]> columns = MeasureFeatures.of(measures);
    long[] asOf =
        dates.stream()
            .mapToLong(date -> TimeUnit.DAYS.toNanos(date.plusDays(1).toEpochDay()))
            .toArray();
    this.table =
        new FeatureTable(
            instrument,
            "daily-measures-1",
            List.copyOf(columns.keySet()),
            asOf,
            columns.values().toArray(double[][]::new));
  }

  /**
   * Reads a CSV, plain or gzip. A cell that is empty, {@code NA} or {@code NaN} is NaN.
   *
   * @throws PlimsollException NOT_FOUND without the file, INVALID_INPUT without a column or where
   *     returns and variances are of different units, CORRUPT_DATA for a bad cell or a day out of
   *     order, naming file, line, column and value
   */
  public static RealizedMeasures read(Path file, InstrumentId instrument, MeasureColumns columns) {
    MeasureFile read = MeasureFile.read(file, columns);
    Map<Measure, double[]> measures = new EnumMap<>(read.values());
    derive(measures);
    requireOneUnit(file, measures);
    return new RealizedMeasures(instrument, read.dates(), measures);
  }

  private static void derive(Map<Measure, double[]> measures) {
    double[] rv = measures.getOrDefault(Measure.RV, new double[0]);
    double[] bpv = measures.get(Measure.BPV);
    if (bpv != null && !measures.containsKey(Measure.JUMP)) {
      measures.put(Measure.JUMP, rest(rv, bpv));
    }
    double[] falls = measures.get(Measure.RS_NEGATIVE);
    double[] rises = measures.get(Measure.RS_POSITIVE);
    if (falls != null && rises == null) {
      measures.put(Measure.RS_POSITIVE, rest(rv, falls));
    } else if (falls == null && rises != null) {
      measures.put(Measure.RS_NEGATIVE, rest(rv, rises));
    }
    double[] close = measures.get(Measure.CLOSE);
    if (close != null && !measures.containsKey(Measure.RETURN)) {
      measures.put(
          Measure.RETURN, returns(measures.getOrDefault(Measure.OPEN, before(close)), close));
    }
  }

  private static double[] rest(double[] whole, double[] part) {
    double[] rest = new double[whole.length];
    Arrays.setAll(rest, day -> Math.max(whole[day] - part[day], 0));
    return rest;
  }

  private static double[] before(double[] close) {
    double[] before = new double[close.length];
    Arrays.setAll(before, day -> day == 0 ? Double.NaN : close[day - 1]);
    return before;
  }

  private static double[] returns(double[] from, double[] to) {
    double[] returns = new double[to.length];
    Arrays.setAll(returns, day -> StrictMath.log(to[day] / from[day]));
    return returns;
  }

  private static void requireOneUnit(Path file, Map<Measure, double[]> measures) {
    double[] rv = measures.getOrDefault(Measure.RV, new double[0]);
    double[] returns = measures.get(Measure.RETURN);
    if (returns == null) {
      return;
    }
    double squares = 0;
    double variances = 0;
    for (int day = 0; day < rv.length; day++) {
      if (Double.isFinite(rv[day]) && Double.isFinite(returns[day])) {
        squares += returns[day] * returns[day];
        variances += rv[day];
      }
    }
    double ratio = squares / variances;
    if (ratio > MOST_UNIT_RATIO || ratio < 1 / MOST_UNIT_RATIO) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          file
              + ": the mean squared return is "
              + ratio
              + " times the mean variance; one of them seems to be in percent");
    }
  }

  /** What was measured. */
  public InstrumentId instrument() {
    return instrument;
  }

  /** How many days there are. */
  public int size() {
    return dates.size();
  }

  /** The day of a row. */
  public LocalDate date(int row) {
    return dates.get(row);
  }

  /** Whether a measure is in the file or could be derived. */
  public boolean has(Measure measure) {
    return measures.containsKey(measure);
  }

  /** A measure day by day; throws IllegalArgumentException where there is none. */
  public double[] series(Measure measure) {
    double[] values = measures.get(measure);
    if (values == null) {
      throw new IllegalArgumentException("no " + measure + " among " + measures.keySet());
    }
    return values.clone();
  }

  /** The rows. */
  public FeatureTable table() {
    return table;
  }

  /**
   * Where more calendar days than these lie between two rows; weekends with a holiday make 4, the
   * closure of September 2001 made 7.
   */
  public List<Gap> gaps(int moreThanDays) {
    List<Gap> gaps = new ArrayList<>();
    for (int row = 1; row < dates.size(); row++) {
      long days = ChronoUnit.DAYS.between(dates.get(row - 1), dates.get(row));
      if (days > moreThanDays) {
        gaps.add(new Gap(dates.get(row - 1), dates.get(row), days));
      }
    }
    return List.copyOf(gaps);
  }

  /** The mean variance of the {@code horizon} days after each row; NaN where one is not known. */
  public double[] target(int horizon) {
    Checks.positive(horizon, "horizon");
    double[] means = MeasureFeatures.means(series(Measure.RV), horizon);
    double[] target = new double[means.length];
    Arrays.setAll(target, row -> row + horizon < means.length ? means[row + horizon] : Double.NaN);
    return target;
  }

  /**
   * Rows {@code from} to {@code to} (exclusive) that have a positive target. For a forecast from
   * row {@code t} every target is known if {@code to} is {@code t − horizon + 1}.
   */
  public TrainingSet set(double[] target, int from, int to) {
    int[] origins =
        IntStream.range(Math.max(0, from), Math.min(to, target.length))
            .filter(row -> target[row] > 0)
            .toArray();
    double[] known = Arrays.stream(origins).mapToDouble(row -> target[row]).toArray();
    return new TrainingSet(List.of(new TrainingSet.Block(table, origins, known)));
  }

  /** Which columns play which part. */
  public EstimatorProvider.Inputs inputs() {
    Map<Part, List<String>> parts = new EnumMap<>(Part.class);
    part(parts, Part.RETURN, "return_1");
    part(parts, Part.RETURN_VARIANCE, "rv_1");
    part(parts, Part.NEGATIVE_SEMIVARIANCE, "rsn_1");
    part(parts, Part.POSITIVE_SEMIVARIANCE, "rsp_1");
    part(parts, Part.QUARTICITY, windows("rq_"));
    part(parts, Part.BIPOWER, windows("bpv_"));
    part(parts, Part.JUMP, windows("jump_"));
    return new EstimatorProvider.Inputs(
        List.of(windows("rv_")), "rv_1", "ewma", table.columns(), parts, 1, 1);
  }

  private void part(Map<Part, List<String>> parts, Part part, String... columns) {
    if (table.columns().containsAll(List.of(columns))) {
      parts.put(part, List.of(columns));
    }
  }

  private static String[] windows(String name) {
    return Arrays.stream(MeasureFeatures.WINDOWS).mapToObj(k -> name + k).toArray(String[]::new);
  }
}
