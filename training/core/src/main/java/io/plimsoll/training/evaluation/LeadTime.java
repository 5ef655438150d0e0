package io.plimsoll.training.evaluation;

import io.plimsoll.datasets.Checks;
import java.util.Arrays;

/**
 * How many steps before a spike begins an alert already stood without a break.
 *
 * <p>A spike begins at a step that is one after a step that is not. The alert of step t is what was
 * known at its end, so the alert of the step just before the spike is a lead of 1, and one that
 * only comes with the spike is none. The steps of one instrument follow each other.
 *
 * <p><b>Unit</b> steps. <b>Reference</b>: definition.
 *
 * @param onsets how many spikes began (one at the very first step is not counted)
 * @param warned how many of them an alert went before
 * @param mean lead of those warned; NaN where there are none
 * @param median lead of those warned; NaN where there are none
 */
public record LeadTime(int onsets, int warned, double mean, double median) {

  /**
   * The lead of alerts.
   *
   * @param alerts whether an alert stood at the end of each step
   * @param spikes whether each step was a spike
   * @param longest leads are cut to so many steps, from 1: an alarm that always sounds is no
   *     warning
   */
  public static LeadTime of(boolean[] alerts, boolean[] spikes, int longest) {
    Samples.sameLength(alerts.length, spikes.length);
    Checks.positive(longest, "longest");
    double[] leads = new double[spikes.length];
    int onsets = 0;
    int warned = 0;
    for (int t = 1; t < spikes.length; t++) {
      if (spikes[t] && !spikes[t - 1]) {
        onsets++;
        int lead = 0;
        while (lead < longest && t - lead > 0 && alerts[t - lead - 1]) {
          lead++;
        }
        if (lead > 0) {
          leads[warned++] = lead;
        }
      }
    }
    double[] of = Arrays.copyOf(leads, warned);
    return new LeadTime(onsets, warned, Samples.mean(of), Quantiles.of(of, 0.5));
  }

  /** The share of spikes that an alert went before; NaN without spikes. */
  public double warnedShare() {
    return warned / (double) onsets;
  }
}
