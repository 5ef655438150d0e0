package io.plimsoll.margin.collateral;

import io.plimsoll.datasets.Explanation;
import io.plimsoll.datasets.Explanation.Operation;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the ledger knows of one chain. */
final class ChainState {
  private static final long NEVER = Long.MIN_VALUE;

  private final ChainRules rules;
  private final Map<String, Double> settled = new TreeMap<>();
  private long head = NEVER;
  private long seenNanos = NEVER;
  private boolean halted;

  ChainState(ChainRules rules) {
    this.rules = rules;
  }

  ChainRules rules() {
    return rules;
  }

  boolean isHalted() {
    return halted;
  }

  Set<String> assets() {
    return settled.keySet();
  }

  double settled(String asset) {
    return settled.getOrDefault(asset, 0.0);
  }

  /** What counts of the settled amount. */
  double credited(String asset, long nowNanos) {
    return settled(asset) * (1 - rules.bridgeHaircut()) * freshness(nowNanos);
  }

  Explanation explain(String asset, long nowNanos) {
    return Explanation.of(
        "settled on " + rules.chain(),
        Operation.PRODUCT,
        Explanation.input("amount", settled(asset)),
        kept(rules.bridgeHaircut()),
        Explanation.input("freshness", freshness(nowNanos)));
  }

  static Explanation kept(double haircut) {
    return Explanation.of(
        "kept after the bridge haircut",
        Operation.DIFFERENCE,
        Explanation.input("one", 1),
        Explanation.input("bridge haircut", haircut));
  }

  void add(String asset, double amount) {
    settled.merge(asset, amount, Double::sum);
  }

  void take(ChainEvent event, String asset, double amount) {
    double there = settled(asset);
    if (amount > there) {
      throw CrossChainCollateral.refuse(
          event,
          "takes "
              + amount
              + " "
              + asset
              + " from chain '"
              + rules.chain()
              + "', where "
              + there
              + " are settled");
    }
    settled.put(asset, there - amount);
  }

  /** A block seen while halted is no sign of life: only the end of the halt is. */
  void seen(long nanos, long height) {
    if (!halted) {
      seenNanos = nanos;
      head = Math.max(head, height);
    }
  }

  void halt(long nanos) {
    seenNanos = seenNanos == NEVER ? nanos : Math.min(seenNanos, nanos);
    halted = true;
  }

  void resume(ChainEvent.Resumed event) {
    if (!halted) {
      throw CrossChainCollateral.refuse(
          event, "concerns chain '" + rules.chain() + "', which is not halted");
    }
    halted = false;
    seen(event.atNanos(), event.height());
  }

  double freshness(long nowNanos) {
    return seenNanos == NEVER ? 0 : rules.freshness(nowNanos - seenNanos);
  }

  long confirmations(Transfer transfer) {
    return transfer.height() == Transfer.NOT_YET ? 0 : Math.max(0, head - transfer.height() + 1);
  }

  boolean isFinal(Transfer transfer, long nowNanos) {
    return transfer.height() != Transfer.NOT_YET
        && confirmations(transfer) >= rules.confirmations()
        && nowNanos - transfer.includedNanos() >= rules.finalityNanos();
  }
}
