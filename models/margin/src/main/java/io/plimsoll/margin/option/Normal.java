package io.plimsoll.margin.option;

/**
 * The standard normal distribution.
 *
 * <p>{@link #cdf} is right to about one part in 10¹⁵ of its value, in the lower tail too, and costs
 * an exponential. {@link #quick} is right to 2·10⁻¹⁶ absolute, which is what an option price needs,
 * and costs one table line and a polynomial: no exponential, no branch inside [−9, 9]. Both give
 * the same bits on every machine.
 *
 * <p><b>Reference</b>: W. J. Cody, "Rational Chebyshev approximations for the error function",
 * Mathematics of Computation 23 (1969), tables II to IV, for {@link #cdf}. For {@link #quick}: the
 * derivatives of Φ are φ(x) times Hermite polynomials, Φ⁽ⁿ⁾(x) = (−1)ⁿ⁻¹·Heₙ₋₁(x)·φ(x); A.
 * Abramowitz and I. A. Stegun, Handbook of Mathematical Functions (1964), 26.2.
 */
public final class Normal {
  private static final double SQRT_HALF = Math.sqrt(0.5);
  private static final double INVERSE_SQRT_TWO_PI = 0.398942280401432677939946;
  private static final double INVERSE_SQRT_PI = 0.564189583547756286948079;

  /** erf(x)/x for |x| ≤ 0.46875: numerator and denominator in x², highest power first. */
  private static final double[] ERF_OVER = {
    1.85777706184603153e-1,
    3.16112374387056560e0,
    1.13864154151050156e2,
    3.77485237685302021e2,
    3.20937758913846947e3
  };

  private static final double[] ERF_UNDER = {
    1, 2.36012909523441209e1, 2.44024637934444173e2, 1.28261652607737228e3, 2.84423683343917062e3
  };

  /** e^(x²)·erfc(x) for 0.46875 < x ≤ 4, in x. */
  private static final double[] MIDDLE_OVER = {
    2.15311535474403846e-8,
    5.64188496988670089e-1,
    8.88314979438837594e0,
    6.61191906371416295e1,
    2.98635138197400131e2,
    8.81952221241769090e2,
    1.71204761263407058e3,
    2.05107837782607147e3,
    1.23033935479799725e3
  };

  private static final double[] MIDDLE_UNDER = {
    1,
    1.57449261107098347e1,
    1.17693950891312499e2,
    5.37181101862009858e2,
    1.62138957456669019e3,
    3.29079923573345963e3,
    4.36261909014324716e3,
    3.43936767414372164e3,
    1.23033935480374942e3
  };

  /** (1/√π − x·e^(x²)·erfc(x))·x² for x > 4, in 1/x². */
  private static final double[] TAIL_OVER = {
    1.63153871373020978e-2,
    3.05326634961232344e-1,
    3.60344899949804439e-1,
    1.25781726111229246e-1,
    1.60837851487422766e-2,
    6.58749161529837803e-4
  };

  private static final double[] TAIL_UNDER = {
    1,
    2.56852019228982242e0,
    1.87295284992346725e0,
    5.27905102951428412e-1,
    6.05183413124413191e-2,
    2.33520497626869185e-3
  };

  /** Beyond it Φ is 0 or 1 to within 1.2·10⁻¹⁹. */
  private static final double EDGE = 9;

  private static final int NODES_PER_UNIT = 32;
  private static final int TERMS = 8;
  private static final int MIDDLE_NODE = (int) (EDGE * NODES_PER_UNIT);

  /** 1.5·2⁵²: the spacing of doubles is 1 from half to twice it. */
  private static final double TO_INTEGER = 0x1.8p52;

  /**
   * Eight Taylor coefficients of Φ at each node, node by node: a cache line each. As long as a
   * power of two, so that an index under {@link #IN_TABLE} is seen to be in range.
   */
  private static final double[] TABLE = table();

  private static final int TABLE_LENGTH = 8192;
  private static final int IN_TABLE = TABLE_LENGTH - TERMS;

