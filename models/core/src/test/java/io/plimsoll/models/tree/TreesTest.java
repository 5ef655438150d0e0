package io.plimsoll.models.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.models.bundle.Archive;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TreesTest {
  /** The naive twin: nodes as objects. */
  private sealed interface Node {
    double value(double[] x);

    int addTo(Trees.Builder builder);

    record Leaf(double number) implements Node {
      @Override
      public double value(double[] x) {
        return number;
      }

      @Override
      public int addTo(Trees.Builder builder) {
        return builder.leaf(number);
      }
    }

    record Split(int feature, double threshold, boolean nanLeft, Node left, Node right)
        implements Node {
      @Override
      public double value(double[] x) {
        if (Double.isNaN(x[feature])) {
          return (nanLeft ? left : right).value(x);
        }
        return (x[feature] > threshold ? right : left).value(x);
      }

      @Override
      public int addTo(Trees.Builder builder) {
        int l = left.addTo(builder);
        int r = right.addTo(builder);
        return builder.split(feature, threshold, nanLeft, l, r);
      }
    }
  }

  private static Node grow(SplittableRandom random, int depth) {
    if (depth == 0 || random.nextInt(5) == 0) {
      return new Node.Leaf(random.nextGaussian());
    }
    return new Node.Split(
        random.nextInt(4),
        random.nextInt(-3, 4),
        random.nextBoolean(),
        grow(random, depth - 1),
        grow(random, depth - 1));
  }

  @Test
  void theFlatTreesScoreAsTheNaiveOnesBitForBit() {
    SplittableRandom random = new SplittableRandom(1);
    for (int forest = 0; forest < 30; forest++) {
      List<Node> nodes = new ArrayList<>();
      Trees.Builder builder = new Trees.Builder();
      for (int t = 0; t < 12; t++) {
        Node node = grow(random, 6);
        nodes.add(node);
        builder.tree(node.addTo(builder));
      }
      Trees trees = builder.build(0.25);
      Archive archive = Archive.empty();
      trees.write(archive);
      Trees again = Trees.read(Archive.fromBytes("test", archive.toBytes()));
      for (int i = 0; i < 200; i++) {
        double[] x = new double[4];
        for (int j = 0; j < 4; j++) {
          // whole numbers hit thresholds exactly
          x[j] = random.nextInt(6) == 0 ? Double.NaN : random.nextInt(-4, 5);
        }
        double naive = 0.25;
        for (Node node : nodes) {
          naive += node.value(x);
        }
        assertEquals(naive, trees.score(x));
        assertEquals(naive, again.score(x));
      }
    }
  }

  @Test
  void aValueOnTheThresholdGoesLeft() {
    Trees.Builder builder = new Trees.Builder();
    builder.tree(builder.split(0, 2, false, builder.leaf(-1), builder.leaf(1)));
    Trees trees = builder.build(10);
    assertEquals(9, trees.score(new double[] {2}));
    assertEquals(11, trees.score(new double[] {Math.nextUp(2.0)}));
    assertEquals(11, trees.score(new double[] {Double.NaN}));
    assertEquals(0, trees.withBias(1).score(new double[] {2}));
    assertEquals(1, trees.features());
  }

  @Test
  void noTreesScoreTheBias() {
    assertEquals(3, new Trees.Builder().build(3).score(new double[0]));
  }

  @Test
  void aNodeCannotBeUsedBeforeItIsAdded() {
    Trees.Builder builder = new Trees.Builder();
    int leaf = builder.leaf(1);
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> builder.split(0, 1, false, leaf, leaf + 1));
    assertTrue(e.getMessage().contains("added before"), e.getMessage());
    assertThrows(
        IllegalArgumentException.class, () -> builder.split(0, Double.NaN, false, leaf, leaf));
    assertThrows(IllegalArgumentException.class, () -> builder.split(-1, 0, false, leaf, leaf));
    assertThrows(IllegalArgumentException.class, () -> builder.leaf(Double.POSITIVE_INFINITY));
    assertThrows(IllegalArgumentException.class, () -> builder.tree(7));
  }
}
