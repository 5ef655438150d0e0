package io.plimsoll.models.tree;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.features.FeatureTable;
import io.plimsoll.models.SimulatedVariance;
import io.plimsoll.models.bundle.Archive;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuantileTreesTest {
  private static final SimulatedVariance MARKET = SimulatedVariance.of(50, 1);

  /** One value up to 1e-4, another above it. */
  private static Trees stump(double calm, double wild) {
    Trees.Builder builder = new Trees.Builder();
    builder.tree(builder.split(0, 1e-4, true, builder.leaf(calm), builder.leaf(wild)));
    return builder.build(0);
  }

  private static FeatureTable with(double value) {
    return MARKET.replacedAt(20, "rv_1", value);
  }

  private static double[] quantiles(QuantileTrees trees, FeatureTable table) {
    double[] out = new double[3];
    trees.bind(table.columns()).quantiles(table, 20, out);
    return out;
  }

  @Test
  void ensemblesThatCrossAreSorted() {
    QuantileTrees trees =
        new QuantileTrees(
            List.of("rv_1"),
            new double[] {0.9, 0.99, 0.999},
            List.of(stump(1, 3), stump(2, 2.5), stump(3, 5)));
    Archive archive = Archive.empty();
    trees.write(archive);
    QuantileTrees again = QuantileTrees.read(Archive.fromBytes("test", archive.toBytes()));
    for (QuantileTrees each : List.of(trees, again)) {
      assertArrayEquals(new double[] {1, 2, 3}, quantiles(each, with(1e-4)));
      assertArrayEquals(new double[] {2.5, 3, 5}, quantiles(each, with(2e-4)));
      assertArrayEquals(
          new double[] {Double.NaN, Double.NaN, Double.NaN}, quantiles(each, with(Double.NaN)));
      assertArrayEquals(new double[] {0.9, 0.99, 0.999}, each.levels());
    }
  }

  @Test
  void aProbabilityIsTheLogisticOfItsScore() {
    ProbabilityTrees trees = new ProbabilityTrees(List.of("rv_1"), stump(Math.log(3), -800));
    Archive archive = Archive.empty();
    trees.write(archive);
    ProbabilityTrees again = ProbabilityTrees.read(Archive.fromBytes("test", archive.toBytes()));
    for (ProbabilityTrees each : List.of(trees, again)) {
      // Odds of three to one; then of exp(−800) to one.
      assertEquals(0.75, probability(each, with(1e-4)), 1e-15);
      assertEquals(0, probability(each, with(2e-4)), 1e-300);
      assertTrue(Double.isNaN(probability(each, with(Double.NaN))));
    }
  }

  private static double probability(ProbabilityTrees trees, FeatureTable table) {
    return trees.bind(table.columns()).probability(table, 20);
  }

  @Test
  void whatCannotWorkIsRefused() {
    List<String> inputs = List.of("rv_1");
    Trees stump = stump(1, 2);
    assertThrows(
        IllegalArgumentException.class,
        () -> new QuantileTrees(inputs, new double[] {0.9, 0.8}, List.of(stump, stump)));
    assertThrows(
        IllegalArgumentException.class,
        () -> new QuantileTrees(inputs, new double[] {0.9}, List.of(stump, stump)));
    assertThrows(
        IllegalArgumentException.class,
        () -> new QuantileTrees(List.of(), new double[] {0.9}, List.of(stump)));
    assertThrows(IllegalArgumentException.class, () -> new ProbabilityTrees(List.of(), stump));
  }
}
