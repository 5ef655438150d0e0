package io.plimsoll.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/** Runs one JMH benchmark in a JVM of its own, with the allocation profiler. */
final class Jmh {
  private final boolean quick;

  Jmh(boolean quick) {
    this.quick = quick;
  }

  /**
   * What one invocation took.
   *
   * @param millis milliseconds, the mean of the measured iterations
   * @param error half the 99.9 % interval of that mean
   * @param bytes bytes allocated
   */
  record Measured(double millis, double error, double bytes) {}

  /**
   * What single invocations took, some of them timed one by one.
   *
   * @param median milliseconds
   * @param p99 milliseconds that 99 of 100 stay within
   * @param bytes bytes allocated, the mean
   */
  record Sampled(double median, double p99, double bytes) {}

  /** Measures the mean. */
  Measured run(Class<?> benchmark, String method, Map<String, String> parameters) {
    RunResult result =
        only(
            options(benchmark, method, parameters)
                .forks(1)
                .warmupIterations(quick ? 2 : 4)
                .warmupTime(TimeValue.milliseconds(quick ? 400 : 1000))
                .measurementIterations(quick ? 2 : 5)
                .measurementTime(TimeValue.milliseconds(quick ? 400 : 1000)));
    Result<?> primary = result.getPrimaryResult();
    return new Measured(primary.getScore(), primary.getScoreError(), bytes(result));
  }

  /**
   * Measures the median and the tail of one invocation, over three JVMs: what other programs take
   * from the processor, and what one compilation happened to inline, do not rule the median. Each
   * time includes reading the clock, some 0.02 microseconds.
   */
  Sampled sample(Class<?> benchmark, String method, Map<String, String> parameters) {
    RunResult result =
        only(
            options(benchmark, method, parameters)
                .mode(Mode.SampleTime)
                .forks(quick ? 1 : 3)
                .warmupIterations(quick ? 2 : 4)
                .warmupTime(TimeValue.milliseconds(quick ? 400 : 500))
                .measurementIterations(quick ? 2 : 4)
                .measurementTime(TimeValue.milliseconds(quick ? 400 : 500)));
    Statistics times = result.getPrimaryResult().getStatistics();
    return new Sampled(times.getPercentile(50), times.getPercentile(99), bytes(result));
  }

  private ChainedOptionsBuilder options(
      Class<?> benchmark, String method, Map<String, String> parameters) {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("\\." + benchmark.getSimpleName() + "\\." + method + "$")
            .addProfiler(GCProfiler.class)
            .jvmArgs(flags(benchmark).toArray(String[]::new))
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT);
    parameters.forEach(options::param);
    return options;
  }

  private static RunResult only(ChainedOptionsBuilder options) {
    try {
      Collection<RunResult> results = new Runner(options.build()).run();
      if (results.size() != 1) {
        throw new IllegalStateException("one result was expected, had " + results.size());
      }
      return results.iterator().next();
    } catch (RunnerException e) {
      throw new IllegalStateException("the benchmark did not run: " + e.getMessage(), e);
    }
  }

  private static double bytes(RunResult result) {
    Result<?> allocated = result.getSecondaryResults().get("gc.alloc.rate.norm");
    return allocated == null ? Double.NaN : allocated.getScore();
  }

  private static List<String> flags(Class<?> benchmark) {
    List<String> flags = new ArrayList<>();
    flags.add("--add-opens=java.base/java.nio=ALL-UNNAMED");
    flags.add("--enable-native-access=ALL-UNNAMED");
    flags.add("--sun-misc-unsafe-memory-access=allow");
    if (benchmark == ColumnBenchmark.class) {
      flags.add("--add-modules=jdk.incubator.vector");
    }
    flags.add("-XX:+UseParallelGC");
    flags.add("-Xmx4g");
    return flags;
  }
}
