package io.plimsoll.models.smile;

import java.util.stream.IntStream;
import smile.data.DataFrame;
import smile.data.formula.Formula;

/** Rows as Smile wants them. */
final class SmileRows {
  private static final String TARGET = "target";

  /** The target from all other columns. */
  static final Formula FORMULA = Formula.lhs(TARGET);

  private SmileRows() {}

  /**
   * Inputs and target side by side. Column names are ours to choose: Smile's formula parser would
   * read meaning into some feature names.
   */
  static DataFrame of(double[][] x, double[] y) {
    int width = x[0].length;
    double[][] rows = new double[x.length][width + 1];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(x[i], 0, rows[i], 0, width);
      rows[i][width] = y[i];
    }
    String[] names =
        IntStream.rangeClosed(0, width)
            .mapToObj(j -> j == width ? TARGET : "x" + j)
            .toArray(String[]::new);
    return DataFrame.of(rows, names);
  }
}
