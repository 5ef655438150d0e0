package io.plimsoll.models.distribution;

import io.plimsoll.datasets.Checks;
import io.plimsoll.models.bundle.Archive;
import java.util.List;

/**
 * Quantiles of another shape, each moved by a multiple of the forecast volatility, then {@link
 * Levels#rearrange}: what {@link ConformalizedQuantile} fits.
 */
public final class ShiftedQuantiles implements ExcursionQuantiles {
  /** The name of this shape in archives. */
  public static final String FORMAT = "shifted";

  private final ExcursionQuantiles base;
  private final int heldOutRows;
  private final double[] moves;
  private final double[] levels;

  ShiftedQuantiles(ExcursionQuantiles base, int heldOutRows, double[] moves) {
    this.base = base;
    this.heldOutRows = heldOutRows;
    this.moves = moves.clone();
    this.levels = base.levels();
    if (moves.length != levels.length) {
      throw new IllegalArgumentException(
          "expected " + levels.length + " moves, had " + moves.length);
    }
    for (double move : moves) {
      Checks.finite(move, "move");
    }
  }

  /** Reads what {@link #write} stored. */
  public static ShiftedQuantiles read(Archive in) {
    return new ShiftedQuantiles(
        ExcursionArchive.read(in.child("base")), in.integer("held-out-rows"), in.numbers("moves"));
  }

  @Override
  public void write(Archive out) {
    ExcursionArchive.write(base, out.child("base"));
    out.put("held-out-rows", heldOutRows);
    out.put("moves", moves);
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
    return base.features();
  }

  @Override
  public int rows() {
    return base.rows() + heldOutRows;
  }

  /** Whether at least five held-out rows lay beyond level {@code i}. */
  @Override
  public boolean supported(int i) {
    return levels[i] <= Levels.deepest(heldOutRows);
  }

  /** By how many forecast volatilities each level is moved. */
  public double[] moves() {
    return moves.clone();
  }

  @Override
  public void quantiles(double variance, double[] x, double[] into) {
    base.quantiles(variance, x, into);
    double sigma = Math.sqrt(variance);
    for (int i = 0; i < moves.length; i++) {
      into[i] += sigma * moves[i];
    }
    if (!Double.isNaN(into[0])) {
      Levels.rearrange(into);
    }
  }
}
