package io.plimsoll.models.garch;

import java.util.Arrays;
import java.util.List;

/** The families of recursive variance forecasts: how each is fitted and how it runs. */
public enum VarianceFamily {
  /** GARCH(1,1), normal. */
  GARCH("garch"),
  /** GJR-GARCH(1,1,1), normal. */
  GJR("gjr"),
  /** GJR-GARCH(1,1,1), Student's t. */
  GJR_T("gjr-t"),
  /** EGARCH(1,1,1), normal. */
  EGARCH("egarch"),
  /** EGARCH(1,1,1), Student's t. */
  EGARCH_T("egarch-t"),
  /** HEAVY, both equations. */
  HEAVY("heavy"),
  /** Log-linear Realized GARCH. */
  REALIZED_GARCH("realized-garch");

  private static final Innovation NORMAL = new NormalInnovation();
  private static final Innovation STUDENT = new StudentInnovation();

  private final String key;

  VarianceFamily(String key) {
    this.key = key;
  }

  /** Its name in kebab-case. */
  public String key() {
    return key;
  }

  /** The family of a name. */
  public static VarianceFamily of(String key) {
    return Arrays.stream(values())
        .filter(family -> family.key.equals(key))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("unknown variance family '" + key + "'"));
  }

  /** Whether it is driven by a realized measure. */
  public boolean readsMeasure() {
    return this == HEAVY || this == REALIZED_GARCH;
  }

  /** The names of what {@link #fit} returns. */
  public List<String> parameters() {
    return switch (this) {
      case GARCH -> garch(new Garch(), NORMAL).parameters();
      case GJR -> garch(new Gjr(), NORMAL).parameters();
      case GJR_T -> garch(new Gjr(), STUDENT).parameters();
      case EGARCH -> garch(new Egarch(), NORMAL).parameters();
      case EGARCH_T -> garch(new Egarch(), STUDENT).parameters();
      case HEAVY ->
          List.of("omega", "alpha", "beta", "measure omega", "measure alpha", "measure beta");
      case REALIZED_GARCH -> RealizedGarchFit.PARAMETERS;
    };
  }

  private static GarchModel garch(VarianceRecursion recursion, Innovation innovation) {
    return new GarchModel(Mean.ZERO, recursion, innovation);
  }

  /**
   * The most likely parameters of a series.
   *
   * @param measure a realized measure of each return's variance; empty where the family reads none
   */
  double[] fit(double[] returns, double[] measure) {
    return switch (this) {
      case GARCH -> GarchFit.of(garch(new Garch(), NORMAL), returns).parameters();
      case GJR -> GarchFit.of(garch(new Gjr(), NORMAL), returns).parameters();
      case GJR_T -> GarchFit.of(garch(new Gjr(), STUDENT), returns).parameters();
      case EGARCH -> GarchFit.of(garch(new Egarch(), NORMAL), returns).parameters();
      case EGARCH_T -> GarchFit.of(garch(new Egarch(), STUDENT), returns).parameters();
      case HEAVY -> HeavyFit.of(returns, measure).parameters();
      case REALIZED_GARCH -> RealizedGarchFit.of(returns, measure).parameters();
    };
  }

  /** The recursion with these parameters, to forecast so many returns. */
  public VarianceProcess process(double[] p, int returns) {
    return switch (this) {
      case GARCH -> new GarchProcess(p[0], p[1], 0, p[2], returns);
      case GJR, GJR_T -> new GarchProcess(p[0], p[1], p[2], p[3], returns);
      case EGARCH -> new EgarchProcess(p, NORMAL, new double[0], returns);
      case EGARCH_T -> new EgarchProcess(p, STUDENT, new double[] {p[4]}, returns);
      case HEAVY -> new HeavyProcess(p, returns);
      case REALIZED_GARCH -> new RealizedGarchProcess(p, returns);
    };
  }
}
