package io.plimsoll.training.comparison;

import io.plimsoll.training.comparison.QuantileForecasts.Side;
import io.plimsoll.training.comparison.QuantileForecasts.Tail;
import io.plimsoll.training.evaluation.BaselTrafficLight;
import io.plimsoll.training.evaluation.ChristoffersenTest;
import io.plimsoll.training.evaluation.DynamicQuantileTest;
import io.plimsoll.training.evaluation.Fz0;
import io.plimsoll.training.evaluation.Holm;
import io.plimsoll.training.evaluation.KupiecTest;
import io.plimsoll.training.evaluation.Pinball;
import io.plimsoll.training.evaluation.WeibullDurationTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Scores quantiles of the worst excursion on the judged origins. */
final class QuantileScoring {
  private static final double SIGNIFICANCE = 0.05;
  private static final int TERCILES = 3;

  private final Judged judged;
  private final String baseline;

  QuantileScoring(Judged judged, String baseline) {
    this.judged = judged;
    this.baseline = baseline;
  }

  /** The score of one tail; origins without one, or without an excursion, do not count. */
  QuantileScore score(QuantileSettings settings, Side side, Tail tail) {
    List<Integer> kept = new ArrayList<>();
    for (int at = 0; at < judged.size(); at++) {
      if (Double.isFinite(value(tail.quantile(), at))
          && Double.isFinite(side.of(judged.label(at)))) {
        kept.add(at);
      }
    }
    int n = kept.size();
    double[] quantile = new double[n];
    double[] shortfall = new double[n];
    double[] excursion = new double[n];
    boolean[] hit = new boolean[n];
    int hits = 0;
    for (int k = 0; k < n; k++) {
      quantile[k] = value(tail.quantile(), kept.get(k));
      shortfall[k] = value(tail.shortfall(), kept.get(k));
      excursion[k] = side.of(judged.label(kept.get(k)));
      hit[k] = excursion[k] > quantile[k];
      hits += hit[k] ? 1 : 0;
    }
    double alpha = 1 - tail.level();
    KupiecTest kupiec = KupiecTest.of(n, hits, alpha);
    return new QuantileScore(
        settings.name(),
        settings.from(),
        side.key(),
        tail.level(),
        n,
        hits,
        (double) hits / n,
        Pinball.mean(tail.level(), excursion, quantile),
        Fz0.mean(alpha, negated(excursion), negated(quantile), negated(shortfall)),
        Arrays.stream(quantile).average().orElse(Double.NaN),
        kupiec.pValue(),
        n == 0 ? Double.NaN : KupiecTest.power(n, alpha, 2 * alpha, SIGNIFICANCE),
        instruments(kept, hit, quantile, alpha),
        terciles(kept, hit));
  }

  private double value(double[][] values, int at) {
    return values[judged.instruments()[at]][judged.origins()[at]];
  }

  /** A fall of x is a return of −x, which is what the tests of the left tail take. */
  private static double[] negated(double[] values) {
    return Arrays.stream(values).map(value -> -value).toArray();
  }

  private List<QuantileScore.Instrument> instruments(
      List<Integer> kept, boolean[] hit, double[] quantile, double alpha) {
    List<QuantileScore.Instrument> scores = new ArrayList<>();
    List<Double> p = new ArrayList<>();
    int from = 0;
    while (from < hit.length) {
      int instrument = judged.instruments()[kept.get(from)];
      int to = from;
      while (to < hit.length && judged.instruments()[kept.get(to)] == instrument) {
        to++;
      }
      QuantileScore.Instrument score =
          instrument(
              judged.name(instrument),
              Arrays.copyOfRange(hit, from, to),
              Arrays.copyOfRange(quantile, from, to),
              alpha);
      p.add(score.holmP());
      scores.add(score);
      from = to;
    }
    double[] holm = Holm.adjust(p.stream().mapToDouble(Double::doubleValue).toArray());
    List<QuantileScore.Instrument> corrected = new ArrayList<>();
    for (int i = 0; i < holm.length; i++) {
      corrected.add(scores.get(i).withHolm(holm[i]));
    }
    return corrected;
  }

  /** The tests of one instrument; its p-value is not corrected yet. */
  private static QuantileScore.Instrument instrument(
      String name, boolean[] hit, double[] quantile, double alpha) {
    int hits = 0;
    for (boolean one : hit) {
      hits += one ? 1 : 0;
    }
    ChristoffersenTest christoffersen = ChristoffersenTest.of(hit, alpha);
    return new QuantileScore.Instrument(
        name,
        hit.length,
        hits,
        christoffersen.coverage().pValue(),
        christoffersen.independence().pValue(),
        DynamicQuantileTest.of(hit, quantile, alpha).pValue(),
        WeibullDurationTest.of(hit).test().pValue(),
        BaselTrafficLight.of(hit.length, hits, alpha).zone().name().toLowerCase(Locale.ROOT));
  }

  /** The rate of exceedances by third of the baseline's forecast for the instrument. */
  private List<Double> terciles(List<Integer> kept, boolean[] hit) {
    int[] tercile = Terciles.of(judged, judged.of(baseline));
    int[] hits = new int[TERCILES];
    int[] count = new int[TERCILES];
    for (int k = 0; k < hit.length; k++) {
      count[tercile[kept.get(k)]]++;
      hits[tercile[kept.get(k)]] += hit[k] ? 1 : 0;
    }
    List<Double> rates = new ArrayList<>();
    for (int t = 0; t < TERCILES; t++) {
      rates.add((double) hits[t] / count[t]);
    }
    return rates;
  }
}
