package io.plimsoll.features.correlation;

import static io.plimsoll.features.Market.MINUTE;
import static io.plimsoll.features.Market.feature;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.KernelContract;
import java.util.List;

/** The contract of the numbers of a correlation matrix of three instruments. */
abstract class MatrixKernelContract extends KernelContract<Bar, MatrixState> {
  static final int FACTORS = 1;
  private final String name;
  private final int moreBars;

  MatrixKernelContract(String name, int moreBars) {
    this.name = name;
    this.moreBars = moreBars;
  }

  abstract double naive(MatrixTwin twin, int slots);

  @Override
  protected final FeatureSpec underTest() {
    return feature("x", name, "half-life", "8m", "factors", "" + FACTORS, "warm-up", "12m");
  }

  @Override
  protected final List<Bar> events(long seed, Style style, int count) {
    return PanelMarket.bars(seed, style, count, UNIVERSE);
  }

  @Override
  protected final double absoluteTolerance() {
    return 1e-9;
  }

  @Override
  protected final double naive(List<Bar> seen, long asOfNanos) {
    double[][] all = PanelMarket.returns(seen, UNIVERSE);
    // The first slot has no returns; one that nobody filled does not exist.
    int[] filled =
        seen.stream()
            .mapToInt(bar -> (int) ((bar.openNanos() - seen.getFirst().openNanos()) / MINUTE))
            .filter(slot -> slot > 0)
            .distinct()
            .toArray();
    double[][] returns = new double[3][filled.length];
    for (int i = 0; i < 3; i++) {
      for (int s = 0; s < filled.length; s++) {
        returns[i][s] = all[i][filled[s]];
      }
    }
    int slots = returns[0].length;
    if (slots < 12 + moreBars) {
      return Double.NaN;
    }
    return naive(new MatrixTwin(returns, Math.pow(0.5, 1.0 / 8), 12), slots);
  }
}
