package io.plimsoll.margin.collateral;

import io.plimsoll.margin.collateral.ChainEvent.Arrived;
import io.plimsoll.margin.collateral.ChainEvent.Block;
import io.plimsoll.margin.collateral.ChainEvent.BridgedOut;
import io.plimsoll.margin.collateral.ChainEvent.Deposited;
import io.plimsoll.margin.collateral.ChainEvent.Dropped;
import io.plimsoll.margin.collateral.ChainEvent.Finalised;
import io.plimsoll.margin.collateral.ChainEvent.Halted;
import io.plimsoll.margin.collateral.ChainEvent.Resumed;
import io.plimsoll.margin.collateral.ChainEvent.Withdrawn;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Three chains and what happens on them, as a seed determines; most events are possible, some are
 * not.
 */
final class GeneratedChains {
  private static final List<String> NAMES = List.of("a", "b", "c");

  private final SplittableRandom random;
  private final List<ChainRules> chains = new ArrayList<>();
  private final List<String> known = new ArrayList<>();
  private final List<BridgedOut> sent = new ArrayList<>();
  private String halted = "";

  GeneratedChains(SplittableRandom random) {
    this.random = random;
    for (String name : NAMES) {
      long stale = random.nextLong(300);
      chains.add(
          new ChainRules(
              name,
              random.nextLong(1, 3),
              random.nextLong(40),
              random.nextDouble(),
              random.nextDouble(),
              random.nextLong(400),
              stale,
              stale + random.nextLong(1, 600)));
    }
  }

  List<ChainRules> chains() {
    return List.copyOf(chains);
  }

  /** The next event; nine in ten are chosen such that the ledger accepts them if anything can. */
  ChainEvent event(long now, int i, CrossChainCollateral ledger) {
    boolean possible = random.nextInt(10) > 0;
    String chain = NAMES.get(random.nextInt(3));
    for (int n = 0; possible && n < 3 && ledger.settled("ETH", chain) == 0; n++) {
      chain = NAMES.get(n);
    }
    double amount =
        possible
            ? Math.max(0.01, ledger.settled("ETH", chain) * random.nextDouble())
            : random.nextDouble(0.01, 10);
    return switch (i < 2 ? 2 : random.nextInt(14)) {
      case 0, 1 -> new Block(now, NAMES.get(random.nextInt(3)), i);
      case 2, 3 -> {
        known.add("" + i);
        yield new Deposited(
            now, "" + i, "ETH", NAMES.get(random.nextInt(3)), random.nextDouble(0.01, 10), i);
      }
      case 4, 5, 6, 7 -> {
        List<String> ready = ledger.finalisable(now);
        yield new Finalised(now, any(possible && !ready.isEmpty() ? ready : known));
      }
      case 8, 9 -> bridge(now, i, chain, amount);
      case 10, 11 -> arrive(now, i, chain, amount);
      case 12 ->
          random.nextBoolean()
              ? new Withdrawn(now, "ETH", chain, amount)
              : new Dropped(now, any(known));
      default -> halt(now, chain, i);
    };
  }

  private ChainEvent bridge(long now, int i, String chain, double amount) {
    known.add("" + i);
    int next = (NAMES.indexOf(chain) + random.nextInt(9) / 4 + 1) % 3;
    BridgedOut event = new BridgedOut(now, "" + i, "ETH", chain, NAMES.get(next), amount);
    sent.add(event);
    return event;
  }

  private ChainEvent arrive(long now, int i, String chain, double amount) {
    if (sent.isEmpty()) {
      return bridge(now, i, chain, amount);
    }
    BridgedOut transfer = sent.remove(random.nextInt(sent.size()));
    return new Arrived(now, transfer.id(), transfer.amount() * random.nextDouble(1.05), i);
  }

  private ChainEvent halt(long now, String chain, long height) {
    if (halted.isEmpty()) {
      halted = chain;
      return new Halted(now, chain);
    }
    String resumed = halted;
    halted = "";
    return new Resumed(now, resumed, height);
  }

  private String any(List<String> ids) {
    return ids.get(random.nextInt(ids.size()));
  }
}
