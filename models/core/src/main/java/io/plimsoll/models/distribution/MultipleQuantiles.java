package io.plimsoll.models.distribution;

import io.plimsoll.datasets.Checks;
import io.plimsoll.models.bundle.Archive;
import java.util.List;

/**
 * Quantiles that are fixed multiples of the forecast volatility: {@code multiple·√variance}.
 *
 * <p>Filtered historical simulation and extreme value tails both come to this. Multiples are put in
 * order by {@link Levels#rearrange} when they are made.
 */
public final class MultipleQuantiles implements ExcursionQuantiles {
  /** The name of this shape in archives. */
  public static final String FORMAT = "multiples";

  private final int rows;
  private final double effectiveRows;
  private final double[] levels;
  private final double[] multiples;

  /**
   * Multiples by level, learned from rows that weigh as much as {@code effectiveRows} equal ones.
   */
  MultipleQuantiles(int rows, double effectiveRows, double[] levels, double[] multiples) {
    this.rows = rows;
    this.effectiveRows = Checks.positive(effectiveRows, "effectiveRows");
    this.levels = Levels.require(levels);
    this.multiples = multiples.clone();
    if (multiples.length != levels.length) {
      throw new IllegalArgumentException(
          "expected " + levels.length + " multiples, had " + multiples.length);
    }
    for (double multiple : multiples) {
      Checks.finite(multiple, "multiple");
    }
    Levels.rearrange(this.multiples);
  }

  /** Reads what {@link #write} stored. */
  public static MultipleQuantiles read(Archive in) {
    return new MultipleQuantiles(
        in.integer("rows"),
        in.number("effective-rows"),
        in.numbers("levels"),
        in.numbers("multiples"));
  }

  @Override
  public void write(Archive out) {
    out.put("rows", rows);
    out.put("effective-rows", effectiveRows);
    out.put("levels", levels);
    out.put("multiples", multiples);
  }

  @Override
  public String format() {
    return FORMAT;
  }

  @Override
  public double[] levels() {
    return levels.clone();
  }

  @Override
  public List<String> features() {
    return List.of();
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public boolean supported(int i) {
    return levels[i] <= Levels.deepest(effectiveRows);
  }

  /** Excursions in units of the forecast volatility, by level. */
  public double[] multiples() {
    return multiples.clone();
  }

  @Override
  public void quantiles(double variance, double[] x, double[] into) {
    if (Levels.usable(variance, x, 0, into)) {
      double sigma = Math.sqrt(variance);
      for (int i = 0; i < multiples.length; i++) {
        into[i] = sigma * multiples[i];
      }
    }
  }
}
