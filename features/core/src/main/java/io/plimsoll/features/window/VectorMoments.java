package io.plimsoll.features.window;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** The last step of {@link RollingMoments} on vectors: the same operations in the same order. */
final class VectorMoments {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private VectorMoments() {}

  /**
   * Fills rows from {@code begin} on, as many of {@code count} as fill whole vectors; gives how
   * many.
   */
  static int fill(
      RollingMoments.Powers ends,
      RollingMoments.Powers fronts,
      int begin,
      int window,
      int count,
      int from,
      double centre,
      RollingMoments.Moments out) {
    double each = 1.0 / window;
    int done = 0;
    for (; done + LANES <= count; done += LANES) {
      int end = begin + done;
      int front = end + window - 1;
      DoubleVector m1 = sum(ends.first(), end, fronts.first(), front).mul(each);
      DoubleVector m2 = sum(ends.second(), end, fronts.second(), front).mul(each);
      DoubleVector m3 = sum(ends.third(), end, fronts.third(), front).mul(each);
      DoubleVector m4 = sum(ends.fourth(), end, fronts.fourth(), front).mul(each);
      DoubleVector q = m1.mul(m1);
      DoubleVector variance = m2.sub(q);
      DoubleVector cubes = m3.sub(m1.mul(m2).mul(3)).add(m1.mul(q).mul(2));
      DoubleVector fourths = m4.sub(m1.mul(m3).mul(4)).add(q.mul(m2).mul(6)).sub(q.mul(q).mul(3));
      int row = from + end;
      m1.add(centre).intoArray(out.mean(), row);
      variance.intoArray(out.variance(), row);
      cubes.div(variance.mul(variance.sqrt())).intoArray(out.skewness(), row);
      fourths.div(variance.mul(variance)).intoArray(out.kurtosis(), row);
    }
    return done;
  }

  private static DoubleVector sum(double[] ends, int end, double[] fronts, int front) {
    return DoubleVector.fromArray(SPECIES, ends, end)
        .add(DoubleVector.fromArray(SPECIES, fronts, front));
  }
}
