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

/** Looks at the whole history again for every question, and keeps no state. */
final class NaiveChains {
  private final List<ChainRules> chains;
  private final List<ChainEvent> events = new ArrayList<>();

  NaiveChains(List<ChainRules> chains) {
    this.chains = chains;
  }

  void add(ChainEvent event) {
    events.add(event);
  }

  double existing() {
    double total = 0;
    for (ChainEvent event : events) {
      total +=
          switch (event) {
            case Deposited e -> e.amount();
            case Dropped e -> -deposited(e.id()).amount();
            case Withdrawn e -> -e.amount();
            case Arrived e -> e.amount() - sent(e.id()).amount();
            case Block e -> 0;
            case Finalised e -> 0;
            case BridgedOut e -> 0;
            case Halted e -> 0;
            case Resumed e -> 0;
          };
    }
    return total;
  }

  double credited(long now) {
    double total = 0;
    for (ChainRules chain : chains) {
      total += settled(chain.chain()) * (1 - chain.bridgeHaircut()) * freshness(chain, now);
    }
    for (ChainEvent event : events) {
      if (event instanceof BridgedOut e && !finalised(e.id())) {
        ChainRules from = rules(e.from());
        ChainRules to = rules(e.to());
        double kept = Math.min(1 - from.bridgeHaircut(), 1 - to.bridgeHaircut());
        double fresh = Math.min(freshness(from, now), freshness(to, now));
        double fraction = now > e.atNanos() + to.inFlightLimitNanos() ? 0 : to.inFlightFraction();
        total += arrivedOf(e) * fraction * kept * fresh;
      }
    }
    return total;
  }

  private double settled(String chain) {
    double total = 0;
    for (ChainEvent event : events) {
      if (event instanceof Deposited e && e.chain().equals(chain) && finalised(e.id())) {
        total += e.amount();
      } else if (event instanceof BridgedOut e) {
        total -= e.from().equals(chain) ? e.amount() : 0;
        total += e.to().equals(chain) && finalised(e.id()) ? arrivedOf(e) : 0;
      } else if (event instanceof Withdrawn e && e.chain().equals(chain)) {
        total -= e.amount();
      }
    }
    return total;
  }

  private double freshness(ChainRules chain, long now) {
    long seen = Long.MIN_VALUE;
    boolean halted = false;
    for (ChainEvent event : events) {
      String sign =
          switch (event) {
            case Block e -> e.chain();
            case Deposited e -> e.chain();
            case Arrived e -> sent(e.id()).to();
            case Halted e -> e.chain();
            case Resumed e -> e.chain();
            case Finalised e -> "";
            case Dropped e -> "";
            case BridgedOut e -> "";
            case Withdrawn e -> "";
          };
      if (sign.equals(chain.chain())) {
        boolean alive = !(event instanceof Halted) && (!halted || event instanceof Resumed);
        halted = event instanceof Halted || (halted && !(event instanceof Resumed));
        seen = alive || seen == Long.MIN_VALUE ? event.atNanos() : seen;
      }
    }
    if (seen == Long.MIN_VALUE) {
      return 0;
    }
    double late = now - seen - chain.staleAfterNanos();
    double span = chain.worthlessAfterNanos() - chain.staleAfterNanos();
    return Math.clamp(1 - late / span, 0, 1);
  }

  private ChainRules rules(String chain) {
    return chains.stream().filter(c -> c.chain().equals(chain)).findFirst().orElseThrow();
  }

  private boolean finalised(String id) {
    return events.stream().anyMatch(e -> e instanceof Finalised f && f.id().equals(id));
  }

  private Deposited deposited(String id) {
    return events.stream()
        .filter(e -> e instanceof Deposited d && d.id().equals(id))
        .map(Deposited.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private BridgedOut sent(String id) {
    return events.stream()
        .filter(e -> e instanceof BridgedOut b && b.id().equals(id))
        .map(BridgedOut.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private double arrivedOf(BridgedOut sent) {
    for (ChainEvent event : events) {
      if (event instanceof Arrived e && e.id().equals(sent.id())) {
        return e.amount();
      }
    }
    return sent.amount();
  }
}
