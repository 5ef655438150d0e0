package io.plimsoll.models.lightgbm;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.models.tree.Trees;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads LightGBM's text format: one {@code key=value} a line, one block a tree.
 *
 * <p>Numbers are written with 17 digits, so the trees are LightGBM's to the bit. A child that is
 * negative is leaf {@code ~child}. {@code decision_type} holds flags: bit 0 a categorical split,
 * bit 1 missing goes left, bits 2 and 3 what counts as missing (0 nothing: NaN is read as 0; 1
 * zero; 2 NaN). Numbers of size 1e-35 or less are read as zero by LightGBM's predictor, so
 * thresholds within that size are moved to its edge.
 */
final class ModelText {
  private static final int CATEGORICAL = 1;
  private static final int DEFAULT_LEFT = 2;
  private static final int MISSING_NONE = 0;
  private static final int MISSING_NAN = 2;

  /** LightGBM's {@code kZeroThreshold}, a float. */
  private static final double ZERO = 1e-35f;

  private final int index;
  private final Map<String, String> values;
  private final Trees.Builder nodes;
  private final int ensembles;

  private ModelText(int index, Map<String, String> values, Trees.Builder nodes, int ensembles) {
    this.index = index;
    this.values = values;
    this.nodes = nodes;
    this.ensembles = ensembles;
  }

  /** The trees of a model, as in {@link #parse(String, Trees.Builder, int)}. */
  static Trees parse(String text) {
    Trees.Builder nodes = new Trees.Builder();
    parse(text, nodes, 1);
    return nodes.build(0);
  }

  /**
   * Adds the trees of a model to others; throws CORRUPT_DATA where something is missing or not a
   * plain numeric regression tree.
   *
   * @param ensembles what leaves are divided by: how many models are averaged
   */
  static void parse(String text, Trees.Builder nodes, int ensembles) {
    int index = 0;
    int from = text.indexOf("\nTree=");
    int end = text.indexOf("\nend of trees");
    if (end < 0) {
      throw corrupt("the line 'end of trees' is missing");
    }
    while (from >= 0 && from < end) {
      int next = text.indexOf("\nTree=", from + 1);
      String block = text.substring(from, next < 0 ? end : next);
      nodes.tree(new ModelText(index++, keys(block), nodes, ensembles).root());
      from = next;
    }
  }

  private static Map<String, String> keys(String block) {
    Map<String, String> values = new HashMap<>();
    block
        .lines()
        .forEach(
            line -> {
              int equals = line.indexOf('=');
              if (equals > 0) {
                values.put(line.substring(0, equals), line.substring(equals + 1));
              }
            });
    return values;
  }

  private int root() {
    if (!text("num_cat").equals("0") || values.getOrDefault("is_linear", "0").equals("1")) {
      throw corrupt("tree " + index + " has categorical splits or linear leaves");
    }
    double[] leaves = doubles("leaf_value");
    if (leaves.length == 1) {
      return leaf(leaves[0]);
    }
    return node(
        0,
        ints("split_feature"),
        doubles("threshold"),
        ints("decision_type"),
        new int[][] {ints("left_child"), ints("right_child")},
        leaves);
  }

  private int leaf(double value) {
    return nodes.leaf(value / ensembles);
  }

  private int node(
      int at,
      int[] features,
      double[] thresholds,
      int[] decisions,
      int[][] children,
      double[] leaves) {
    if (at < 0) {
      return leaf(leaves[~at]);
    }
    int left = node(children[0][at], features, thresholds, decisions, children, leaves);
    int right = node(children[1][at], features, thresholds, decisions, children, leaves);
    return nodes.split(
        features[at],
        exact(thresholds[at]),
        nanGoesLeft(decisions[at], thresholds[at]),
        left,
        right);
  }

  /** The threshold that numbers which are not read as zero are held to, with the same effect. */
  private static double exact(double threshold) {
    if (Math.abs(threshold) > ZERO) {
      return threshold;
    }
    return threshold >= 0 ? ZERO : Math.nextDown(-ZERO);
  }

  private boolean nanGoesLeft(int decision, double threshold) {
    int missing = (decision >> 2) & 3;
    if ((decision & CATEGORICAL) != 0 || (missing != MISSING_NONE && missing != MISSING_NAN)) {
      throw corrupt("tree " + index + " has a decision_type that is not supported: " + decision);
    }
    return missing == MISSING_NAN ? (decision & DEFAULT_LEFT) != 0 : 0 <= threshold;
  }

  private int[] ints(String key) {
    double[] numbers = doubles(key);
    int[] whole = new int[numbers.length];
    for (int i = 0; i < whole.length; i++) {
      whole[i] = (int) numbers[i];
    }
    return whole;
  }

  private double[] doubles(String key) {
    String[] parts = text(key).trim().split(" ", -1);
    double[] numbers = new double[parts.length];
    for (int i = 0; i < parts.length; i++) {
      try {
        // A split that only parts missing values from all others has the threshold inf.
        numbers[i] =
            parts[i].equals("inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(parts[i]);
      } catch (NumberFormatException e) {
        throw corrupt("tree " + index + ": " + key + " holds '" + parts[i] + "'");
      }
    }
    return numbers;
  }

  private String text(String key) {
    String value = values.get(key);
    if (value == null) {
      throw corrupt("tree " + index + ": " + key + " is missing");
    }
    return value;
  }

  private static PlimsollException corrupt(String message) {
    return new PlimsollException(ErrorCode.CORRUPT_DATA, "LightGBM model text: " + message);
  }
}
