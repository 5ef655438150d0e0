package io.plimsoll.training.comparison;

import io.plimsoll.training.comparison.QuantileForecasts.Side;
import io.plimsoll.training.comparison.QuantileForecasts.Tail;
import io.plimsoll.training.evaluation.BaselTrafficLight;
import io.plimsoll.training.evaluation.ChristoffersenTest;
import io.plimsoll.training.evaluation.DynamicQuantileTest;
import io.plimsoll.training.evaluation.Fz0;
import io.plimsoll.training.evaluation.GroupedCoverage;
import io.plimsoll.training.evaluation.Holm;
import io.plimsoll.training.evaluation.KupiecTest;
import io.plimsoll.training.evaluation.Pinball;
import io.plimsoll.training.evaluation.WeibullDurationTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Scores quantiles of the worst excursion on the judged origins. */
final class QuantileScoring {
  private static final double SIGNIFICANCE = 0.05;
  private static final List<String> THIRDS = List.of("calm", "middling", "storm");
  private static final int HOURS = 24;
  private static final long HOUR_NANOS = 3_600_000_000_000L;

  private final Judged judged;
  private final ShortfallScoring shortfalls;
  private final int[] third;

  QuantileScoring(Judged judged, String baseline, long seed) {
    this.judged = judged;
    this.shortfalls = new ShortfallScoring(seed);
    this.third = Terciles.of(judged, judged.of(baseline));
  }

  /**
   * The origins that have a quantile and an excursion, in the order of {@link Judged}: by
   * instrument, then time.
   *
   * @param at which judged origin each one is
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Kept(
      double alpha,
      int[] at,
      double[] quantile,
      double[] shortfall,
      double[] excursion,
      boolean[] hit) {

    int size() {
      return at.length;
    }

    int hits() {
      int hits = 0;
      for (boolean one : hit) {
        hits += one ? 1 : 0;
      }
      return hits;
    }

    Kept part(int from, int to) {
      return new Kept(
          alpha,
          Arrays.copyOfRange(at, from, to),
          Arrays.copyOfRange(quantile, from, to),
          Arrays.copyOfRange(shortfall, from, to),
          Arrays.copyOfRange(excursion, from, to),
          Arrays.copyOfRange(hit, from, to));
    }
  }

  /**
   * The score of one tail; origins without one, or without an excursion, do not count. P-values are
   * not yet corrected for how many forecasts there are, see {@link #corrected}.
   */
  QuantileScore score(QuantileSettings settings, Side side, Tail tail) {
    Kept kept = kept(side, tail);
    int n = kept.size();
    double alpha = kept.alpha;
    double kupiec = KupiecTest.of(n, kept.hits(), alpha).reliablePValue();
    return new QuantileScore(
        settings.name(),
        settings.from(),
        side.key(),
        tail.level(),
        n,
        kept.hits(),
        (double) kept.hits() / n,
        Pinball.mean(tail.level(), kept.excursion, kept.quantile),
        Fz0.mean(
            alpha,
            ShortfallScoring.negated(kept.excursion),
            ShortfallScoring.negated(kept.quantile),
            ShortfallScoring.negated(kept.shortfall)),
        Arrays.stream(kept.quantile).average().orElse(Double.NaN),
        kupiec,
        kupiec,
        power(n, alpha),
        shortfalls.score(alpha, kept.excursion, kept.quantile, kept.shortfall),
        instruments(kept),
        terciles(kept),
        groups(kept, third(kept), THIRDS),
        groups(kept, hour(kept), hourNames()));
  }

  private Kept kept(Side side, Tail tail) {
    int[] at = new int[judged.size()];
    int n = 0;
    for (int each = 0; each < at.length; each++) {
      if (Double.isFinite(value(tail.quantile(), each))
          && Double.isFinite(side.of(judged.label(each)))) {
        at[n++] = each;
      }
    }
    Kept kept =
        new Kept(
            1 - tail.level(),
            Arrays.copyOf(at, n),
            new double[n],
            new double[n],
            new double[n],
            new boolean[n]);
    for (int k = 0; k < n; k++) {
      kept.quantile[k] = value(tail.quantile(), at[k]);
      kept.shortfall[k] = value(tail.shortfall(), at[k]);
      kept.excursion[k] = side.of(judged.label(at[k]));
      kept.hit[k] = kept.excursion[k] > kept.quantile[k];
    }
    return kept;
  }

  private double value(double[][] values, int at) {
    return values[judged.instruments()[at]][judged.origins()[at]];
  }

  private static double power(int n, double alpha) {
    return n == 0 || !(2 * alpha < 1)
        ? Double.NaN
        : KupiecTest.power(n, alpha, 2 * alpha, SIGNIFICANCE);
  }

