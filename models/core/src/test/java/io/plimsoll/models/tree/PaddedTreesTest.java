package io.plimsoll.models.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** {@link Trees} is the oracle: the serving form gives its bits, whatever the trees and the row. */
class PaddedTreesTest {
  private static final int FEATURES = 6;

  /** Numbers at which a comparison by subtraction could go wrong. */
  private static final double[] EDGES = {
    0.0,
    -0.0,
    Double.MIN_VALUE,
    -Double.MIN_VALUE,
    Double.MIN_NORMAL,
    Math.nextDown(Double.MIN_NORMAL),
    1,
    Math.nextUp(1.0),
    -1,
    Double.MAX_VALUE,
    -Double.MAX_VALUE,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY
  };

  private static int grow(Trees.Builder builder, SplittableRandom random, int depth) {
    if (depth == 0 || random.nextInt(6) == 0) {
      return builder.leaf(random.nextInt(9) == 0 ? -0.0 : random.nextGaussian());
    }
    int left = grow(builder, random, depth - 1);
    int right = grow(builder, random, depth - 1);
    return builder.split(
        random.nextInt(FEATURES), number(random), random.nextBoolean(), left, right);
  }

  private static double number(SplittableRandom random) {
    return random.nextInt(3) == 0
        ? EDGES[random.nextInt(EDGES.length)]
        : random.nextInt(-3, 4) * 0.5;
  }

  private static Trees forest(SplittableRandom random, int trees, int depth) {
    Trees.Builder builder = new Trees.Builder();
    for (int t = 0; t < trees; t++) {
      builder.tree(grow(builder, random, random.nextInt(depth + 1)));
    }
    return builder.build(random.nextBoolean() ? -0.0 : 0.25);
  }

  private static void assertSameBits(Trees trees, SplittableRandom random, int rows) {
    PaddedTrees padded = PaddedTrees.of(trees);
    for (int i = 0; i < rows; i++) {
      boolean missing = i % 4 == 0;
      double[] x = new double[FEATURES];
      for (int j = 0; j < x.length; j++) {
        x[j] = missing && random.nextInt(5) == 0 ? Double.NaN : number(random);
        // Three rows of four are finite, so that the fast walk is what is tried.
        x[j] = !missing && Double.isInfinite(x[j]) ? Double.MAX_VALUE : x[j];
      }
      assertEquals(
          Double.doubleToRawLongBits(trees.score(x)), Double.doubleToRawLongBits(padded.score(x)));
    }
  }

  @Test
  void scoresAreThoseOfTheReferenceToTheBit() {
    SplittableRandom random = new SplittableRandom(1);
    for (int trees = 0; trees <= 40; trees++) {
      for (int depth = 0; depth <= 7; depth++) {
        assertSameBits(forest(random, trees, depth), random, 60);
      }
    }
  }

  @Test
  void blocksWithTreesThatAreTooDeepToPadTakeTheExactWalk() {
    SplittableRandom random = new SplittableRandom(2);
    Trees.Builder builder = new Trees.Builder();
    for (int t = 0; t < 30; t++) {
      int node = grow(builder, random, 3);
      // The trees of the second and the fourth block are chains of some forty splits.
      for (int d = 0; t / 8 % 2 == 1 && d < 40; d++) {
        node = builder.split(d % FEATURES, number(random), d % 2 == 0, node, builder.leaf(d));
      }
      builder.tree(node);
    }
    assertSameBits(builder.build(1), random, 2000);
  }

  @Test
  void aNodeThatManyPathsShareIsNotMultiplied() {
    Trees.Builder builder = new Trees.Builder();
    int node = builder.leaf(1);
    for (int d = 0; d < 200; d++) {
      // Both children are the same node, so there are 2^200 paths.
      node = builder.split(0, 0, true, node, node);
    }
    builder.tree(node);
    assertEquals(1, PaddedTrees.of(builder.build(0)).score(new double[] {3}));
  }

  @Test
  void featuresBeyondWhatTheTreesReadMayBeMissing() {
    Trees.Builder builder = new Trees.Builder();
    builder.tree(builder.split(0, 2, false, builder.leaf(-1), builder.leaf(1)));
    PaddedTrees padded = PaddedTrees.of(builder.build(10));
    assertEquals(9, padded.score(new double[] {2, Double.NaN}));
    assertEquals(11, padded.score(new double[] {Math.nextUp(2.0), Double.NaN}));
    assertEquals(1, padded.size());
  }

  @Test
  void scoringAllocatesNothing() {
    SplittableRandom random = new SplittableRandom(3);
    PaddedTrees padded = PaddedTrees.of(forest(random, 100, 6));
    double[] x = random.doubles(FEATURES, -1, 1).toArray();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    double sum = 0;
    long allocated = Long.MAX_VALUE;
    for (int round = 0; round < 5; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 1000; i++) {
        sum += padded.score(x);
      }
      // The measuring itself may allocate once.
      allocated = Math.min(allocated, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertTrue(Double.isFinite(sum));
    assertTrue(allocated < 1000, allocated + " bytes for 1000 scores");
  }
}
