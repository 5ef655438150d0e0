package io.plimsoll.margin.liquidation;

import io.plimsoll.datasets.Checks;
import io.plimsoll.margin.liquidation.Waterfall.Deleveraging;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Divides a position, and a loss, among those who stand against it. */
public final class AutoDeleveraging {
  private AutoDeleveraging() {}

  /**
   * One on the other side.
   *
   * @param size contracts held, positive
   * @param limit contracts at most, zero or more, for example so that closing them leaves it
   *     solvent
   * @param score of {@link DeleveragingRank}
   */
  public record Candidate(String accountId, double size, double limit, double score) {
    public Candidate {
      Checks.notBlank(accountId, "accountId");
      Checks.positive(size, "size");
      Checks.notNegative(limit, "limit");
      Checks.finite(score, "score");
    }

    double most() {
      return Math.min(size, limit);
    }
  }

  /** Places by score, the highest first; equal scores by account id, then as given. */
  public static int[] queue(List<Candidate> candidates) {
    Comparator<Integer> order =
        Comparator.<Integer>comparingDouble(i -> -candidates.get(i).score())
            .thenComparing(i -> candidates.get(i).accountId());
    return IntStream.range(0, candidates.size())
        .boxed()
        .sorted(order)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /**
   * How many contracts each takes, in the order given; together the quantity, or all that they can.
   *
   * @param quantity contracts, zero or more
   */
  public static double[] divide(List<Candidate> candidates, double quantity, Deleveraging method) {
    Checks.notNegative(quantity, "quantity");
    return switch (method) {
      case NONE -> new double[candidates.size()];
      case QUEUE -> byQueue(candidates, quantity);
      case PRO_RATA -> {
        double[] sizes = candidates.stream().mapToDouble(Candidate::size).toArray();
        double[] limits = candidates.stream().mapToDouble(Candidate::most).toArray();
        yield proRata(quantity, sizes, limits);
      }
    };
  }

  private static double[] byQueue(List<Candidate> candidates, double quantity) {
    double[] taken = new double[candidates.size()];
    double left = quantity;
    for (int i : queue(candidates)) {
      taken[i] = Math.min(left, candidates.get(i).most());
      left -= taken[i];
    }
    return taken;
  }

  /**
   * Divides an amount in proportion to weights, nobody above a limit; what one cannot take goes to
   * the others in proportion.
   *
   * @param amount zero or more
   * @param weights zero or more; weight zero takes nothing
   * @param limits zero or more
   */
  public static double[] proRata(double amount, double[] weights, double[] limits) {
    double[] shares = new double[weights.length];
    boolean[] full = new boolean[weights.length];
    double left = Checks.notNegative(amount, "amount");
    boolean changed = true;
    while (changed) {
      double open = openWeight(weights, full);
      if (!(open > 0) || !(left > 0)) {
        return shares;
      }
      changed = false;
      double given = 0;
      for (int i = 0; i < weights.length; i++) {
        if (!full[i] && left * (weights[i] / open) >= limits[i]) {
          shares[i] = limits[i];
          given += limits[i];
          full[i] = true;
          changed = true;
        }
      }
      left = Math.max(0, left - given);
    }
    double open = openWeight(weights, full);
    for (int i = 0; i < weights.length; i++) {
      if (!full[i]) {
        shares[i] = Math.min(limits[i], left * (weights[i] / open));
      }
    }
    return shares;
  }

  private static double openWeight(double[] weights, boolean[] full) {
    double open = 0;
    for (int i = 0; i < weights.length; i++) {
      open += full[i] ? 0 : weights[i];
    }
    return open;
  }
}