  private List<QuantileScore.Instrument> instruments(Kept kept) {
    List<QuantileScore.Instrument> scores = new ArrayList<>();
    int from = 0;
    while (from < kept.size()) {
      int instrument = judged.instruments()[kept.at[from]];
      int to = from;
      while (to < kept.size() && judged.instruments()[kept.at[to]] == instrument) {
        to++;
      }
      scores.add(instrument(judged.name(instrument), kept.part(from, to)));
      from = to;
    }
    double[] holm =
        Holm.adjust(scores.stream().mapToDouble(QuantileScore.Instrument::holmP).toArray());
    List<QuantileScore.Instrument> corrected = new ArrayList<>();
    for (int i = 0; i < holm.length; i++) {
      corrected.add(scores.get(i).withHolm(holm[i]));
    }
    return corrected;
  }

  /** The tests of one instrument; its p-value is not corrected yet. */
  private QuantileScore.Instrument instrument(String name, Kept kept) {
    int n = kept.size();
    double alpha = kept.alpha;
    ChristoffersenTest christoffersen = ChristoffersenTest.of(kept.hit, alpha);
    BaselTrafficLight light = BaselTrafficLight.of(n, kept.hits(), alpha);
    QuantileScore.Shortfall shortfall =
        shortfalls.score(alpha, kept.excursion, kept.quantile, kept.shortfall);
    return new QuantileScore.Instrument(
        name,
        n,
        kept.hits(),
        christoffersen.coverage().reliablePValue(),
        power(n, alpha),
        christoffersen.independence().pValue(),
        DynamicQuantileTest.of(kept.hit, kept.quantile, alpha).pValue(),
        WeibullDurationTest.of(kept.hit).test().pValue(),
        light.zone().name().toLowerCase(Locale.ROOT),
        2 * alpha < 1 ? light.powerAgainst(2 * alpha) : Double.NaN,
        shortfall.z2(),
        shortfall.z2P());
  }

  /** In which third of the baseline's forecasts for the instrument each one lies. */
  private int[] third(Kept kept) {
    return Arrays.stream(kept.at).map(at -> third[at]).toArray();
  }

  private int[] hour(Kept kept) {
    return Arrays.stream(kept.at)
        .map(at -> (int) Math.floorMod(Math.floorDiv(judged.times()[at], HOUR_NANOS), HOURS))
        .toArray();
  }

  private static List<String> hourNames() {
    List<String> names = new ArrayList<>();
    for (int hour = 0; hour < HOURS; hour++) {
      names.add(String.format(Locale.ROOT, "%02d", hour));
    }
    return names;
  }

  private static List<QuantileScore.Group> groups(Kept kept, int[] group, List<String> names) {
    GroupedCoverage coverage = GroupedCoverage.of(kept.hit, group, names.size(), kept.alpha);
    List<QuantileScore.Group> groups = new ArrayList<>();
    for (int g = 0; g < names.size(); g++) {
      KupiecTest test = coverage.groups().get(g);
      if (test.observations() > 0) {
        groups.add(
            new QuantileScore.Group(
                names.get(g),
                test.observations(),
                test.exceedances(),
                (double) test.exceedances() / test.observations(),
                test.reliablePValue(),
                coverage.holm()[g]));
      }
    }
    return groups;
  }

  /** The rate of exceedances by third. */
  private List<Double> terciles(Kept kept) {
    int[] hits = new int[THIRDS.size()];
    int[] count = new int[THIRDS.size()];
    int[] of = third(kept);
    for (int k = 0; k < of.length; k++) {
      count[of[k]]++;
      hits[of[k]] += kept.hit[k] ? 1 : 0;
    }
    List<Double> rates = new ArrayList<>();
    for (int t = 0; t < count.length; t++) {
      rates.add((double) hits[t] / count[t]);
    }
    return rates;
  }

  /** The scores, with p-values corrected for how many forecasts there are of a side and level. */
  static List<QuantileScore> corrected(List<QuantileScore> scores) {
    double[] kupiec = holm(scores, QuantileScore::kupiecP);
    double[] z2 = holm(scores, score -> score.shortfall().z2P());
    List<QuantileScore> corrected = new ArrayList<>();
    for (int k = 0; k < kupiec.length; k++) {
      corrected.add(scores.get(k).withHolm(kupiec[k], z2[k]));
    }
    return corrected;
  }

  private static double[] holm(List<QuantileScore> scores, ToDoubleFunction<QuantileScore> p) {
    double[] corrected = new double[scores.size()];
    for (int k = 0; k < corrected.length; k++) {
      QuantileScore one = scores.get(k);
      int[] family =
          IntStream.range(0, corrected.length)
              .filter(
                  other ->
                      scores.get(other).side().equals(one.side())
                          && scores.get(other).level() == one.level())
              .toArray();
      double[] holm =
          Holm.adjust(
              Arrays.stream(family).mapToDouble(i -> p.applyAsDouble(scores.get(i))).toArray());
      for (int i = 0; i < family.length; i++) {
        corrected[family[i]] = holm[i];
      }
    }
    return corrected;
  }
}
