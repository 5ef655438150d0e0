package io.plimsoll.margin.portfolio;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.config.ConfigTree;
import java.util.List;
import java.util.Map;

/**
 * Derive's second portfolio margin, form {@code derive-pm2}: one manager for one underlying.
 *
 * <p>margin = value + F·min(0, worst scenario, basis contingency) − contingencies, with cash and
 * all marks in value; what that leaves at zero is the requirement {@code −F·min(…) +
 * contingencies}. See {@link Pm2Engine} for the arithmetic.
 *
 * <p><b>Reference</b>: Derive, v2-core at 7736900, PMRM_2 and PMRMLib_2; docs.derive.xyz, "PM2".
 *
 * @param header venue, dates and source
 * @param underlying of all options and perpetuals that the manager takes
 * @param cashAsset in which the account's cash is; its price scales collateral and may raise F
 * @param settlementWindowSeconds before an expiry in which its forward is averaged into the
 *     settlement price, zero or more
 * @param collateral terms by asset
 */
public record DerivePm2Rules(
    RuleHeader header,
    String underlying,
    String cashAsset,
    double settlementWindowSeconds,
    List<Scenario> scenarios,
    VolatilityShock volatilityShock,
    SkewShock skewShock,
    Loss loss,
    Discounting discounting,
    Basis basis,
    Contingency maintenance,
    Contingency initial,
    Oracle oracle,
    Map<String, Collateral> collateral)
    implements PortfolioRules {
  /** The form's name in a file. */
  public static final String FORM = "derive-pm2";

  public DerivePm2Rules {
    Checks.notBlank(underlying, "underlying");
    Checks.notBlank(cashAsset, "cash-asset");
    Checks.notNegative(settlementWindowSeconds, "settlement-window-seconds");
    scenarios = List.copyOf(scenarios);
    if (scenarios.isEmpty()) {
      throw new IllegalArgumentException("scenarios must not be empty");
    }
    collateral = Map.copyOf(collateral);
  }

  /** Rules from a parsed file; the error for a bad value names file, key and value. */
  public static DerivePm2Rules from(ConfigTree tree) {
    return DerivePm2Reader.read(tree);
  }

  @Override
  public String form() {
    return FORM;
  }

  @Override
  public String currency() {
    return cashAsset;
  }

  /**
   * Which part of the worst loss is required.
   *
   * @param maintenanceFactor F of the maintenance requirement, positive
   * @param initialFactor F of the initial requirement, positive
   * @param pegThreshold price of the cash asset below which the initial F rises
   * @param pegFactor by how much, per unit of price below the threshold
   */
  public record Loss(
      double maintenanceFactor, double initialFactor, double pegThreshold, double pegFactor) {
    public Loss {
      Checks.positive(maintenanceFactor, "maintenance-factor");
      Checks.positive(initialFactor, "initial-factor");
      Checks.notNegative(pegThreshold, "peg-threshold");
      Checks.notNegative(pegFactor, "peg-factor");
    }

    /** F of the initial requirement at a price of the cash asset. */
    public double initialFactor(double stablePrice) {
      return initialFactor + Math.max(0, pegThreshold - stablePrice) * pegFactor;
    }
  }

  /**
   * What the shocked value of an expiry is multiplied by: where positive with base·e^(−τ(r·rate +
   * spread)), where negative with the lesser of 1/discount and base·e^(τ(r·rate + spread)).
   */
  public record Discounting(
      double longBase,
      double longRateScale,
      double longSpread,
      double shortBase,
      double shortRateScale,
      double shortSpread) {
    public Discounting {
      Checks.notNegative(longBase, "long-base");
      Checks.notNegative(longRateScale, "long-rate-scale");
      Checks.notNegative(longSpread, "long-spread");
      Checks.notNegative(shortBase, "short-base");
      Checks.notNegative(shortRateScale, "short-rate-scale");
      Checks.notNegative(shortSpread, "short-spread");
    }

    /** The factor of a positive value. */
    public double positive(double years, double rate) {
      return longBase * StrictMath.exp(-(years * (rate * longRateScale + longSpread)));
    }

    /** The factor of a negative value. */
    public double negative(double years, double rate, double discount) {
      double grown = shortBase * StrictMath.exp(years * (rate * shortRateScale + shortSpread));
      return Math.min(1 / discount, grown);
    }
  }

  /**
   * The loss that a forward may take apart from the others: per expiry the worse of two spot moves
   * at unchanged volatility, times add + multiply·τ.
   */
  public record Basis(double upFactor, double downFactor, double add, double multiply) {
    public Basis {
      Checks.positive(upFactor, "up");
      Checks.notNegative(downFactor, "down");
      Checks.notNegative(add, "add");
      Checks.notNegative(multiply, "multiply");
    }
  }

  /**
   * Fractions of spot that are added per perpetual and per option that is short net of its strike;
   * those of the initial requirement come on top of the maintenance ones.
   */
  public record Contingency(double perpetual, double option) {
    public Contingency {
      Checks.notNegative(perpetual, "perpetual");
      Checks.notNegative(option, "option");
    }
  }

  /**
   * What doubt costs: where a feed's confidence c is below the threshold, the initial requirement
   * grows by (1 − c)·scale of the notional that hangs on the feed.
   */
  public record Oracle(double threshold, double scale) {
    public Oracle {
      Checks.inRange(threshold, 0, 1, "threshold");
      Checks.notNegative(scale, "scale");
    }

    double contingency(double confidence, double notional) {
      return confidence < threshold ? (1 - confidence) * scale * notional : 0;
    }
  }

  /**
   * Terms of one collateral asset.
   *
   * @param offset whether it moves with the underlying and so offsets positions in scenarios
   * @param maintenanceHaircut fraction of its value that is taken off, in [0, 1]
   * @param initialHaircut fraction that the initial requirement takes off on top, zero or more
   */
  public record Collateral(Offset offset, double maintenanceHaircut, double initialHaircut) {
    public Collateral {
      Checks.inRange(maintenanceHaircut, 0, 1, "maintenance-haircut");
      Checks.notNegative(initialHaircut, "initial-haircut");
    }
  }

  /** Whether collateral stands against positions in scenarios. */
  public enum Offset {
    /** It moves with the underlying. */
    UNDERLYING,
    /** It stays where it is. */
    NONE
  }
}
