package io.plimsoll.models.tree;

import java.util.Arrays;

/**
 * The serving form of {@link Trees}: the same score to the bit, several times faster.
 *
 * <p>Eight trees at a time are padded to perfect trees of one depth and walked side by side. Node
 * {@code k} of a tree has the children {@code 2k} and {@code 2k + 1}, so a step is {@code k ← 2k +
 * sign(threshold − x)} and there is nothing to jump over: no pointer, and no branch for the
 * processor to guess. The difference of two finite doubles is negative exactly where {@code x >
 * threshold}, because subtraction underflows gradually; a comparison would say the same, but where
 * most rows go one way the JIT makes a branch of it, which cost three times as much.
 *
 * <p>Leaves are added in the order of the trees, as {@link Trees#score} does. Rows that hold NaN or
 * an infinity, which are rare and would need flags in every node, and blocks with a tree deeper
 * than {@value #MOST_DEPTH} levels, whose padding doubles with each level, take the exact walk of
 * {@link Trees}.
 *
 * <p>Immutable. <b>Cost</b>: one subtraction a level, no allocation; {@code 18·2^depth} bytes a
 * tree.
 *
 * <p><b>Reference</b>: Asadi, Lin and de Vries (2014), Runtime optimizations for tree-based machine
 * learning models, IEEE Transactions on Knowledge and Data Engineering 26 (predication and
 * interleaving, there "VPred").
 */
public final class PaddedTrees {
  /** Deepest trees, in levels of splits, that are padded. */
  static final int MOST_DEPTH = 10;

  private static final int SIDE_BY_SIDE = 8;
  private static final int UNPADDED = -1;

  /** What no sum changes by, the sign of zero included. */
  private static final double NOTHING = -0.0;

  private final Trees trees;
  private final int features;
  private final int[] depth;
  private final int[] start;
  private final int[] runEnd;
  private final double[] threshold;
  private final char[] feature;
  private final double[] leaf;

  private PaddedTrees(Trees trees, int[] depth) {
    this.trees = trees;
    this.features = trees.features();
    this.depth = depth;
    this.start = new int[depth.length];
    this.runEnd = new int[depth.length];
    int nodes = 0;
    for (int b = 0; b < depth.length; b++) {
      start[b] = nodes;
      nodes = Math.addExact(nodes, depth[b] == UNPADDED ? 0 : SIDE_BY_SIDE << depth[b]);
    }
    for (int b = depth.length - 1; b >= 0; b--) {
      boolean more = b + 1 < depth.length && depth[b + 1] != UNPADDED;
      runEnd[b] = more ? runEnd[b + 1] : b + 1;
    }
    this.threshold = new double[nodes];
    this.feature = new char[nodes];
    this.leaf = new double[nodes];
    Arrays.fill(threshold, Double.POSITIVE_INFINITY);
    Arrays.fill(leaf, NOTHING);
  }

  /** The serving form of trees. */
  public static PaddedTrees of(Trees trees) {
    int[] depth = new int[(trees.size() + SIDE_BY_SIDE - 1) / SIDE_BY_SIDE];
    int[] depths = trees.depths();
    for (int t = 0; t < trees.size(); t++) {
      depth[t / SIDE_BY_SIDE] = Math.max(depth[t / SIDE_BY_SIDE], depths[trees.root(t)]);
    }
    boolean wide = trees.features() > Character.MAX_VALUE;
    for (int b = 0; b < depth.length; b++) {
      depth[b] = wide || depth[b] > MOST_DEPTH ? UNPADDED : depth[b];
    }
    PaddedTrees padded = new PaddedTrees(trees, depth);
    for (int t = 0; t < trees.size(); t++) {
      int b = t / SIDE_BY_SIDE;
      if (depth[b] != UNPADDED) {
        int from = padded.start[b] + (t % SIDE_BY_SIDE << depth[b]);
        padded.copy(trees.root(t), from, 1, depth[b]);
      }
    }
    return padded;
  }

