package io.plimsoll.models.distribution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.models.bundle.Archive;
import io.plimsoll.models.tree.QuantileTrees;
import io.plimsoll.models.tree.Trees;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TreeQuantilesTest {
  private static final List<String> FEATURES = List.of("thin");

  /** A multiple up to 0, another above it. */
  private static Trees stump(double deep, double thin) {
    Trees.Builder builder = new Trees.Builder();
    builder.tree(builder.split(0, 0, true, builder.leaf(deep), builder.leaf(thin)));
    return builder.build(0);
  }

  /** Two hundred rows whose excursion is twice the volatility. */
  private static ExcursionSample sample() {
    double[] variance = new double[200];
    double[] excursion = new double[200];
    double[][] x = new double[200][1];
    Arrays.fill(variance, 1e-4);
    Arrays.fill(excursion, 0.02);
    return new ExcursionSample(FEATURES, variance, excursion, x);
  }

  private static double[] at(ExcursionQuantiles quantiles, double variance, double thin) {
    double[] into = new double[2];
    quantiles.quantiles(variance, new double[] {thin}, into);
    return into;
  }

  @Test
  void multiplesAreScaledSortedAndPositive() {
    TreeQuantiles quantiles =
        TreeQuantiles.of(
            sample(),
            new QuantileTrees(
                FEATURES, new double[] {0.95, 0.99}, List.of(stump(2, 5), stump(3, -1))));
    Archive archive = Archive.empty();
    ExcursionArchive.write(quantiles, archive);
    for (ExcursionQuantiles each :
        List.of(quantiles, ExcursionArchive.read(Archive.fromBytes("test", archive.toBytes())))) {
      // √4e-4 = 0.02.
      assertArrayEquals(new double[] {0.04, 0.06}, at(each, 4e-4, -1), 1e-15);
      // They cross above 0: −1 goes first, raised to a thousandth of the median multiple of 2.
      assertArrayEquals(new double[] {0.02 * 0.002, 0.1}, at(each, 4e-4, 1), 1e-15);
      assertArrayEquals(new double[] {Double.NaN, Double.NaN}, at(each, 4e-4, Double.NaN));
      assertArrayEquals(new double[] {Double.NaN, Double.NaN}, at(each, 0, 1));
      assertEquals(FEATURES, each.features());
      assertEquals(200, each.rows());
      // Ten of 200 rows lie beyond 95 %, two beyond 99 %; five are wanted.
      assertTrue(each.supported(0));
      assertFalse(each.supported(1));
    }
  }

  @Test
  void treesOfOtherFeaturesAreRefused() {
    QuantileTrees trees =
        new QuantileTrees(List.of("other"), new double[] {0.9}, List.of(stump(1, 2)));
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> TreeQuantiles.of(sample(), trees));
    assertTrue(String.valueOf(e.getMessage()).contains("other"), e.getMessage());
  }
}
