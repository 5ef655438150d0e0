package io.plimsoll.bench;

import io.plimsoll.datasets.store.ArrowFiles;
import io.plimsoll.datasets.store.ColumnTable;
import io.plimsoll.datasets.store.MappedColumns;
import io.plimsoll.features.window.RollingMoments;
import io.plimsoll.features.window.RollingMoments.Moments;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What is done with whole columns of an Arrow file: reading one, and its rolling moments. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@SuppressWarnings("NullAway.Init")
public class ColumnBenchmark {
  private static final ValueLayout.OfDouble DOUBLE = ValueLayout.JAVA_DOUBLE_UNALIGNED;

  /** Rows of the column: 32 million of 8 bytes are 256 MB, more than any cache holds. */
  @Param("32000000")
  public int rows;

  /** Rows of a window. */
  @Param("60")
  public int window;

  private Path file;
  private MappedColumns columns;
  private MemorySegment first;
  private int batchRows;
  private RollingMoments rolling;
  private Moments out;

  /** Writes the file and maps it. */
  @Setup
  public void make() throws IOException {
    file = Files.createTempFile("plimsoll-bench", ".arrow");
    SplittableRandom random = new SplittableRandom(7);
    double[] values = new double[rows];
    for (int i = 0; i < rows; i++) {
      values[i] = 1e-3 * (random.nextDouble() - 0.5);
    }
    ArrowFiles.write(file, ColumnTable.builder().doubles("r", values).build());
    columns = MappedColumns.open(file);
    first = columns.doubles("r").getFirst();
    batchRows = Math.toIntExact(first.byteSize() / Double.BYTES);
    rolling = new RollingMoments(window);
    out = Moments.of(batchRows);
  }

  /** Lets go of the file. */
  @TearDown
  public void drop() throws IOException {
    columns.close();
    Files.delete(file);
  }

  /** Adds up the column where it lies. */
  @Benchmark
  public double mapped() {
    double sum = 0;
    for (MemorySegment batch : columns.doubles("r")) {
      sum += sum(batch);
    }
    return sum;
  }

  /** Eight sums, or each addition would wait for the one before. */
  private static double sum(MemorySegment batch) {
    long count = batch.byteSize() / Double.BYTES;
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    double e = 0;
    double f = 0;
    double g = 0;
    double h = 0;
    long i = 0;
    for (; i + 8 <= count; i += 8) {
      a += batch.getAtIndex(DOUBLE, i);
      b += batch.getAtIndex(DOUBLE, i + 1);
      c += batch.getAtIndex(DOUBLE, i + 2);
      d += batch.getAtIndex(DOUBLE, i + 3);
      e += batch.getAtIndex(DOUBLE, i + 4);
      f += batch.getAtIndex(DOUBLE, i + 5);
      g += batch.getAtIndex(DOUBLE, i + 6);
      h += batch.getAtIndex(DOUBLE, i + 7);
    }
    for (; i < count; i++) {
      a += batch.getAtIndex(DOUBLE, i);
    }
    return ((a + b) + (c + d)) + ((e + f) + (g + h));
  }

  /** Adds up the column as Arrow's own reader hands it over. */
  @Benchmark
  public double arrowReader() {
    double[] sum = new double[1];
    ArrowFiles.scan(
        file,
        batch -> {
          for (double value : batch.doubles("r")) {
            sum[0] += value;
          }
        });
    return sum[0];
  }

  /** Rolling moments of a record batch. */
  @Benchmark
  public double moments() {
    rolling.fill(first, batchRows, out);
    return out.kurtosis()[0];
  }

  /** The same as one would write it: every window looked at again, twice. */
  @Benchmark
  public double plainLoop() {
    for (int row = 0; row + window <= batchRows; row++) {
      double mean = 0;
      for (int i = row; i < row + window; i++) {
        mean += first.getAtIndex(DOUBLE, i);
      }
      mean /= window;
      double m2 = 0;
      double m3 = 0;
      double m4 = 0;
      for (int i = row; i < row + window; i++) {
        double x = first.getAtIndex(DOUBLE, i) - mean;
        m2 += x * x;
        m3 += x * x * x;
        m4 += x * x * x * x;
      }
      put(row, mean, m2 / window, m3 / window, m4 / window);
    }
    return out.kurtosis()[0];
  }

  /** The same with sums that the new number enters and the old one leaves: fast, and it drifts. */
  @Benchmark
  public double slidingLoop() {
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    double s4 = 0;
    for (int i = 0; i < batchRows; i++) {
      double x = first.getAtIndex(DOUBLE, i);
      double square = x * x;
      s1 += x;
      s2 += square;
      s3 += square * x;
      s4 += square * square;
      if (i >= window) {
        x = first.getAtIndex(DOUBLE, i - window);
        square = x * x;
        s1 -= x;
        s2 -= square;
        s3 -= square * x;
        s4 -= square * square;
      }
      if (i >= window - 1) {
        double m = s1 / window;
        double q = s2 / window;
        double c = s3 / window;
        double f = s4 / window;
        put(
            i - window + 1,
            m,
            q - m * m,
            c - 3 * m * q + 2 * m * m * m,
            f - 4 * m * c + 6 * m * m * q - 3 * m * m * m * m);
      }
    }
    return out.kurtosis()[0];
  }

  private void put(int row, double mean, double m2, double m3, double m4) {
    out.mean()[row] = mean;
    out.variance()[row] = m2;
    out.skewness()[row] = m3 / (m2 * Math.sqrt(m2));
    out.kurtosis()[row] = m4 / (m2 * m2);
  }
}
