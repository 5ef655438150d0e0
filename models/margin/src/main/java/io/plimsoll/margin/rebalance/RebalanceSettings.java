package io.plimsoll.margin.rebalance;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.Contract;
import io.plimsoll.margin.MarketState;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What actions cost and how far they may go.
 *
 * @param marginCurrency in which the rules reckon margin: gains of contracts that settle in another
 *     asset go to the account's balance in it. Null where each account is in the one asset that all
 *     its positions settle in
 * @param costs of trading by instrument
 * @param otherCosts of instruments that are not named
 * @param depositCostFraction what raising a unit of margin currency costs, zero or more
 * @param maximumDeposit margin currency that can be raised, zero or more, may be infinite
 */
public record RebalanceSettings(
    @Nullable String marginCurrency,
    Map<InstrumentId, TradingCosts> costs,
    TradingCosts otherCosts,
    double depositCostFraction,
    double maximumDeposit) {
  public RebalanceSettings {
    costs = Map.copyOf(costs);
    Checks.notNegative(depositCostFraction, "cost of a deposit per unit");
    if (!(maximumDeposit >= 0)) {
      throw new IllegalArgumentException(
          "maximum deposit must be zero or more, was " + maximumDeposit);
    }
  }

  /** What trading an instrument costs. */
  public TradingCosts costsOf(InstrumentId instrument) {
    return costs.getOrDefault(instrument, otherCosts);
  }

  /** Whether gains of a contract go to the wallet. */
  boolean settlesInWallet(Contract contract) {
    return marginCurrency == null || marginCurrency.equals(contract.settlement());
  }

  /** What one settlement unit of a contract is worth in the margin currency. */
  double rate(Contract contract, MarketState market) {
    return settlesInWallet(contract) ? 1 : market.assetPrice(contract.settlement());
  }
}
