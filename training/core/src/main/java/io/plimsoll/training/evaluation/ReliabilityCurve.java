package io.plimsoll.training.evaluation;

import io.plimsoll.datasets.Checks;
import java.util.ArrayList;
import java.util.List;

/**
 * Forecast probability against observed frequency, bin by bin, and the expected calibration error
 * {@code Σ nᵦ/n·|p̄ᵦ − ȳᵦ|}.
 *
 * <p>Quantile bins hold equally many forecasts each, tied forecasts never being torn apart;
 * equal-width bins divide [0, 1].
 *
 * <p><b>Reference</b>: Murphy and Winkler (1977), Applied Statistics 26; Naeini, Cooper and
 * Hauskrecht (2015), AAAI.
 *
 * @param bins those that hold something, lowest forecast first
 */
public record ReliabilityCurve(List<Bin> bins) {
  public ReliabilityCurve {
    bins = List.copyOf(bins);
  }

  /**
   * One bin.
   *
   * @param meanForecast the mean of the forecast probabilities in it
   * @param frequency the share of positive outcomes in it
   * @param count how many forecasts it holds, from 1
   */
  public record Bin(double meanForecast, double frequency, int count) {

    /**
     * The lower and upper end of the 95 % interval of the frequency (Wilson 1927), as if outcomes
     * were independent.
     */
    public double[] interval() {
      double z = 1.959963984540054;
      double centre = (frequency + z * z / (2 * count)) / (1 + z * z / count);
      double half =
          z
              * Math.sqrt(frequency * (1 - frequency) / count + z * z / (4.0 * count * count))
              / (1 + z * z / count);
      return new double[] {Math.max(0, centre - half), Math.min(1, centre + half)};
    }
  }

  /** Bins of about equally many forecasts each. */
  public static ReliabilityCurve quantileBins(
      boolean[] outcomes, double[] probabilities, int bins) {
    Samples.sameLength(outcomes.length, probabilities.length);
    Checks.positive(bins, "bins");
    int[] order = Ranking.descending(probabilities);
    int n = order.length;
    List<Bin> result = new ArrayList<>();
    int from = n; // walks down, for the order is falling
    for (int bin = 0; bin < bins && from > 0; bin++) {
      int to = Math.toIntExact(n - (long) (bin + 1) * n / bins);
      while (to > 0 && to < from && probabilities[order[to]] == probabilities[order[to - 1]]) {
        to--;
      }
      if (to < from) {
        result.add(bin(outcomes, probabilities, order, to, from));
        from = to;
      }
    }
    return new ReliabilityCurve(result);
  }

  /** Bins of equal width: bin k holds forecasts in (k/bins, (k+1)/bins], the first one zero too. */
  public static ReliabilityCurve equalWidth(boolean[] outcomes, double[] probabilities, int bins) {
    Samples.sameLength(outcomes.length, probabilities.length);
    Checks.positive(bins, "bins");
    double[] forecast = new double[bins];
    int[] hits = new int[bins];
    int[] count = new int[bins];
    for (int i = 0; i < outcomes.length; i++) {
      double p = Checks.inRange(probabilities[i], 0, 1, "probability " + i);
      int bin = Math.max(0, (int) Math.ceil(p * bins) - 1);
      forecast[bin] += p;
      hits[bin] += outcomes[i] ? 1 : 0;
      count[bin]++;
    }
    List<Bin> result = new ArrayList<>();
    for (int bin = 0; bin < bins; bin++) {
      if (count[bin] > 0) {
        result.add(
            new Bin(forecast[bin] / count[bin], (double) hits[bin] / count[bin], count[bin]));
      }
    }
    return new ReliabilityCurve(result);
  }

  /** The expected calibration error; in [0, 1], NaN of nothing. */
  public double expectedCalibrationError() {
    double sum = 0;
    long n = 0;
    for (Bin bin : bins) {
      sum += bin.count() * Math.abs(bin.meanForecast() - bin.frequency());
      n += bin.count();
    }
    return sum / n;
  }

  private static Bin bin(
      boolean[] outcomes, double[] probabilities, int[] order, int from, int to) {
    double sum = 0;
    int hits = 0;
    for (int i = from; i < to; i++) {
      sum += probabilities[order[i]];
      hits += outcomes[order[i]] ? 1 : 0;
    }
    return new Bin(sum / (to - from), (double) hits / (to - from), to - from);
  }
}
