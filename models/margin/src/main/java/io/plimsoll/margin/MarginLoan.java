package io.plimsoll.margin;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.Explanation;
import io.plimsoll.datasets.Explanation.Operation;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A spot margin position: assets bought with borrowed money, or money held against borrowed assets.
 * It is liquidated where assets are worth no more than what is owed with maintenance and fee:
 *
 * <pre>
 * LP = (quote owed · (1 + m) · (1 + f) − quote held) / (base held − base owed · (1 + m) · (1 + f))
 * </pre>
 *
 * Of a long that holds no quote this is {@code (liability + interest)(1 + m)(1 + f) / assets}, of a
 * short that holds no base its inverse.
 *
 * <p><b>Reference</b>: OKX, "Quick margin mode" (estimated liquidation price), and freqtrade's
 * tests of OKX margin positions.
 *
 * @param baseHeld base units, zero or more
 * @param quoteHeld quote units, zero or more
 * @param baseOwed with interest, base units, zero or more
 * @param quoteOwed with interest, quote units, zero or more
 * @param maintenanceRate m, in (0, 1)
 * @param takerFee f, in [0, 1)
 */
public record MarginLoan(
    double baseHeld,
    double quoteHeld,
    double baseOwed,
    double quoteOwed,
    double maintenanceRate,
    double takerFee) {
  public MarginLoan {
    Checks.notNegative(baseHeld, "baseHeld");
    Checks.notNegative(quoteHeld, "quoteHeld");
    Checks.notNegative(baseOwed, "baseOwed");
    Checks.notNegative(quoteOwed, "quoteOwed");
    Checks.inOpenRange(maintenanceRate, 0, 1, "maintenanceRate");
    Checks.inRange(takerFee, 0, 0.999, "takerFee");
  }

  /** The price of the base in the quote asset at liquidation; empty where no positive price is. */
  public OptionalDouble liquidationPrice() {
    return explain().map(e -> OptionalDouble.of(e.value())).orElse(OptionalDouble.empty());
  }

  /** How the liquidation price comes about; empty where there is none. */
  public Optional<Explanation> explain() {
    Explanation above =
        Explanation.of(
            "quote owed with maintenance and fee, less quote held",
            Operation.DIFFERENCE,
            owed("quote owed", quoteOwed),
            Explanation.input("quote held", quoteHeld));
    Explanation below =
        Explanation.of(
            "base held, less base owed with maintenance and fee",
            Operation.DIFFERENCE,
            Explanation.input("base held", baseHeld),
            owed("base owed", baseOwed));
    Explanation price = Explanation.of("liquidation price", Operation.RATIO, above, below);
    return Optional.of(price).filter(e -> e.value() > 0 && e.value() < Double.POSITIVE_INFINITY);
  }

  private Explanation owed(String label, double amount) {
    return Explanation.of(
        label + " with maintenance and fee",
        Operation.PRODUCT,
        Explanation.input(label, amount),
        Explanation.input("one and the maintenance rate", 1 + maintenanceRate),
        Explanation.input("one and the taker fee", 1 + takerFee));
  }
}
