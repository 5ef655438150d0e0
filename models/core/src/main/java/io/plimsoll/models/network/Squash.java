package io.plimsoll.models.network;

import io.plimsoll.models.bundle.Archive;

/**
 * How a network computes {@code tanh} and the logistic function: part of its weights, because
 * another way gives other bits.
 */
enum Squash {
  /** The JDK's {@link StrictMath}: what networks of release 0.1.0 were signed off with. */
  EXACT {
    @Override
    void tanh(double[] z, int from, int to) {
      for (int k = from; k < to; k++) {
        z[k] = StrictMath.tanh(z[k]);
      }
    }

    @Override
    void logistic(double[] z, int from, int to) {
      for (int k = from; k < to; k++) {
        z[k] = 1 / (1 + StrictMath.exp(-z[k]));
      }
    }
  },

  /**
   * An odd rational function of degree 11 over 10 on [−10.5, 10.5], constant beyond: the minimax
   * fit to {@code tanh} in absolute error, found by Lawson's iteration in 40 digits. The error is
   * at most 2e-9 ({@code logistic}, which is {@code ½ + ½·tanh(x/2)}: 1e-9), mostly from the cut: 1
   * − tanh(10.5) is 1.5e-9. Nothing but the four operations and comparisons, so the bits are the
   * same however the loop is compiled, and the compiler can turn it into vector instructions: about
   * 2 ns a value where StrictMath takes 40.
   */
  RATIONAL {
    @Override
    void tanh(double[] z, int from, int to) {
      for (int k = from; k < to; k++) {
        z[k] = rational(z[k]);
      }
    }

    @Override
    void logistic(double[] z, int from, int to) {
      for (int k = from; k < to; k++) {
        z[k] = 0.5 + 0.5 * rational(0.5 * z[k]);
      }
    }
  };

  private static final double CUT = 10.5;
  private static final double P0 = 0.9999999988401338;
  private static final double P1 = 0.1403951840500843;
  private static final double P2 = 0.0043467589715897575;
  private static final double P3 = 4.026437835854331e-05;
  private static final double P4 = 1.0001826232421615e-07;
  private static final double P5 = 3.0150299484017826e-11;
  private static final double Q1 = 0.4737285122742469;
  private static final double Q2 = 0.028922936274077365;
  private static final double Q3 = 0.00048569109367574577;
  private static final double Q4 = 2.4197854733819494e-06;
  private static final double Q5 = 2.5476306633020288e-09;

  /** The hyperbolic tangent of {@code z[from]} to {@code z[to − 1]}, in place; NaN stays NaN. */
  abstract void tanh(double[] z, int from, int to);

  /** The logistic function of {@code z[from]} to {@code z[to − 1]}, in place; NaN stays NaN. */
  abstract void logistic(double[] z, int from, int to);

  private static double rational(double x) {
    double t = Math.max(-CUT, Math.min(CUT, x));
    double s = t * t;
    double p = t * (P0 + s * (P1 + s * (P2 + s * (P3 + s * (P4 + s * P5)))));
    double q = 1 + s * (Q1 + s * (Q2 + s * (Q3 + s * (Q4 + s * Q5))));
    return p / q;
  }

  void write(Archive out) {
    out.put("squash", name());
  }

  /** Archives of release 0.1.0 do not say: they are exact. */
  static Squash read(Archive in) {
    return in.has("squash") ? valueOf(in.text("squash")) : EXACT;
  }
}
