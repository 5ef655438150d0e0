package io.plimsoll.bench;

import io.plimsoll.models.garch.Garch;
import io.plimsoll.models.garch.GarchFit;
import io.plimsoll.models.garch.GarchModel;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A GARCH(1,1) fitted by us, from nothing, to the returns that {@link GarchPeer} is given. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class GarchBenchmark {
  private final double[] returns = GarchPeer.returns();

  /** What we find. */
  static GarchFit fitted() {
    return fitted(GarchPeer.returns());
  }

  private static GarchFit fitted(double[] returns) {
    return GarchFit.of(GarchModel.of(new Garch()), returns);
  }

  /** One fit. */
  @Benchmark
  public GarchFit fit() {
    return fitted(returns);
  }
}
