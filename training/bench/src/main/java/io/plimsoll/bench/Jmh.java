package io.plimsoll.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

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

  Measured run(Class<?> benchmark, String method, Map<String, String> parameters) {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("\\." + benchmark.getSimpleName() + "\\." + method + "$")
            .forks(1)
            .warmupIterations(quick ? 2 : 4)
            .warmupTime(TimeValue.milliseconds(quick ? 400 : 1000))
            .measurementIterations(quick ? 2 : 5)
            .measurementTime(TimeValue.milliseconds(quick ? 400 : 1000))
            .addProfiler(GCProfiler.class)
            .jvmArgs(flags(benchmark).toArray(String[]::new))
            .verbosity(VerboseMode.SILENT);
    parameters.forEach(options::param);
    try {
      Collection<RunResult> results = new Runner(options.build()).run();
      if (results.size() != 1) {
        throw new IllegalStateException(
            "one result was expected of " + benchmark + "." + method + ", had " + results.size());
      }
      RunResult result = results.iterator().next();
      Result<?> primary = result.getPrimaryResult();
      Result<?> allocated = result.getSecondaryResults().get("gc.alloc.rate.norm");
      return new Measured(
          primary.getScore(),
          primary.getScoreError(),
          allocated == null ? Double.NaN : allocated.getScore());
    } catch (RunnerException e) {
      throw new IllegalStateException("the benchmark did not run: " + e.getMessage(), e);
    }
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
