package io.plimsoll.training.replay;

import io.plimsoll.datasets.Checks;
import java.util.ArrayList;
import java.util.List;

/**
 * What a margin path costs and covers at one scale; over a grid of scales it draws the frontier on
 * which methods are compared.
 *
 * @param scale factor on the margin
 * @param averageMargin mean of the scaled margin, fraction of notional
 * @param meanShortfall mean over all decisions of what the scaled margin was short of, fraction of
 *     notional
 * @param exceedanceRate share of decisions at which it was short
 */
public record FrontierPoint(
    double scale, double averageMargin, double meanShortfall, double exceedanceRate) {

  /** One point a scale, in the order given. */
  public static List<FrontierPoint> of(double[] margin, double[] excursion, double[] scales) {
    CoverageStatistics.check(margin, excursion);
    List<FrontierPoint> points = new ArrayList<>();
    for (double scale : scales) {
      Checks.positive(scale, "scale");
      double sum = 0;
      int exceedances = 0;
      for (int i = 0; i < margin.length; i++) {
        sum += scale * margin[i];
        exceedances += excursion[i] > scale * margin[i] ? 1 : 0;
      }
      points.add(
          new FrontierPoint(
              scale,
              sum / margin.length,
              CoverageStatistics.meanShortfall(margin, excursion, scale),
              (double) exceedances / margin.length));
    }
    return points;
  }
}
