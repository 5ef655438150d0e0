package io.plimsoll.margin.portfolio;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.config.ConfigTree;
import java.util.List;
import java.util.Map;

/**
 * A requirement of nine components, form {@code okx-components}.
 *
 * <p>Per underlying, with the multiplier k:
 *
 * <pre>
 * maintenance = k·(max(max(MR1, MR2, MR6) + MR3 + MR4 + MR5, MR7) + MR9)
 * initial     = initial factor · maintenance
 * </pre>
 *
 * and for the account MR8, what borrowing costs, unscaled. {@link OkxUnit} has the components.
 *
 * @param header venue, dates and source
 * @param currency in which all positions are reckoned
 * @param groups parameters by underlying; {@code *} holds for every underlying that is not named
 * @param borrowing fractions of what is borrowed, by asset
 * @param collateral terms by asset; the margin currency counts in full
 */
public record OkxRules(
    RuleHeader header,
    String currency,
    double initialFactor,
    Map<String, Group> groups,
    Map<String, Borrowing> borrowing,
    Map<String, CollateralTerms> collateral)
    implements PortfolioRules {
  /** The form's name in a file. */
  public static final String FORM = "okx-components";

  /** The key that stands for every underlying that is not named. */
  public static final String ANY_UNDERLYING = "*";

  public OkxRules {
    Checks.notBlank(currency, "margin-currency");
    if (!(initialFactor >= 1) || initialFactor == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          "initial-factor must be one or more and finite, was " + initialFactor);
    }
    groups = Map.copyOf(groups);
    borrowing = Map.copyOf(borrowing);
    collateral = Map.copyOf(collateral);
    if (groups.isEmpty()) {
      throw new IllegalArgumentException("groups must not be empty");
    }
  }

  /** Rules from a parsed file; the error for a bad value names file, key and value. */
  public static OkxRules from(ConfigTree tree) {
    return OkxReader.read(tree);
  }

  @Override
  public String form() {
    return FORM;
  }

  /** The parameters of an underlying. */
  public Group of(String underlying) {
    Group group = groups.getOrDefault(underlying, groups.get(ANY_UNDERLYING));
    if (group == null) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          "rules of " + name() + " do not cover underlying '" + underlying + "'");
    }
    return group;
  }

  /**
   * The parameters of some underlyings.
   *
   * @param shocks MR1: the scenarios
   * @param volatilityShock how far volatility moves in them
   * @param decaySeconds MR2: time that passes while nothing else does
   * @param twist MR3: which part of the loss counts when volatility up to 30 days moves against
   *     that of later expiries
   * @param annualBasis MR4: relative move of a forward per year to its expiry
   * @param rateShift MR5: parallel move of the interest rate
   * @param extremes MR6: scenarios whose weighted loss counts
   * @param charge MR7: what closing costs
   * @param chargeSteps MR7: by what it is multiplied, step by step of its own size
   * @param depeg MR9: charge on what is hedged across two settlement assets
   */
  public record Group(
      List<Scenario> shocks,
      VolatilityShock volatilityShock,
      double decaySeconds,
      double twist,
      double annualBasis,
      double rateShift,
      List<Scenario> extremes,
      ScanRules.Fees charge,
      Ladder chargeSteps,
      Ladder depeg) {
    public Group {
      shocks = List.copyOf(shocks);
      extremes = List.copyOf(extremes);
      if (shocks.isEmpty() || extremes.isEmpty()) {
        throw new IllegalArgumentException("shocks and extremes must not be empty");
      }
      Checks.notNegative(decaySeconds, "decay-seconds");
      Checks.notNegative(twist, "twist");
      Checks.notNegative(annualBasis, "annual-basis");
      Checks.notNegative(rateShift, "rate-shift");
    }
  }

  /** MR8: fractions of the value of what is borrowed. */
  public record Borrowing(double maintenanceRate, double initialRate) {
    public Borrowing {
      Checks.notNegative(maintenanceRate, "maintenance-rate");
      if (!(initialRate >= maintenanceRate) || initialRate == Double.POSITIVE_INFINITY) {
        throw new IllegalArgumentException(
            "initial-rate must be at least the maintenance rate "
                + maintenanceRate
                + " and finite, was "
                + initialRate);
      }
    }
  }
}
