package io.plimsoll.models.linear;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.features.FeatureRows;
import io.plimsoll.models.TrainingSet;
import java.util.Arrays;
import java.util.List;

/**
 * The regression behind a {@link TermModel}: what the terms are at the origins in which every input
 * is a number.
 *
 * @param terms with the constants that were learned from these origins
 * @param x {@code x[j]} is term {@code j}, of which the first {@code y.length} numbers count
 * @param y the target on the scale of the model
 */
record Design(List<Term> terms, double[][] x, double[] y, SanityFilter filter) {
  private static final int ROWS_PER_COEFFICIENT = 10;

  static Design of(
      TrainingSet set, String family, List<Term> terms, TermModel.Scale scale, FitOptions options) {
    List<String> inputs = Terms.inputs(terms);
    int most =
        set.blocks().stream()
            .mapToInt(block -> block.origins().length)
            .map(origins -> origins - options.firstOf(origins, options.fitRows()))
            .sum();
    double[][] columns = new double[inputs.size()][most];
    double[] target = new double[most];
    int count = 0;
    for (TrainingSet.Block block : set.blocks()) {
      count = gather(block, inputs, options, columns, target, count);
    }
    int least = ROWS_PER_COEFFICIENT * (terms.size() + 1);
    if (count < least) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          family
              + " needs at least "
              + least
              + " training rows in which every input is a number, had "
              + count
              + "; inputs: "
              + inputs);
    }
    return evaluate(
        terms, inputs, columns, Arrays.copyOf(target, count), scale, SanityFilter.of(set, options));
  }

  private static int gather(
      TrainingSet.Block block,
      List<String> inputs,
      FitOptions options,
      double[][] columns,
      double[] target,
      int from) {
    FeatureRows rows = block.rows();
    int[] positions = FeatureRows.positions(rows.columns(), inputs);
    int count = from;
    int origins = block.origins().length;
    for (int i = options.firstOf(origins, options.fitRows()); i < origins; i++) {
      boolean whole = true;
      for (int k = 0; k < positions.length; k++) {
        columns[k][count] = rows.value(block.origins()[i], positions[k]);
        whole &= Double.isFinite(columns[k][count]);
      }
      if (whole) {
        target[count++] = block.target()[i];
      }
    }
    return count;
  }

  private static Design evaluate(
      List<Term> terms,
      List<String> inputs,
      double[][] columns,
      double[] target,
      TermModel.Scale scale,
      SanityFilter filter) {
    Term[] learned = new Term[terms.size()];
    double[][] x = new double[terms.size()][];
    for (int j = 0; j < learned.length; j++) {
      double[] a = columns[inputs.indexOf(terms.get(j).first())];
      double[] b = columns[inputs.indexOf(terms.get(j).second())];
      learned[j] = terms.get(j).learn(a, b, target.length, filter.least());
      x[j] = values(learned[j], a, b, target.length);
    }
    if (scale == TermModel.Scale.LOG) {
      Arrays.setAll(target, i -> StrictMath.log(target[i]));
    }
    return new Design(List.of(learned), x, target, filter);
  }

  private static double[] values(Term term, double[] a, double[] b, int n) {
    if (term.kind() == Term.Kind.LEVEL) {
      return a;
    }
    double[] values = new double[n];
    Arrays.setAll(values, i -> term.value(a[i], b[i]));
    return values;
  }

  /** One origin's terms. */
  double[] row(int i) {
    double[] row = new double[x.length];
    Arrays.setAll(row, j -> x[j][i]);
    return row;
  }

  /** The terms, {@code rows()[i]} being one origin's. */
  double[][] rows() {
    double[][] rows = new double[y.length][];
    Arrays.setAll(rows, this::row);
    return rows;
  }
}
