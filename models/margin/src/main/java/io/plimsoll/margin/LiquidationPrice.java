package io.plimsoll.margin;

import io.plimsoll.datasets.Explanation;
import io.plimsoll.datasets.Explanation.Operation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The mark of one instrument at which an account's equity equals its requirement, all other marks
 * unchanged.
 *
 * <p>Value is linear in {@code u}: the price of a linear contract or an option, one over the price
 * of an inverse contract, whose quantity then counts with the other sign. With legs qᵢ entered at
 * eᵢ, the multiplier k, the fee f that the requirement contains, and the segment (m, c) that each
 * leg is in at that price:
 *
 * <pre>u = (equity elsewhere − maintenance elsewhere − Σ qᵢ·eᵢ + Σ k·c) / (Σ |qᵢ|·(k·m + f) − Σ qᵢ)
 * </pre>
 *
 * Equity less requirement is concave and piecewise linear in u, so the sign at the points where a
 * leg changes segment says which one holds at the root. An account that gains when u rises is
 * liquidated at the lower root, any other at the upper one.
 *
 * <p><b>Reference</b>: Binance, "How to calculate liquidation price of USDⓈ-M futures contracts"
 * (FAQ b3c689c1f50a44cabb3a84e663b81d93), and of COIN-M (ceccfcfb4e3a45e3b48b0b1bb1a8ae46).
 */
final class LiquidationPrice {
  private final Problem problem;
  private final List<Leg> legs;

  LiquidationPrice(Problem problem) {
    this.problem = problem;
    this.legs = problem.legs;
  }

  /**
   * The problem of one instrument, in its settlement units.
   *
   * @param equityElsewhere collateral and what equity counts of the gain on all other instruments
   * @param wealthElsewhere likewise with all gain
   * @param cost the sum of quantity times entry value over the positions in this instrument
   * @param netQuantity by how much wealth rises with u
   * @param countedQuantity by how much equity rises with u
   * @param factor the multiplier
   * @param bankruptcyFee fraction of the notional that closing at the bankruptcy price costs
   * @param inverse whether u is one over the price
   */
  record Problem(
      double equityElsewhere,
      double wealthElsewhere,
      double maintenanceElsewhere,
      double cost,
      double netQuantity,
      double countedQuantity,
      double factor,
      double bankruptcyFee,
      boolean inverse,
      List<Leg> legs) {}

  /**
   * A quantity that pays a requirement of its own: {@code k·(N·rate − amount) + N·fee + fixed} with
   * the segment that the notional {@code N = size·u} is in.
   *
   * @param from notional from which each segment holds
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Leg(
      double size, double[] from, double[] rates, double[] amounts, double fee, double fixed) {
    int segmentAt(double u) {
      int n = from.length - 1;
      while (n > 0 && size * u < from[n]) {
        n--;
      }
      return n;
    }

    double requirement(double factor, double u) {
      int n = segmentAt(u);
      double notional = size * u;
      return factor * (notional * rates[n] - amounts[n]) + notional * fee + fixed;
    }
  }

  OptionalDouble liquidation() {
    int[] segments = segmentsAtRoot();
    return segments == null
        ? OptionalDouble.empty()
        : positive(liquidationExplanation(segments).value());
  }

  Optional<Explanation> explainLiquidation() {
    int[] segments = segmentsAtRoot();
    return segments == null
        ? Optional.empty()
        : Optional.of(liquidationExplanation(segments))
            .filter(e -> positive(e.value()).isPresent());
  }

  OptionalDouble bankruptcy() {
    return problem.netQuantity == 0
        ? OptionalDouble.empty()
        : positive(bankruptcyExplanation().value());
  }

  Optional<Explanation> explainBankruptcy() {
    return problem.netQuantity == 0
        ? Optional.empty()
        : Optional.of(bankruptcyExplanation()).filter(e -> positive(e.value()).isPresent());
  }

  private static OptionalDouble positive(double price) {
    return price > 0 && price < Double.POSITIVE_INFINITY
        ? OptionalDouble.of(price)
        : OptionalDouble.empty();
  }

  /** Equity less requirement. */
  private double excess(double u) {
    double excess =
        problem.equityElsewhere
            - problem.maintenanceElsewhere
            - problem.cost
            + problem.countedQuantity * u;
    for (Leg leg : legs) {
      excess -= leg.requirement(problem.factor, u);
    }
    return excess;
  }

