package io.plimsoll.features.volatility;

import static io.plimsoll.features.Market.barsOf;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.BarKernelContract;
import io.plimsoll.features.Conformance;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.window.BarWindow;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoughnessTest extends BarKernelContract<BarWindow> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "roughness", "window", "24m", "block", "2m", "lags", "3");
  }

  @Override
  protected double naive(List<Bar> seen, long asOfNanos) {
    double[] r = lastReturns(seen, 24);
    if (r == null) {
      return Double.NaN;
    }
    double[] logs = new double[12];
    for (int b = 0; b < 12; b++) {
      logs[b] = Math.log(sumOfSquares(Arrays.copyOfRange(r, 2 * b, 2 * b + 2)));
    }
    double[] x = new double[3];
    double[] y = new double[3];
    for (int l = 1; l <= 3; l++) {
      for (int i = l; i < 12; i++) {
        y[l - 1] += Math.pow(logs[i] - logs[i - l], 2) / (12 - l);
      }
      x[l - 1] = Math.log(l);
      y[l - 1] = Math.log(y[l - 1]);
    }
    // The slope of three points by the normal equations.
    double sx = x[0] + x[1] + x[2];
    double sy = y[0] + y[1] + y[2];
    double sxx = x[0] * x[0] + x[1] * x[1] + x[2] * x[2];
    double sxy = x[0] * y[0] + x[1] * y[1] + x[2] * y[2];
    return (3 * sxy - sx * sy) / (3 * sxx - sx * sx) / 2;
  }

  @Override
  protected double absoluteTolerance() {
    return 1e-9;
  }

  @Test
  void isOneWhereLogVarianceIsAStraightLine() {
    // ln r^2 grows by 2 ln 2 a bar: m(l) = (2 l ln 2)^2, whose logarithm has the slope 2 on ln l.
    double[] r = new double[12];
    for (int i = 0; i < r.length; i++) {
      r[i] = 1e-5 * (1 << i);
    }
    assertEquals(1, Conformance.ofBars(barsOf(r), 12, "roughness", "block", "1m"), 1e-8);
  }
}
