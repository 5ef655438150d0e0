package io.plimsoll.models.tree;

import io.plimsoll.datasets.Checks;
import io.plimsoll.models.bundle.Archive;
import java.util.Arrays;

/**
 * Regression trees flattened into arrays: {@code score = bias + Σ leaf of each tree}, summed in the
 * order of the trees.
 *
 * <p>A split sends {@code x <= threshold} to the left, everything greater to the right and NaN
 * where its flag says; this is the rule of LightGBM and of Smile's numeric splits, in double
 * precision. Immutable. <b>Cost</b>: one comparison a level, no allocation. This is the reference
 * and the form in archives; {@link PaddedTrees} is what serves.
 */
public final class Trees {
  private static final int LEAF = -1;

  private final double bias;
  private final int[] roots;
  private final int[] feature;
  private final double[] number;
  private final int[] left;
  private final int[] right;
  private final boolean[] nanLeft;

  private Trees(double bias, int[] roots, Builder nodes) {
    this.bias = Checks.finite(bias, "bias");
    this.roots = roots;
    int size = nodes.size;
    this.feature = Arrays.copyOf(nodes.feature, size);
    this.number = Arrays.copyOf(nodes.number, size);
    this.left = Arrays.copyOf(nodes.left, size);
    this.right = Arrays.copyOf(nodes.right, size);
    this.nanLeft = Arrays.copyOf(nodes.nanLeft, size);
  }

  /** The sum of the bias and one leaf a tree. */
  public double score(double[] x) {
    return add(bias, 0, roots.length, x);
  }

  /** Adds a leaf of each of some trees, as many as there are, to a sum. */
  double add(double before, int from, int count, double[] x) {
    double sum = before;
    int to = Math.min(roots.length, from + count);
    for (int t = from; t < to; t++) {
      int node = roots[t];
      while (feature[node] != LEAF) {
        double value = x[feature[node]];
        boolean goLeft = value <= number[node] || (nanLeft[node] && Double.isNaN(value));
        node = goLeft ? left[node] : right[node];
      }
      sum += number[node];
    }
    return sum;
  }

  /** How many trees there are. */
  public int size() {
    return roots.length;
  }

  /** The constant that all scores start from. */
  public double bias() {
    return bias;
  }

  /** One more than the greatest feature index a split reads; 0 where there is no split. */
  public int features() {
    int most = 0;
    for (int f : feature) {
      most = Math.max(most, f + 1);
    }
    return most;
  }

  /** The root of a tree; nodes are numbered across trees. */
  public int root(int tree) {
    return roots[tree];
  }

  /** Whether a node is a leaf. */
  public boolean isLeaf(int node) {
    return feature[node] == LEAF;
  }

  /** The feature that a split reads. */
  public int feature(int node) {
    return feature[node];
  }

  /** The threshold of a split, the value of a leaf. */
  public double number(int node) {
    return number[node];
  }

  /** Where a split sends what is at most its threshold. */
  public int left(int node) {
    return left[node];
  }

  /** Where a split sends what is above its threshold. */
  public int right(int node) {
    return right[node];
  }

  /** Levels of splits from each node down; children come before their parents. */
  int[] depths() {
    int[] depths = new int[feature.length];
    for (int i = 0; i < depths.length; i++) {
      depths[i] = isLeaf(i) ? 0 : 1 + Math.max(depths[left[i]], depths[right[i]]);
    }
    return depths;
  }

  /** The same trees with another bias, for example after a level correction. */
  public Trees withBias(double newBias) {
    Builder nodes = new Builder();
    nodes.feature = feature;
    nodes.number = number;
    nodes.left = left;
    nodes.right = right;
    nodes.nanLeft = nanLeft;
    nodes.size = feature.length;
    return new Trees(newBias, roots, nodes);
  }

  void write(Archive out) {
    out.put("bias", bias);
    out.put("roots", roots);
    out.put("feature", feature);
    out.put("number", number);
    out.put("left", left);
    out.put("right", right);
    int[] flags = new int[nanLeft.length];
    for (int i = 0; i < flags.length; i++) {
      flags[i] = nanLeft[i] ? 1 : 0;
    }
    out.put("nan-left", flags);
  }

  static Trees read(Archive in) {
    int[] feature = in.ints("feature");
    double[] number = in.numbers("number");
    int[] left = in.ints("left");
    int[] right = in.ints("right");
    int[] flags = in.ints("nan-left");
    Builder builder = new Builder();
    for (int i = 0; i < feature.length; i++) {
      if (feature[i] == LEAF) {
        builder.leaf(number[i]);
      } else {
        builder.split(feature[i], number[i], flags[i] != 0, left[i], right[i]);
      }
    }
    for (int root : in.ints("roots")) {
      builder.tree(root);
    }
    return builder.build(in.number("bias"));
  }

  /**
   * Collects nodes from the leaves up: a split names children that are already there, so no tree
   * can hold a cycle.
   */
  public static final class Builder {
    private int[] feature = new int[64];
    private double[] number = new double[64];
    private int[] left = new int[64];
    private int[] right = new int[64];
    private boolean[] nanLeft = new boolean[64];
    private int size;
    private int[] roots = new int[16];
    private int trees;

    /** Adds a leaf and returns its index. */
    public int leaf(double value) {
      return add(LEAF, Checks.finite(value, "leaf value"), false, 0, 0);
    }

    /**
     * Adds a split and returns its index.
     *
     * @param featureIndex the position of the feature in the input vector
     * @param threshold at most this goes left; {@code +Infinity} sends all numbers left
     * @param nanGoesLeft where NaN goes
     * @param leftNode index of a node that was added before
     * @param rightNode index of a node that was added before
     */
    public int split(
        int featureIndex, double threshold, boolean nanGoesLeft, int leftNode, int rightNode) {
      if (featureIndex < 0) {
        throw new IllegalArgumentException(
            "featureIndex must be zero or more, was " + featureIndex);
      }
      if (Double.isNaN(threshold)) {
        throw new IllegalArgumentException("threshold must be a number, was NaN");
      }
      requireNode(leftNode);
      requireNode(rightNode);
      return add(featureIndex, threshold, nanGoesLeft, leftNode, rightNode);
    }

    /** Ends a tree: names its root. */
    public void tree(int root) {
      requireNode(root);
      if (trees == roots.length) {
        roots = Arrays.copyOf(roots, 2 * trees);
      }
      roots[trees++] = root;
    }

    /** The trees so far. */
    public Trees build(double bias) {
      return new Trees(bias, Arrays.copyOf(roots, trees), this);
    }

    private void requireNode(int node) {
      if (node < 0 || node >= size) {
        throw new IllegalArgumentException(
            "a node must be added before it is used: had " + size + ", was " + node);
      }
    }

    private int add(int f, double n, boolean nan, int l, int r) {
      if (size == feature.length) {
        feature = Arrays.copyOf(feature, 2 * size);
        number = Arrays.copyOf(number, 2 * size);
        left = Arrays.copyOf(left, 2 * size);
        right = Arrays.copyOf(right, 2 * size);
        nanLeft = Arrays.copyOf(nanLeft, 2 * size);
      }
      feature[size] = f;
      number[size] = n;
      nanLeft[size] = nan;
      left[size] = l;
      right[size] = r;
      return size++;
    }
  }
}