  /** The segment of each leg at the root; null where there is none. */
  private int @Nullable [] segmentsAtRoot() {
    double[] corners = corners();
    boolean lower = problem.countedQuantity > 0;
    boolean healthyAtZero = excess(0) >= 0;
    if (lower == healthyAtZero) {
      return null;
    }
    for (int s = 0; s < corners.length; s++) {
      boolean last = s == corners.length - 1;
      double inside = last ? 2 * corners[s] + 1 : 0.5 * (corners[s] + corners[s + 1]);
      int[] segments = segmentsAt(inside);
      boolean crosses =
          last
              ? (lower ? slope(segments) > 0 : slope(segments) < 0)
              : (excess(corners[s + 1]) >= 0) == lower;
      if (crosses) {
        return segments;
      }
    }
    return null;
  }

  /** Where some leg changes segment, in rising order from zero. */
  private double[] corners() {
    int n = 1;
    for (Leg leg : legs) {
      n += leg.size == 0 ? 0 : leg.from.length - 1;
    }
    double[] corners = new double[n];
    n = 1;
    for (Leg leg : legs) {
      for (int b = 1; b < leg.from.length && leg.size != 0; b++) {
        corners[n++] = leg.from[b] / leg.size;
      }
    }
    Arrays.sort(corners);
    return corners;
  }

  private int[] segmentsAt(double u) {
    int[] segments = new int[legs.size()];
    for (int i = 0; i < segments.length; i++) {
      segments[i] = legs.get(i).segmentAt(u);
    }
    return segments;
  }

  private double slope(int[] segments) {
    double slope = problem.countedQuantity;
    for (int i = 0; i < segments.length; i++) {
      Leg leg = legs.get(i);
      slope -= leg.size * (problem.factor * leg.rates[segments[i]] + leg.fee);
    }
    return slope;
  }

  private Explanation liquidationExplanation(int[] segments) {
    Explanation k = Explanation.input("margin multiplier", problem.factor);
    List<Explanation> above = new ArrayList<>();
    above.add(
        Explanation.of(
            "equity elsewhere less maintenance elsewhere and cost",
            Operation.DIFFERENCE,
            Explanation.input("equity elsewhere", problem.equityElsewhere),
            Explanation.input("maintenance elsewhere", problem.maintenanceElsewhere),
            Explanation.input("quantity times entry value", problem.cost)));
    List<Explanation> below = new ArrayList<>();
    for (int i = 0; i < segments.length; i++) {
      Leg leg = legs.get(i);
      Explanation amount = Explanation.input("maintenance amount", leg.amounts[segments[i]]);
      above.add(Explanation.of("scaled maintenance amount", Operation.PRODUCT, k, amount));
      if (leg.fixed != 0) {
        above.add(Explanation.input("less the fixed part of maintenance", -leg.fixed));
      }
      Explanation size = Explanation.input("size", leg.size);
      Explanation rate = Explanation.input("maintenance rate", leg.rates[segments[i]]);
      below.add(
          Explanation.of("scaled maintenance per unit of price", Operation.PRODUCT, k, size, rate));
      if (leg.fee != 0) {
        Explanation fee = Explanation.input("closing fee", leg.fee);
        below.add(Explanation.of("fee per unit of price", Operation.PRODUCT, size, fee));
      }
    }
    Explanation numerator = Explanation.of("numerator", Operation.SUM, above);
    Explanation denominator =
        Explanation.of(
            "denominator",
            Operation.DIFFERENCE,
            Explanation.of("requirement per unit of price", Operation.SUM, below),
            Explanation.input("net quantity", problem.countedQuantity));
    return price("liquidation price", numerator, denominator);
  }

  private Explanation bankruptcyExplanation() {
    Explanation above =
        Explanation.of(
            "cost less equity elsewhere",
            Operation.DIFFERENCE,
            Explanation.input("quantity times entry value", problem.cost),
            Explanation.input("equity elsewhere", problem.wealthElsewhere));
    Explanation net = Explanation.input("net quantity", problem.netQuantity);
    if (problem.bankruptcyFee == 0) {
      return price("bankruptcy price", above, net);
    }
    Explanation fee =
        Explanation.of(
            "fee per unit of price",
            Operation.PRODUCT,
            Explanation.input("closing fee", problem.bankruptcyFee),
            Explanation.input("size", size()));
    Explanation below = Explanation.of("denominator", Operation.DIFFERENCE, net, fee);
    return price("bankruptcy price", above, below);
  }

  private double size() {
    double size = 0;
    for (Leg leg : legs) {
      size += leg.size;
    }
    return size;
  }

  private Explanation price(String label, Explanation above, Explanation below) {
    return problem.inverse
        ? Explanation.of(label, Operation.RATIO, below, above)
        : Explanation.of(label, Operation.RATIO, above, below);
  }
}
