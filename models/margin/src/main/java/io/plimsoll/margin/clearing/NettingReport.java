package io.plimsoll.margin.clearing;

import io.plimsoll.margin.MarginResult;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What a member owes as one netted account against what it owes silo by silo. Amounts in the margin
 * currency.
 *
 * <p>The benefit may be negative: brackets that charge large positions more can cost a netted book
 * of one direction more than its offsets save.
 */
public record NettingReport(String member, MarginResult netted, List<SiloMargin> silos) {
  public NettingReport {
    silos = List.copyOf(silos);
  }

  /** One silo and what is demanded of it on its own. */
  public record SiloMargin(Silo silo, MarginResult result) {}

  /** Sum of the silos' initial requirements. */
  public double siloedInitial() {
    return sum(MarginResult::initialRequirement);
  }

  /** Sum of the silos' maintenance requirements. */
  public double siloedMaintenance() {
    return sum(MarginResult::maintenanceRequirement);
  }

  /** Initial requirement saved by netting. */
  public double initialBenefit() {
    return siloedInitial() - netted.initialRequirement();
  }

  /** Maintenance requirement saved by netting. */
  public double maintenanceBenefit() {
    return siloedMaintenance() - netted.maintenanceRequirement();
  }

  /** Initial benefit over the siloed requirement, at most 1; zero where nothing is required. */
  public double initialBenefitFraction() {
    double siloed = siloedInitial();
    return siloed == 0 ? 0 : initialBenefit() / siloed;
  }

  /** What silos lack below maintenance; a surplus elsewhere does not help them. */
  public double siloedShortfall() {
    return sum(result -> Math.max(0, result.maintenanceRequirement() - result.equity()));
  }

  /** What the netted account lacks below maintenance. */
  public double nettedShortfall() {
    return Math.max(0, netted.maintenanceRequirement() - netted.equity());
  }

  /** How many silos would be liquidated now. */
  public int siloedBreaches() {
    return (int) silos.stream().filter(silo -> silo.result().breached()).count();
  }

  private double sum(ToDoubleFunction<MarginResult> amount) {
    double sum = 0;
    for (SiloMargin silo : silos) {
      sum += amount.applyAsDouble(silo.result());
    }
    return sum;
  }
}
