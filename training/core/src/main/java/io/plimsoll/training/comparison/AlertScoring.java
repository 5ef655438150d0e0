package io.plimsoll.training.comparison;

import io.plimsoll.training.evaluation.AlertLimits;
import io.plimsoll.training.evaluation.LeadTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What alerts would have been worth to somebody who gave so many a day and knew no more than there
 * was to know.
 *
 * <p>Limits of a day come from the {@value #WINDOW_DAYS} days before it, from {@value #LEAST_DAYS}
 * on: long enough for a budget of one to mean a few alerts, short enough to follow a refit.
 */
final class AlertScoring {
  private static final double[] BUDGETS = {1, 3};
  private static final int WINDOW_DAYS = 28;
  private static final int LEAST_DAYS = 7;
  private static final long DAY_NANOS = 86_400_000_000_000L;
  private static final double HOUR_NANOS = 3.6e12;

  private final Judged judged;
  private final long stepNanos;

  /**
   * Scoring of judged origins.
   *
   * @param stepNanos from one origin to the next; where the horizon is shorter, what an alert is
   *     for is over before anybody looks, and there are no leads
   */
  AlertScoring(Judged judged, long stepNanos) {
    this.judged = judged;
    this.stepNanos = stepNanos;
  }

  /** What came of each budget; origins without a probability are as if they were not there. */
  List<SpikeScores.Alerts> scores(double[][] probabilities) {
    double[] p = new double[judged.size()];
    Arrays.setAll(p, at -> probabilities[judged.instruments()[at]][judged.origins()[at]]);
    List<SpikeScores.Alerts> scores = new ArrayList<>();
    for (double budget : BUDGETS) {
      scores.add(score(budget, p, limits(budget, p)));
    }
    return scores;
  }

  /** The limit at each judged origin, from those that were calm; NaN where it has none. */
  private double[] limits(double budget, double[] p) {
    int[] calm = new int[p.length];
    int n = 0;
    for (int at = 0; at < p.length; at++) {
      if (Double.isFinite(p[at]) && !judged.label(at).spiking()) {
        calm[n++] = at;
      }
    }
    int[] kept = Arrays.copyOf(calm, n);
    double[] of =
        AlertLimits.of(
            Arrays.stream(kept).mapToLong(this::day).toArray(),
            Arrays.stream(kept).mapToDouble(at -> p[at]).toArray(),
            budget,
            WINDOW_DAYS,
            LEAST_DAYS);
    double[] limits = new double[p.length];
    Arrays.fill(limits, Double.NaN);
    for (int k = 0; k < n; k++) {
      limits[kept[k]] = of[k];
    }
    return limits;
  }

  private long day(int at) {
    return Math.floorDiv(judged.times()[at], DAY_NANOS);
  }

  private SpikeScores.Alerts score(double budget, double[] p, double[] limits) {
    boolean[] alert = new boolean[p.length];
    int alerts = 0;
    int hits = 0;
    int events = 0;
    for (int at = 0; at < p.length; at++) {
      if (!Double.isNaN(limits[at])) {
        boolean event = judged.label(at).spike();
        alert[at] = p[at] > limits[at];
        alerts += alert[at] ? 1 : 0;
        events += event ? 1 : 0;
        hits += event && alert[at] ? 1 : 0;
      }
    }
    LeadTime lead = LeadTime.of(stretches(alert, limits), longest());
    double hours = stepNanos / HOUR_NANOS;
    return new SpikeScores.Alerts(
        budget,
        days(limits),
        alerts,
        (double) hits / alerts,
        (double) hits / events,
        lead.onsets(),
        lead.warnedShare(),
        hours * lead.lower(),
        hours * lead.median(),
        hours * lead.upper());
  }

  /** How many steps of a lead count: a day of them, at least one. */
  private int longest() {
    return Math.toIntExact(Math.max(1, DAY_NANOS / stepNanos));
  }

  private int days(double[] limits) {
    long[] days = new long[limits.length];
    int n = 0;
    for (int at = 0; at < limits.length; at++) {
      if (!Double.isNaN(limits[at])) {
        days[n++] = day(at);
      }
    }
    return Math.toIntExact(Arrays.stream(days, 0, n).distinct().count());
  }

  /**
   * The steps of each instrument, from gap to gap; a calm origin without a limit is a gap. An
   * origin that is spiking has none, and is a step that is a spike.
   */
  private List<LeadTime.Steps> stretches(boolean[] alert, double[] limits) {
    List<LeadTime.Steps> stretches = new ArrayList<>();
    if (judged.forecasts().sample().horizonNanos() < stepNanos) {
      return stretches;
    }
    int from = 0;
    for (int at = 0; at <= alert.length; at++) {
      boolean step = at < alert.length && (judged.label(at).spiking() || known(limits, at));
      boolean follows =
          step
              && at > from
              && judged.instruments()[at] == judged.instruments()[at - 1]
              && judged.times()[at] - judged.times()[at - 1] == stepNanos;
      if (!follows) {
        if (at > from) {
          stretches.add(steps(alert, from, at));
        }
        from = step ? at : at + 1;
      }
    }
    return stretches;
  }

  private static boolean known(double[] limits, int at) {
    return !Double.isNaN(limits[at]);
  }

  private LeadTime.Steps steps(boolean[] alert, int from, int to) {
    boolean[] spikes = new boolean[to - from];
    for (int k = 0; k < spikes.length; k++) {
      spikes[k] = judged.label(from + k).spiking();
    }
    return new LeadTime.Steps(Arrays.copyOfRange(alert, from, to), spikes);
  }
}
