package io.plimsoll.models;

import io.plimsoll.features.FeatureRows;
import java.util.List;

/**
 * Rows with what came after them: one block an instrument.
 *
 * <p>Only rows named in {@link Block#origins} have a target; a model may look back at rows before
 * an origin. Targets are realized variances over the horizon: positive, in squared log-return
 * units.
 */
public record TrainingSet(List<Block> blocks) {
  public TrainingSet {
    blocks = List.copyOf(blocks);
  }

  /** How many origins there are in all blocks. */
  public int size() {
    return blocks.stream().mapToInt(block -> block.origins().length).sum();
  }

  /**
   * The rows of one instrument.
   *
   * @param origins rows in increasing order
   * @param target {@code target[i]} is what followed row {@code origins[i]}
   */
  public record Block(FeatureRows rows, int[] origins, double[] target) {
    public Block {
      if (origins.length != target.length) {
        throw new IllegalArgumentException(
            "expected " + origins.length + " targets, had " + target.length);
      }
      for (double value : target) {
        if (!(value > 0) || value == Double.POSITIVE_INFINITY) {
          throw new IllegalArgumentException(
              "a target variance must be positive and finite, was " + value);
        }
      }
    }
  }
}
