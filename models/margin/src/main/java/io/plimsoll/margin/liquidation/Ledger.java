package io.plimsoll.margin.liquidation;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.MarketState;
import java.util.Map;
import java.util.TreeMap;

/**
 * The other side of every account: insurance fund, the venue's fees, and the counterparties of all
 * trades.
 *
 * <p>Money is conserved: equity of all accounts plus {@link #total} changes only by deposits and
 * withdrawals. Not thread-safe.
 */
public final class Ledger {
  private final InsuranceFund fund;
  private final Map<InstrumentId, Double> counterpartyQuantity = new TreeMap<>();
  private double counterpartyCash;
  private double venueFees;
  private double socializedLoss;

  /** A ledger with a fund and nothing else. */
  public Ledger(InsuranceFund fund) {
    this.fund = fund;
  }

  /** The insurance fund. */
  public InsuranceFund fund() {
    return fund;
  }

  /** Fees the venue earned, settlement currency. */
  public double venueFees() {
    return venueFees;
  }

  /** Loss that neither accounts nor the fund covered, taken from the counterparties' gain. */
  public double socializedLoss() {
    return socializedLoss;
  }

  /** An account bought (positive) or sold (negative) a quantity at a price. */
  public void trade(InstrumentId instrument, double quantity, double price) {
    counterpartyCash += quantity * price;
    counterpartyQuantity.merge(instrument, -quantity, Double::sum);
  }

  /** An account paid a fee to the venue. */
  public void fee(double amount) {
    venueFees += Checks.notNegative(amount, "fee");
  }

  /**
   * Settles a deficit: the fund pays what it can, the counterparties go without the rest. Returns
   * what the fund paid.
   */
  public double settleDeficit(double deficit) {
    double paid = fund.cover(deficit);
    double rest = deficit - paid;
    socializedLoss += rest;
    counterpartyCash -= rest;
    return paid;
  }

  /** Fund, fees and the counterparties' equity at a market's marks. */
  public double total(MarketState market) {
    double total = fund.balance() + venueFees + counterpartyCash;
    for (Map.Entry<InstrumentId, Double> entry : counterpartyQuantity.entrySet()) {
      total += entry.getValue() * market.mark(entry.getKey());
    }
    return total;
  }
}
