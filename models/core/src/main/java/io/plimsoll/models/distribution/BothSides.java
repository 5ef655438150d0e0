package io.plimsoll.models.distribution;

import io.plimsoll.models.bundle.Archive;
import java.util.Arrays;

/**
 * Quantiles of the worst fall and of the worst rise, at the same levels.
 *
 * @param down of the worst fall, as a positive log return
 * @param up of the worst rise
 */
public record BothSides(ExcursionQuantiles down, ExcursionQuantiles up) {

  /** Checks that both sides are about the same levels. */
  public BothSides {
    if (!Arrays.equals(down.levels(), up.levels())) {
      throw new IllegalArgumentException(
          "both sides must have the same levels, had "
              + Arrays.toString(down.levels())
              + " and "
              + Arrays.toString(up.levels()));
    }
  }

  /** Fits both sides by one method. */
  public static BothSides fit(
      ExcursionEstimator estimator, ExcursionSample down, ExcursionSample up, double[] levels) {
    return new BothSides(estimator.fit(down, levels), estimator.fit(up, levels));
  }

  /** Stores everything. */
  public void write(Archive out) {
    ExcursionArchive.write(down, out.child("down"));
    ExcursionArchive.write(up, out.child("up"));
  }

  /** Reads what {@link #write} stored. */
  public static BothSides read(Archive in) {
    return new BothSides(
        ExcursionArchive.read(in.child("down")), ExcursionArchive.read(in.child("up")));
  }
}
