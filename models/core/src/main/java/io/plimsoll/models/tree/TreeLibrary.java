package io.plimsoll.models.tree;

/**
 * Found with {@link java.util.ServiceLoader}: a library that grows trees and can score them itself,
 * so that its scores can be held beside ours.
 */
public interface TreeLibrary {

  /** Its name and version. */
  String name();

  /**
   * Grows trees with squared loss, as large as their depth allows.
   *
   * @param x {@code x[i]} is one row
   * @param y what is learned
   * @param trees how many
   * @param depth levels of splits of a tree
   */
  Grown grow(double[][] x, double[] y, int trees, int depth, long seed);

  /** What was grown; may hold native memory, so close it. One thread at a time. */
  interface Grown extends AutoCloseable {
    /** The trees in our form. */
    Trees trees();

    /** What the library itself gives one row, by the fastest call that it has for one. */
    double score(double[] x);

    @Override
    void close();
  }
}
