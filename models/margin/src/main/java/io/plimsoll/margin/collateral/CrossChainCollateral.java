package io.plimsoll.margin.collateral;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.Explanation;
import io.plimsoll.datasets.Explanation.Operation;
import io.plimsoll.datasets.PlimsollException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How much of an account's collateral on several chains may be counted: a ledger that a sequence of
 * {@link ChainEvent}s drives, the same events always to the same bits.
 *
 * <p>Every unit is in one place at a time: pending on a chain (counts nothing), settled on it, or
 * in flight between two. At a moment
 *
 * <pre>
 * credited = Σ settled·(1 − bridge haircut)·freshness
 *          + Σ in flight·in-flight fraction·(1 − the larger bridge haircut)·the lesser freshness
 * </pre>
 *
 * so that what is credited never exceeds what {@linkplain #existing exists}, and a transfer is
 * never counted at both ends. The result is an amount: {@link Collateral} turns it into value. Not
 * thread-safe.
 */
public final class CrossChainCollateral {
  private final Map<String, ChainState> chains = new TreeMap<>();
  private final Map<String, Transfer> open = new TreeMap<>();
  private final Set<String> used = new TreeSet<>();
  private long lastNanos = Long.MIN_VALUE;

  /** A ledger without collateral, of chains that nobody has seen yet. */
  public CrossChainCollateral(List<ChainRules> chains) {
    for (ChainRules rules : chains) {
      if (this.chains.put(rules.chain(), new ChainState(rules)) != null) {
        throw new IllegalArgumentException("chain '" + rules.chain() + "' stands twice");
      }
    }
  }

  /**
   * Applies an event; a refused event changes nothing.
   *
   * @throws PlimsollException if the event cannot have happened: an unknown chain or transfer, an
   *     identity used twice, more than there is, finality before its time, time running backwards
   */
  public void apply(ChainEvent event) {
    if (event.atNanos() < lastNanos) {
      throw refuse(event, "lies before the last event at " + lastNanos + " ns");
    }
    switch (event) {
      case ChainEvent.Block e -> chain(e.chain()).seen(e.atNanos(), e.height());
      case ChainEvent.Deposited e -> deposit(e);
      case ChainEvent.Finalised e -> finalise(e);
      case ChainEvent.Dropped e -> drop(e);
      case ChainEvent.BridgedOut e -> bridge(e);
      case ChainEvent.Arrived e -> arrive(e);
      case ChainEvent.Withdrawn e -> running(e, e.chain()).take(e, e.asset(), e.amount());
      case ChainEvent.Halted e -> running(e, e.chain()).halt(e.atNanos());
      case ChainEvent.Resumed e -> chain(e.chain()).resume(e);
    }
    lastNanos = event.atNanos();
  }

  private void deposit(ChainEvent.Deposited e) {
    ChainState chain = running(e, e.chain());
    unused(e, e.id());
    chain.seen(e.atNanos(), e.height());
    used.add(e.id());
    open.put(
        e.id(),
        new Transfer(
            e.id(),
            e.asset(),
            e.chain(),
            e.chain(),
            e.amount(),
            e.atNanos(),
            e.height(),
            e.atNanos()));
  }

  private void bridge(ChainEvent.BridgedOut e) {
    ChainState from = running(e, e.from());
    chain(e.to());
    if (e.from().equals(e.to())) {
      throw refuse(e, "leads from chain '" + e.from() + "' to itself");
    }
    unused(e, e.id());
    from.take(e, e.asset(), e.amount());
    used.add(e.id());
    open.put(
        e.id(),
        new Transfer(
            e.id(), e.asset(), e.from(), e.to(), e.amount(), e.atNanos(), Transfer.NOT_YET, 0));
  }

  private void arrive(ChainEvent.Arrived e) {
    Transfer transfer = transfer(e, e.id());
    if (transfer.height() != Transfer.NOT_YET) {
      throw refuse(e, "concerns transfer '" + e.id() + "', which has arrived already");
    }
    if (e.amount() > transfer.amount()) {
      throw refuse(
          e,
          "brings " + e.amount() + " of transfer '" + e.id() + "', which was " + transfer.amount());
    }
    running(e, transfer.to()).seen(e.atNanos(), e.height());
    open.put(e.id(), transfer.arrived(e));
  }

  private void finalise(ChainEvent.Finalised e) {
    Transfer transfer = transfer(e, e.id());
    ChainState chain = running(e, transfer.to());
    if (!chain.isFinal(transfer, e.atNanos())) {
      throw refuse(
          e,
          "comes too early: '%s' has %d of %d confirmations on %s and needs %d ns, has %d"
              .formatted(
                  e.id(),
                  chain.confirmations(transfer),
                  chain.rules().confirmations(),
                  transfer.to(),
                  chain.rules().finalityNanos(),
                  e.atNanos() - transfer.includedNanos()));
    }
    open.remove(e.id());
    chain.add(transfer.asset(), transfer.amount());
  }

  private void drop(ChainEvent.Dropped e) {
    if (!transfer(e, e.id()).isDeposit()) {
      throw refuse(e, "concerns transfer '" + e.id() + "', which is no deposit");
    }
    open.remove(e.id());
  }

  /**
   * Deposits and arrivals that their chain's rules allow to be final, in the order of identities.
   */
  public List<String> finalisable(long nowNanos) {
    List<String> ready = new ArrayList<>();
    for (Transfer transfer : open.values()) {
      ChainState chain = chain(transfer.to());
      if (!chain.isHalted() && chain.isFinal(transfer, nowNanos)) {
        ready.add(transfer.id());
      }
    }
    return ready;
  }

  /** All units of an asset that are pending, settled or in flight; zero or more. */
  public double existing(String asset) {
    double total = 0;
    for (ChainState chain : chains.values()) {
      total += chain.settled(asset);
    }
    for (Transfer transfer : open.values()) {
      total += transfer.asset().equals(asset) ? transfer.amount() : 0;
    }
    return total;
  }

  /** Units of an asset that are settled on a chain, whatever they count for. */
  public double settled(String asset, String chain) {
    return chain(chain).settled(asset);
  }

  /** Units of an asset that count at a moment not before the last event. */
  public double credited(String asset, long nowNanos) {
    requireNotBefore(nowNanos);
    double total = 0;
    for (ChainState chain : chains.values()) {
      total += chain.credited(asset, nowNanos);
    }
    for (Transfer transfer : open.values()) {
      if (transfer.asset().equals(asset) && !transfer.isDeposit()) {
        total += transfer.credited(chain(transfer.from()), chain(transfer.to()), nowNanos);
      }
    }
    return total;
  }

  /** What counts of each asset, for an account's balances. */
  public Map<String, Double> balances(long nowNanos) {
    Map<String, Double> balances = new TreeMap<>();
    chains.values().forEach(chain -> chain.assets().forEach(asset -> balances.put(asset, 0.0)));
    open.values().forEach(transfer -> balances.put(transfer.asset(), 0.0));
    balances.replaceAll((asset, zero) -> credited(asset, nowNanos));
    return balances;
  }

  /** How {@link #credited} came about; recomputes to it bit for bit. */
  public Explanation explain(String asset, long nowNanos) {
    requireNotBefore(nowNanos);
    List<Explanation> parts = new ArrayList<>();
    parts.add(Explanation.input("nothing", 0));
    for (ChainState chain : chains.values()) {
      if (chain.settled(asset) > 0) {
        parts.add(chain.explain(asset, nowNanos));
      }
    }
    for (Transfer transfer : open.values()) {
      if (transfer.asset().equals(asset) && !transfer.isDeposit()) {
        parts.add(transfer.explain(chain(transfer.from()), chain(transfer.to()), nowNanos));
      }
    }
    return Explanation.of("credited amount of " + asset, Operation.SUM, parts);
  }

  private void requireNotBefore(long nowNanos) {
    if (nowNanos < lastNanos) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          "time of valuation must not lie before the last event at "
              + lastNanos
              + " ns, was "
              + nowNanos);
    }
  }

  private ChainState chain(String name) {
    ChainState chain = chains.get(name);
    if (chain == null) {
      throw new PlimsollException(ErrorCode.INVALID_INPUT, "chain '" + name + "' is not known");
    }
    return chain;
  }

  private ChainState running(ChainEvent event, String name) {
    ChainState chain = chain(name);
    if (chain.isHalted()) {
      throw refuse(event, "concerns chain '" + name + "', which is halted");
    }
    return chain;
  }

  private Transfer transfer(ChainEvent event, String id) {
    Transfer transfer = open.get(id);
    if (transfer == null) {
      throw refuse(event, "concerns '" + id + "', which is not open");
    }
    return transfer;
  }

  private void unused(ChainEvent event, String id) {
    if (used.contains(id)) {
      throw refuse(event, "uses the identity '" + id + "' again");
    }
  }

  static PlimsollException refuse(ChainEvent event, String why) {
    return new PlimsollException(
        ErrorCode.INVALID_INPUT,
        event.getClass().getSimpleName() + " at " + event.atNanos() + " ns " + why);
  }
}