  /** Copies a node to place {@code k} of the tree that starts at {@code from}. */
  private void copy(int node, int from, int k, int levels) {
    if (trees.isLeaf(node)) {
      // The padding below always goes left.
      leaf[from + (k << levels) - (1 << (levels + depthOf(k)))] = trees.number(node);
      return;
    }
    // No negative zero: 0.0 − x is never negative for either zero, −0.0 − 0.0 is.
    threshold[from + k] = trees.number(node) + 0.0;
    feature[from + k] = (char) trees.feature(node);
    copy(trees.left(node), from, 2 * k, levels - 1);
    copy(trees.right(node), from, 2 * k + 1, levels - 1);
  }

  private static int depthOf(int k) {
    return Integer.SIZE - 1 - Integer.numberOfLeadingZeros(k);
  }

  /** How many trees there are. */
  public int size() {
    return trees.size();
  }

  /** What {@link Trees#score} gives, to the bit. */
  public double score(double[] x) {
    for (int j = 0; j < features; j++) {
      if (!(Math.abs(x[j]) <= Double.MAX_VALUE)) {
        return trees.score(x);
      }
    }
    double sum = trees.bias();
    int b = 0;
    while (b < depth.length) {
      if (depth[b] == UNPADDED) {
        sum = trees.add(sum, SIDE_BY_SIDE * b, SIDE_BY_SIDE, x);
        b++;
      } else {
        sum = add(sum, b, runEnd[b], x);
        b = runEnd[b];
      }
    }
    return sum;
  }

  /**
   * Adds the trees of some padded blocks. Eight variables are written out and fields copied,
   * because the JIT keeps variables in registers, but neither arrays nor fields; and there is one
   * call for all blocks, because one a block took a fifth longer.
   */
  private double add(double before, int firstBlock, int endBlock, double[] x) {
    double[] at = threshold;
    char[] reads = feature;
    double sum = before;
    for (int b = firstBlock; b < endBlock; b++) {
      int levels = depth[b];
      int size = 1 << levels;
      int from = start[b];
      int from1 = from + size;
      int from2 = from1 + size;
      int from3 = from2 + size;
      int from4 = from3 + size;
      int from5 = from4 + size;
      int from6 = from5 + size;
      int from7 = from6 + size;
      int k = 1;
      int k1 = 1;
      int k2 = 1;
      int k3 = 1;
      int k4 = 1;
      int k5 = 1;
      int k6 = 1;
      int k7 = 1;
      for (int level = 0; level < levels; level++) {
        k = 2 * k + sign(at[from + k] - x[reads[from + k]]);
        k1 = 2 * k1 + sign(at[from1 + k1] - x[reads[from1 + k1]]);
        k2 = 2 * k2 + sign(at[from2 + k2] - x[reads[from2 + k2]]);
        k3 = 2 * k3 + sign(at[from3 + k3] - x[reads[from3 + k3]]);
        k4 = 2 * k4 + sign(at[from4 + k4] - x[reads[from4 + k4]]);
        k5 = 2 * k5 + sign(at[from5 + k5] - x[reads[from5 + k5]]);
        k6 = 2 * k6 + sign(at[from6 + k6] - x[reads[from6 + k6]]);
        k7 = 2 * k7 + sign(at[from7 + k7] - x[reads[from7 + k7]]);
      }
      // Leaves are numbered from zero, their places from size.
      sum += leaf[from - size + k];
      sum += leaf[from + k1];
      sum += leaf[from1 + k2];
      sum += leaf[from2 + k3];
      sum += leaf[from3 + k4];
      sum += leaf[from4 + k5];
      sum += leaf[from5 + k6];
      sum += leaf[from6 + k7];
    }
    return sum;
  }

  private static int sign(double difference) {
    return (int) (Double.doubleToRawLongBits(difference) >>> 63);
  }
}
