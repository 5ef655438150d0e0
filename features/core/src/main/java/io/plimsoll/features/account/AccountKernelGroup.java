package io.plimsoll.features.account;

import io.plimsoll.features.KernelRegistry;
import java.util.Map;

/** The kernels of this package by name. */
public final class AccountKernelGroup {
  private AccountKernelGroup() {}

  /** A registry that also knows these. */
  public static KernelRegistry addTo(KernelRegistry registry) {
    Map<String, String> none = Map.of();
    return registry
        .with("account-distance", none, AccountDistance::from)
        .with("position-distance", none, PositionDistance::from)
        .with("effective-leverage", none, settings -> new EffectiveLeverage())
        .with("leverage-change", Map.of("window", "1d"), LeverageChange::from)
        .with("margin-utilisation", none, MarginUtilisation::from)
        .with("position-concentration", none, settings -> new PositionConcentration())
        .with("depth-share", none, settings -> new DepthShare())
        .with("liquidation-time", none, LiquidationTime::from)
        .with("wrong-way-share", none, settings -> new WrongWayShare())
        .with("drawdown", none, settings -> Drawdown.now())
        .with("top-up-rate", none, Drawdown::rate)
        .with("top-up-latency", none, Drawdown::latency)
        .with("near-misses", none, NearMiss::count)
        .with("near-miss-recency", none, NearMiss::recency)
        .with("margin-calls", none, EventCount::marginCalls)
        .with("margin-call-recency", none, settings -> EventRecency.marginCall())
        .with("account-liquidations", none, EventCount::liquidations)
        .with("account-liquidation-recency", none, settings -> EventRecency.liquidation())
        .with("loss-chasing", none, settings -> new LossChasing())
        .with("disposition", none, settings -> new Disposition())
        .with("turnover", none, Turnover::from)
        .with("realized-profit", none, RealizedProfit::from)
        .with("holding-time", none, HoldingTime::from)
        .with("off-hours-share", none, OffHoursShare::from)
        .with("withdrawal-share", none, WithdrawalShare::from)
        .with("tenure", none, settings -> new Tenure());
  }
}
