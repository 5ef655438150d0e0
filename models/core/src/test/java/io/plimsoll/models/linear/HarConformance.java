package io.plimsoll.models.linear;

import io.plimsoll.features.Conformance;
import io.plimsoll.features.ConformanceRows;
import io.plimsoll.models.FitContext;
import io.plimsoll.models.Provenance;
import io.plimsoll.models.TrainingSet;
import java.util.Arrays;
import java.util.List;

/** The HAR rows of the conformance pack, by the estimators themselves. */
public final class HarConformance {
  private static final FitContext CONTEXT =
      new FitContext(new Provenance.Origin("sha", "view", "1", "rv", 0, 1, "unknown", "25"), 1);

  /** The pack asks for 1e-8 of regressions. */
  private static final double REGRESSION = 1e-8;

  private static final Har OLS = new Har(Har.Settings.of(DailyMeasures.HAR));

  private HarConformance() {}

  /** All of them. */
  public static ConformanceRows rows() {
    ConformanceRows rows = new ConformanceRows();
    TrainingSet day = DailyMeasures.set(1);
    List<String> har = List.of("RV1", "RV5", "RV22");
    levels(rows, "HAR.ols", har, OLS.fit(day, CONTEXT));
    levels(rows, "HAR.h5", har, OLS.fit(DailyMeasures.set(5), CONTEXT));
    levels(rows, "HAR.h22", har, OLS.fit(DailyMeasures.set(22), CONTEXT));
    // HARmodel's transform is applied to both sides before the regression
    levels(rows, "HAR.sqrt", har, OLS.fit(DailyMeasures.set(1, Math::sqrt), CONTEXT));
    attenuated(rows, day);
    levels(
        rows,
        "HARJ",
        List.of("RV1", "RV5", "RV22", "J1", "J5", "J22"),
        new HarJ(HarJ.Settings.of(DailyMeasures.HAR, DailyMeasures.JUMPS)).fit(day, CONTEXT));
    logs(rows, day);
    errors(rows, day);
    weighted(rows, day);
    return rows;
  }

  private static void levels(
      ConformanceRows rows, String id, List<String> slopes, TermModel model) {
    rows.row(id + ".(Intercept)", model.coefficients().intercept(), REGRESSION);
    for (int j = 0; j < slopes.size(); j++) {
      rows.row(id + "." + slopes.get(j), model.coefficients().slopes()[j], REGRESSION);
    }
    rows.row(id + ".R2", model.coefficients().rSquared(), REGRESSION);
  }

  private static void attenuated(ConformanceRows rows, TrainingSet day) {
    TermModel.Coefficients fit =
        new Harq(new Harq.Settings(DailyMeasures.HAR, "rq_1", Centring.NONE, FitOptions.LEVELS))
            .fit(day, CONTEXT)
            .coefficients();
    // HARmodel takes the root of the mean quarticity of all days, not the mean root, from the root
    // in the product, which moves the slope of the variance and nothing else
    double centre =
        Math.sqrt(
            Arrays.stream(Conformance.column("daily_measures", "rq")).average().orElseThrow());
    rows.row("HARQ.(Intercept)", fit.intercept(), REGRESSION);
    rows.row("HARQ.RV1", fit.slopes()[0] + fit.slopes()[3] * centre, REGRESSION);
    rows.row("HARQ.RV5", fit.slopes()[1], REGRESSION);
    rows.row("HARQ.RV22", fit.slopes()[2], REGRESSION);
    rows.row("HARQ.RQ1", fit.slopes()[3], REGRESSION);
    rows.row("HARQ.R2", fit.rSquared(), REGRESSION);
  }

  private static void logs(ConformanceRows rows, TrainingSet day) {
    LogLinearModel.Coefficients fit =
        new LogHar(LogHar.Settings.of(DailyMeasures.HAR)).fit(day, CONTEXT).coefficients();
    rows.row("HAR.log.(Intercept)", fit.intercept(), REGRESSION);
    rows.row("HAR.log.RV1", fit.slopes()[0], REGRESSION);
    rows.row("HAR.log.RV5", fit.slopes()[1], REGRESSION);
    rows.row("HAR.log.RV22", fit.slopes()[2], REGRESSION);
    rows.row("HAR.log.R2", fit.rSquared(), REGRESSION);
  }

  private static void errors(ConformanceRows rows, TrainingSet day) {
    rows.row("HAR.lm.d", OLS.fit(day, CONTEXT).coefficients().slopes()[0], REGRESSION);
    for (int lag : new int[] {0, 5, 22}) {
      double[] errors = OLS.inSample(day, lag).standardErrors();
      String id = "HAR.NW_lag" + lag + ".se.";
      rows.row(id + "(Intercept)", errors[0], REGRESSION);
      rows.row(id + "d", errors[1], REGRESSION);
      rows.row(id + "w", errors[2], REGRESSION);
      rows.row(id + "m", errors[3], REGRESSION);
    }
  }

  private static void weighted(ConformanceRows rows, TrainingSet day) {
    TermModel.Coefficients fit =
        new HarWls(
                new HarWls.Settings(
                    DailyMeasures.HAR, Weighting.INVERSE_INPUT, "rv_5", FitOptions.LEVELS))
            .fit(day, CONTEXT)
            .coefficients();
    rows.row("HAR.wls_1/RVw.(Intercept)", fit.intercept(), REGRESSION);
    rows.row("HAR.wls_1/RVw.d", fit.slopes()[0], REGRESSION);
    rows.row("HAR.wls_1/RVw.w", fit.slopes()[1], REGRESSION);
    rows.row("HAR.wls_1/RVw.m", fit.slopes()[2], REGRESSION);
  }
}
