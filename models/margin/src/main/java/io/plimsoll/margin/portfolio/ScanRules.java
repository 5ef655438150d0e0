package io.plimsoll.margin.portfolio;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.config.ConfigTree;
import java.util.List;
import java.util.Map;

/**
 * A scan by scenarios with a floor and plain additions, form {@code scenario-scan}.
 *
 * <p>Per underlying, with L the greatest loss over the scenarios (weighted, and dampened where the
 * rules have a dampener), Δ the net and H the hedged delta in underlying units and S spot:
 *
 * <pre>
 * base        = max(L, (net·|Δ| + hedged·H)·S) + (short·naked shorts + offset·H)·S
 * initial     = initial factor·base + fees
 * maintenance = maintenance factor·base + fees
 * </pre>
 *
 * H = (gross − |Δ|)/2 over positions; naked shorts are options short net of their strike; fees are
 * those of closing everything. The multiplier scales base, not fees.
 *
 * @param header venue, dates and source
 * @param currency in which all positions are reckoned
 * @param settlementWindowSeconds before an expiry in which gains of its options count for the part
 *     of the window that is left, zero or more
 * @param collateral terms by asset; the margin currency counts in full
 */
public record ScanRules(
    RuleHeader header,
    String currency,
    double settlementWindowSeconds,
    List<Scenario> scenarios,
    VolatilityShock volatilityShock,
    Dampener dampener,
    DeltaFloor deltaFloor,
    Additions additions,
    double initialFactor,
    double maintenanceFactor,
    Fees fees,
    Map<String, CollateralTerms> collateral)
    implements PortfolioRules {
  /** The form's name in a file. */
  public static final String FORM = "scenario-scan";

  public ScanRules {
    Checks.notBlank(currency, "margin-currency");
    Checks.notNegative(settlementWindowSeconds, "settlement-window-seconds");
    scenarios = List.copyOf(scenarios);
    if (scenarios.isEmpty()) {
      throw new IllegalArgumentException("scenarios must not be empty");
    }
    Checks.positive(initialFactor, "initial-factor");
    Checks.inRange(maintenanceFactor, 0, initialFactor, "maintenance-factor");
    collateral = Map.copyOf(collateral);
  }

  /** Rules from a parsed file; the error for a bad value names file, key and value. */
  public static ScanRules from(ConfigTree tree) {
    return ScanReader.read(tree);
  }

  @Override
  public String form() {
    return FORM;
  }

  /**
   * What takes the edge off moves beyond the range: a gain or loss in a scenario whose spot moves
   * by m shrinks towards zero by up to (|m|/range − 1)·amount.
   *
   * @param range the largest ordinary move, positive
   * @param amount margin currency, zero where there is no dampener
   */
  public record Dampener(double range, double amount) {
    public Dampener {
      Checks.positive(range, "range");
      Checks.notNegative(amount, "amount");
    }

    double most(double spotFactor) {
      return Math.max(0, Math.abs(spotFactor - 1) / range - 1) * amount;
    }

    double apply(double gain, double spotFactor) {
      double most = most(spotFactor);
      return gain > 0 ? Math.max(0, gain - most) : Math.min(0, gain + most);
    }
  }

  /** The least that is required, by delta; fractions of spot per unit. */
  public record DeltaFloor(double net, double hedged) {
    public DeltaFloor {
      Checks.notNegative(net, "net");
      Checks.notNegative(hedged, "hedged");
    }
  }

  /** What comes on top; fractions of spot per naked short option and per hedged unit of delta. */
  public record Additions(double nakedShort, double offset) {
    public Additions {
      Checks.notNegative(nakedShort, "naked-short");
      Checks.notNegative(offset, "offset");
    }
  }

  /**
   * What closing costs.
   *
   * @param linearRate of the notional of perpetuals and futures
   * @param optionRate of spot per option
   * @param optionCap but at most this fraction of the option's price
   */
  public record Fees(double linearRate, double optionRate, double optionCap) {
    public Fees {
      Checks.notNegative(linearRate, "linear-rate");
      Checks.notNegative(optionRate, "option-rate");
      Checks.notNegative(optionCap, "option-cap");
    }
  }
}
