package io.plimsoll.training.evaluation;

import io.plimsoll.datasets.Checks;
import java.util.Arrays;
import java.util.List;

/**
 * How many steps before a spike begins an alert already stood without a break.
 *
 * <p>A spike begins at a step that is one after a step that is not. The alert of step t is what was
 * known at its end, so the alert of the step just before the spike is a lead of 1, and one that
 * only comes with the spike is none. The steps of one series follow each other.
 *
 * <p><b>Unit</b> steps. <b>Reference</b>: definition.
 *
 * @param onsets how many spikes began (one at the very first step of a series is not counted)
 * @param warned how many of them an alert went before
 * @param mean lead of those warned; NaN where there are none, as are the quartiles
 * @param lower quartile of the leads of those warned
 * @param median of the leads of those warned
 * @param upper quartile of the leads of those warned
 */
public record LeadTime(
    int onsets, int warned, double mean, double lower, double median, double upper) {

  /**
   * A stretch of steps without a gap.
   *
   * @param alerts whether an alert stood at the end of each step
   * @param spikes whether each step was a spike
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Steps(boolean[] alerts, boolean[] spikes) {
    public Steps {
      Samples.sameLength(alerts.length, spikes.length);
    }

    /** The lead of a spike that begins at a step, at most {@code longest}. */
    private int lead(int onset, int longest) {
      int lead = 0;
      while (lead < longest && onset - lead > 0 && alerts[onset - lead - 1]) {
        lead++;
      }
      return lead;
    }
  }

  /** The lead of alerts in one series. */
  public static LeadTime of(boolean[] alerts, boolean[] spikes, int longest) {
    return of(List.of(new Steps(alerts, spikes)), longest);
  }

  /**
   * The lead of alerts in several series together: instruments, or what gaps leave of one.
   *
   * @param longest leads are cut to so many steps, from 1: an alarm that always sounds is no
   *     warning
   */
  public static LeadTime of(List<Steps> series, int longest) {
    Checks.positive(longest, "longest");
    double[] leads = new double[series.stream().mapToInt(steps -> steps.spikes.length).sum()];
    int onsets = 0;
    int warned = 0;
    for (Steps steps : series) {
      boolean[] spikes = steps.spikes;
      for (int t = 1; t < spikes.length; t++) {
        if (spikes[t] && !spikes[t - 1]) {
          onsets++;
          int lead = steps.lead(t, longest);
          if (lead > 0) {
            leads[warned++] = lead;
          }
        }
      }
    }
    double[] of = Arrays.copyOf(leads, warned);
    Arrays.sort(of);
    return new LeadTime(
        onsets,
        warned,
        Samples.mean(of),
        Quantiles.ofSorted(of, 0.25),
        Quantiles.ofSorted(of, 0.5),
        Quantiles.ofSorted(of, 0.75));
  }

  /** The share of spikes that an alert went before; NaN without spikes. */
  public double warnedShare() {
    return warned / (double) onsets;
  }
}
