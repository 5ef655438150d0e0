package io.plimsoll.margin.liquidation;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.Contract;
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
  private final Map<InstrumentId, Contract> contracts = new TreeMap<>();
  private final LiquidatedVolume volume = new LiquidatedVolume();
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

  /** What was liquidated lately, for venues that limit it. */
  public LiquidatedVolume volume() {
    return volume;
  }

  /** An account bought (positive) or sold (negative) units of a linear contract at a price. */
  public void trade(InstrumentId instrument, double quantity, double price) {
    counterpartyCash += quantity * price;
    counterpartyQuantity.merge(instrument, -quantity, Double::sum);
  }

  /** An account bought (positive) or sold (negative) contracts at a price. */
  public void trade(Contract contract, double quantity, double price) {
    counterpartyCash += quantity * contract.value(price);
    counterpartyQuantity.merge(contract.id(), -quantity, Double::sum);
    contracts.put(contract.id(), contract);
  }

  /** An account paid an amount to the counterparties, or got it from them where negative. */
  public void pay(double amount) {
    counterpartyCash += Checks.finite(amount, "amount");
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
    socialize(deficit - paid);
    return paid;
  }

  /** The counterparties go without an amount that an account owed. */
  public void socialize(double amount) {
    socializedLoss += Checks.notNegative(amount, "amount");
    counterpartyCash -= amount;
  }

  /** Fund, fees and the counterparties' equity at a market's marks. */
  public double total(MarketState market) {
    double total = fund.balance() + venueFees + counterpartyCash;
    for (Map.Entry<InstrumentId, Double> entry : counterpartyQuantity.entrySet()) {
      Contract contract = contracts.get(entry.getKey());
      double mark = market.mark(entry.getKey());
      total += entry.getValue() * (contract == null ? mark : contract.value(mark));
    }
    return total;
  }
}
