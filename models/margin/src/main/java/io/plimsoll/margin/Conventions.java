package io.plimsoll.margin;

import io.plimsoll.datasets.Checks;
import io.plimsoll.margin.collateral.CollateralSchedule;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What differs between venues besides rates.
 *
 * @param marginCurrency in which collateral, equity and requirements are reckoned; what settles in
 *     another asset is converted at that asset's price. Empty where each account is in the one
 *     asset that all its positions settle in
 * @param closingFee fraction of the notional at the mark that is part of the maintenance
 *     requirement, for the fee that closing will cost; no multiplier scales it
 * @param crossClosingFee likewise of the notional at the bankruptcy price, under cross margin
 *     alone; the bankruptcy price then leaves room for it
 * @param valuation at which price maintenance is reckoned
 * @param transferFraction fraction of the total notional that must stay when collateral is
 *     withdrawn, even where the initial requirement is less
 * @param collateral how other assets are credited; at their market value where empty. A liquidation
 *     price holds the credit at what it is now, also where haircuts depend on positions
 * @param methods margin methods that the venue offers, not empty, portfolio margin not among them
 */
public record Conventions(
    Optional<String> marginCurrency,
    double closingFee,
    double crossClosingFee,
    Valuation valuation,
    double transferFraction,
    Optional<CollateralSchedule> collateral,
    Set<MarginMethod> methods) {
  /** No fee in the requirement, valued at the mark, cross and isolated margin. */
  public static final Conventions PLAIN =
      new Conventions(
          Optional.empty(),
          0,
          0,
          Valuation.MARK,
          0,
          Optional.empty(),
          EnumSet.of(MarginMethod.CROSS, MarginMethod.ISOLATED));

  public Conventions {
    marginCurrency.ifPresent(currency -> Checks.notBlank(currency, "margin-currency"));
    fraction(closingFee, "closing-fee");
    fraction(crossClosingFee, "cross-closing-fee");
    fraction(transferFraction, "transfer-fraction");
    if (marginCurrency.isPresent()
        && collateral.isPresent()
        && !collateral.get().currency().equals(marginCurrency.get())) {
      throw new IllegalArgumentException(
          "currency of collateral must be the margin currency %s, was %s"
              .formatted(marginCurrency.get(), collateral.get().currency()));
    }
    if (methods.isEmpty() || methods.contains(MarginMethod.PORTFOLIO)) {
      throw new IllegalArgumentException("methods must be cross or isolated, was " + methods);
    }
    methods = Collections.unmodifiableSet(EnumSet.copyOf(methods));
  }

  /** Conventions under which other assets count at their market value. */
  public Conventions(
      Optional<String> marginCurrency,
      double closingFee,
      double crossClosingFee,
      Valuation valuation,
      double transferFraction,
      Set<MarginMethod> methods) {
    this(
        marginCurrency,
        closingFee,
        crossClosingFee,
        valuation,
        transferFraction,
        Optional.empty(),
        methods);
  }

  private static void fraction(double value, String name) {
    Checks.inRange(value, 0, 1, name);
    if (value == 1) {
      throw new IllegalArgumentException(name + " must be below 1, was " + value);
    }
  }

  /** The same for a pool that is isolated. */
  Conventions isolated() {
    return new Conventions(
        marginCurrency, closingFee, 0, valuation, transferFraction, collateral, methods);
  }

  /** At which price the notional of the maintenance requirement is reckoned. */
  public enum Valuation {
    /** At the mark: the requirement moves with the price. */
    MARK,
    /** At the average entry price: the requirement stays. */
    ENTRY
  }
}