  private Normal() {}

  /** The density φ(x). */
  public static double pdf(double x) {
    return INVERSE_SQRT_TWO_PI * expOfMinusHalfSquare(x);
  }

  /** The probability Φ(x) of a value of at most x; NaN for NaN. */
  public static double cdf(double x) {
    double y = Math.abs(x) * SQRT_HALF;
    if (y <= 0.46875) {
      double scaled = x * SQRT_HALF;
      return 0.5 + 0.5 * scaled * ratio(ERF_OVER, ERF_UNDER, scaled * scaled);
    }
    double tail = 0.5 * expOfMinusHalfSquare(x) * scaledUpperTail(y);
    return x < 0 ? tail : 1 - tail;
  }

  /**
   * Φ(x) to 2·10⁻¹⁶ absolute, for x that is not NaN. In the far lower tail the result may be a few
   * 10⁻¹⁹ off and is then of no use relative to its value: {@link #cdf} is.
   */
  public static double quick(double x) {
    if (Math.abs(x) < EDGE) {
      // the sum has no bits left for a fraction, so that it rounds x to the nearest node and holds
      // the node's number in its lowest bits; a cast to int would cost a check for NaN
      double shifted = Math.fma(x, NODES_PER_UNIT, TO_INTEGER);
      int node = (int) Double.doubleToRawLongBits(shifted) + MIDDLE_NODE;
      int at = node * TERMS & IN_TABLE;
      double d = Math.fma(shifted - TO_INTEGER, -1.0 / NODES_PER_UNIT, x);
      double[] c = TABLE;
      double d2 = d * d;
      double low = Math.fma(Math.fma(c[at + 3], d, c[at + 2]), d2, Math.fma(c[at + 1], d, c[at]));
      double high =
          Math.fma(Math.fma(c[at + 7], d, c[at + 6]), d2, Math.fma(c[at + 5], d, c[at + 4]));
      return Math.fma(high, d2 * d2, low);
    }
    return x > 0 ? 1 : 0;
  }

  private static double[] table() {
    int nodes = (int) (2 * EDGE * NODES_PER_UNIT) + 1;
    double[] table = new double[TABLE_LENGTH];
    for (int i = 0; i < nodes; i++) {
      double x = i * (1.0 / NODES_PER_UNIT) - EDGE;
      table[i * TERMS] = cdf(x);
      double before = 0;
      double hermite = 1;
      double scale = pdf(x);
      for (int n = 1; n < TERMS; n++) {
        scale /= n;
        table[i * TERMS + n] = hermite * scale;
        double next = x * hermite - (n - 1) * before;
        before = hermite;
        hermite = next;
        scale = -scale;
      }
    }
    return table;
  }

  /** e^(y²)·erfc(y) for y > 0.46875. */
  private static double scaledUpperTail(double y) {
    if (y <= 4) {
      return ratio(MIDDLE_OVER, MIDDLE_UNDER, y);
    }
    double z = 1 / (y * y);
    return (INVERSE_SQRT_PI - z * ratio(TAIL_OVER, TAIL_UNDER, z)) / y;
  }

  private static double ratio(double[] over, double[] under, double x) {
    return polynomial(over, x) / polynomial(under, x);
  }

  private static double polynomial(double[] highestFirst, double x) {
    double sum = highestFirst[0];
    for (int i = 1; i < highestFirst.length; i++) {
      sum = sum * x + highestFirst[i];
    }
    return sum;
  }

  /**
   * e^(−x²/2) without the error that rounding x² would cost: x is split where its square is exact.
   */
  private static double expOfMinusHalfSquare(double x) {
    double y = Math.abs(x);
    if (y > 40) {
      return 0;
    }
    double whole = Math.floor(y * 16) / 16;
    double rest = (y - whole) * (y + whole);
    return StrictMath.exp(-0.5 * whole * whole) * StrictMath.exp(-0.5 * rest);
  }
}
