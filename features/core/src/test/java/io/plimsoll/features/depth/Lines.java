package io.plimsoll.features.depth;

import java.math.BigDecimal;
import java.math.MathContext;

/** Least squares the slow way. */
final class Lines {
  private Lines() {}

  /** The slope of y on x over the pairs without NaN; NaN of fewer than ten or of equal x. */
  static double slope(double[] x, double[] y) {
    MathContext digits = new MathContext(60);
    BigDecimal n = BigDecimal.ZERO;
    BigDecimal sx = BigDecimal.ZERO;
    BigDecimal sy = BigDecimal.ZERO;
    BigDecimal sxx = BigDecimal.ZERO;
    BigDecimal sxy = BigDecimal.ZERO;
    for (int i = 0; i < x.length; i++) {
      if (Double.isNaN(x[i]) || Double.isNaN(y[i])) {
        continue;
      }
      if (Double.isInfinite(x[i]) || Double.isInfinite(y[i])) {
        return Double.NaN;
      }
      BigDecimal a = new BigDecimal(x[i]);
      BigDecimal b = new BigDecimal(y[i]);
      n = n.add(BigDecimal.ONE);
      sx = sx.add(a);
      sy = sy.add(b);
      sxx = sxx.add(a.multiply(a));
      sxy = sxy.add(a.multiply(b));
    }
    BigDecimal spread = n.multiply(sxx).subtract(sx.multiply(sx));
    if (n.intValue() < 10 || spread.signum() == 0 || spread.doubleValue() > 1e290) {
      return Double.NaN;
    }
    return n.multiply(sxy).subtract(sx.multiply(sy)).divide(spread, digits).doubleValue();
  }
}
