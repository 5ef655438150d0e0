package io.plimsoll.models.smile;

import io.plimsoll.models.tree.Trees;
import smile.data.Tuple;
import smile.data.type.StructType;
import smile.model.cart.InternalNode;
import smile.model.cart.Node;
import smile.model.cart.OrdinalNode;
import smile.model.cart.RegressionNode;
import smile.regression.RandomForest;
import smile.regression.RegressionTree;

/**
 * Copies Smile's trees into ours, of a forest or of boosting.
 *
 * <p>Smile keeps the threshold of a split to itself, so it is found by asking: a split sends {@code
 * x <= threshold} to its true child, hence the threshold is the greatest double that goes there,
 * and bisection over the doubles in their order finds it to the bit. NaN fails the comparison and
 * goes to the false child.
 */
final class ForestExport {
  private final Trees.Builder nodes = new Trees.Builder();
  private final double factor;
  private final double[] probe;
  private final Tuple row;

  private ForestExport(StructType schema, double factor) {
    this.factor = factor;
    this.probe = new double[schema.length()];
    this.row = Tuple.of(schema, probe);
  }

  /**
   * The trees of a forest; each leaf is divided by their number and multiplied with {@code
   * shrinkage}.
   */
  static Trees trees(RandomForest forest, double shrinkage) {
    RegressionTree[] trees = forest.trees();
    return trees(trees, shrinkage / trees.length, 0);
  }

  /** The trees, each leaf multiplied with a factor, over a bias. */
  static Trees trees(RegressionTree[] trees, double factor, double bias) {
    ForestExport export = new ForestExport(trees[0].schema(), factor);
    for (RegressionTree tree : trees) {
      export.nodes.tree(export.copy(tree.root()));
    }
    return export.nodes.build(bias);
  }

  private int copy(Node node) {
    return switch (node) {
      case RegressionNode leaf -> nodes.leaf(leaf.output() * factor);
      case OrdinalNode split -> {
        int left = copy(split.trueChild());
        int right = copy(split.falseChild());
        yield nodes.split(split.feature(), threshold(split), false, left, right);
      }
      default -> throw new IllegalStateException("a tree on numbers has no " + node.getClass());
    };
  }

  private double threshold(InternalNode split) {
    long low = order(-Double.MAX_VALUE);
    long high = order(Double.MAX_VALUE);
    while (low < high) {
      // The upper middle without forming the sum, which overflows.
      long middle = (low | high) - ((low ^ high) >> 1);
      if (goesLeft(split, value(middle))) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return value(low);
  }

  private boolean goesLeft(InternalNode split, double value) {
    probe[split.feature()] = value;
    return split.branch(row);
  }

  /** The position of a double among all doubles; {@code order(-x) = -order(x)}. */
  private static long order(double value) {
    long bits = Double.doubleToRawLongBits(value);
    return bits >= 0 ? bits : -(bits & Long.MAX_VALUE);
  }

  private static double value(long order) {
    return order >= 0 ? Double.longBitsToDouble(order) : -Double.longBitsToDouble(-order);
  }
}
