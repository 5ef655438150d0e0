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
 * <p>With legs qᵢ entered at eᵢ, the multiplier k and the tier (m, c) that each leg is in at that
 * price:
 *
 * <pre>LP = (equity elsewhere − maintenance elsewhere − Σ qᵢ·eᵢ + Σ k·c) / (Σ k·|qᵢ|·m − Σ qᵢ)
 * </pre>
 *
 * Equity less requirement is concave and piecewise linear in the mark, so the sign at the points
 * where a leg changes tier says which tier holds at the root. A net long account is liquidated at
 * the lower root, any other at the upper one.
 *
 * <p><b>Reference</b>: Binance, "How to calculate liquidation price of USDⓈ-M futures contracts"
 * (FAQ b3c689c1f50a44cabb3a84e663b81d93).
 */
final class LiquidationPrice {
  private final double equityElsewhere;
  private final double maintenanceElsewhere;
  private final double cost;
  private final double[] legs;
  private final double netQuantity;
  private final double factor;
  private final BracketTable table;

  /**
   * The problem of one instrument.
   *
   * @param equityElsewhere collateral and gain on all other instruments
   * @param cost the sum of quantity times entry price over the positions in this instrument
   * @param legs signed quantities that each pay a requirement of their own
   */
  LiquidationPrice(
      double equityElsewhere,
      double maintenanceElsewhere,
      double cost,
      double[] legs,
      double factor,
      BracketTable table) {
    this.equityElsewhere = equityElsewhere;
    this.maintenanceElsewhere = maintenanceElsewhere;
    this.cost = cost;
    this.legs = legs;
    this.factor = factor;
    this.table = table;
    double net = legs[0];
    for (int i = 1; i < legs.length; i++) {
      net += legs[i];
    }
    this.netQuantity = net;
  }

  OptionalDouble liquidation() {
    int[] tiers = tiersAtRoot();
    if (tiers == null) {
      return OptionalDouble.empty();
    }
    return positive(liquidationExplanation(tiers).value());
  }

  Optional<Explanation> explainLiquidation() {
    int[] tiers = tiersAtRoot();
    return tiers == null
        ? Optional.empty()
        : Optional.of(liquidationExplanation(tiers)).filter(e -> positive(e.value()).isPresent());
  }

  OptionalDouble bankruptcy() {
    return netQuantity == 0 ? OptionalDouble.empty() : positive(bankruptcyExplanation().value());
  }

  Optional<Explanation> explainBankruptcy() {
    return netQuantity == 0
        ? Optional.empty()
        : Optional.of(bankruptcyExplanation()).filter(e -> positive(e.value()).isPresent());
  }

  private static OptionalDouble positive(double price) {
    return price > 0 && price < Double.POSITIVE_INFINITY
        ? OptionalDouble.of(price)
        : OptionalDouble.empty();
  }

  /** Equity less requirement at a price. */
  private double excess(double price) {
    double excess = equityElsewhere - maintenanceElsewhere - cost + netQuantity * price;
    for (double leg : legs) {
      excess -= factor * table.maintenance(Math.abs(leg) * price);
    }
    return excess;
  }

  /** The tier of each leg at the liquidation price; null where there is none. */
  private int @Nullable [] tiersAtRoot() {
    double[] corners = corners();
    boolean lower = netQuantity > 0;
    boolean healthyAtZero = excess(0) >= 0;
    if (lower == healthyAtZero) {
      return null;
    }
    for (int s = 0; s < corners.length; s++) {
      boolean last = s == corners.length - 1;
      double inside = last ? 2 * corners[s] + 1 : 0.5 * (corners[s] + corners[s + 1]);
      int[] tiers = tiersAt(inside);
      boolean crosses =
          last
              ? (lower ? slope(tiers) > 0 : slope(tiers) < 0)
              : (excess(corners[s + 1]) >= 0) == lower;
      if (crosses) {
        return tiers;
      }
    }
    return null;
  }

  /** The prices at which some leg changes tier, in rising order from zero. */
  private double[] corners() {
    double[] corners = new double[1 + legs.length * (table.size() - 1)];
    int n = 1;
    for (double leg : legs) {
      for (int b = 1; b < table.size() && leg != 0; b++) {
        corners[n++] = table.floor(b) / Math.abs(leg);
      }
    }
    double[] used = Arrays.copyOf(corners, n);
    Arrays.sort(used);
    return used;
  }

  private int[] tiersAt(double price) {
    int[] tiers = new int[legs.length];
    for (int i = 0; i < legs.length; i++) {
      tiers[i] = table.bracketOf(Math.abs(legs[i]) * price);
    }
    return tiers;
  }

  private double slope(int[] tiers) {
    double slope = netQuantity;
    for (int i = 0; i < legs.length; i++) {
      slope -= factor * Math.abs(legs[i]) * table.maintenanceRate(tiers[i]);
    }
    return slope;
  }

  private Explanation liquidationExplanation(int[] tiers) {
    Explanation k = Explanation.input("margin multiplier", factor);
    List<Explanation> above = new ArrayList<>();
    above.add(
        Explanation.of(
            "equity elsewhere less maintenance elsewhere and cost",
            Operation.DIFFERENCE,
            Explanation.input("equity elsewhere", equityElsewhere),
            Explanation.input("maintenance elsewhere", maintenanceElsewhere),
            Explanation.input("quantity times entry price", cost)));
    List<Explanation> below = new ArrayList<>();
    for (int i = 0; i < legs.length; i++) {
      Explanation amount =
          Explanation.input("maintenance amount", table.maintenanceAmount(tiers[i]));
      above.add(Explanation.of("scaled maintenance amount", Operation.PRODUCT, k, amount));
      below.add(
          Explanation.of(
              "scaled maintenance per unit of price",
              Operation.PRODUCT,
              k,
              Explanation.input("size", Math.abs(legs[i])),
              Explanation.input("maintenance rate", table.maintenanceRate(tiers[i]))));
    }
    return Explanation.of(
        "liquidation price",
        Operation.RATIO,
        Explanation.of("numerator", Operation.SUM, above),
        Explanation.of(
            "denominator",
            Operation.DIFFERENCE,
            Explanation.of("requirement per unit of price", Operation.SUM, below),
            Explanation.input("net quantity", netQuantity)));
  }

  private Explanation bankruptcyExplanation() {
    return Explanation.of(
        "bankruptcy price",
        Operation.RATIO,
        Explanation.of(
            "cost less equity elsewhere",
            Operation.DIFFERENCE,
            Explanation.input("quantity times entry price", cost),
            Explanation.input("equity elsewhere", equityElsewhere)),
        Explanation.input("net quantity", netQuantity));
  }
}
