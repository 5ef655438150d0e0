package io.plimsoll.models.multiplier;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.models.bundle.ModelBundle;
import java.util.List;
import java.util.function.Consumer;

/**
 * Contract only; implemented by the models room. Events in, decisions out: features (OnlineRunner),
 * forecast, policy, guards, in event time. Replay and server run this same class, so a served
 * multiplier equals the offline one bit for bit.
 */
public final class MultiplierEngine {
  /** An engine over a universe. */
  public MultiplierEngine(
      ModelBundle bundle, List<InstrumentId> universe, Consumer<? super MultiplierDecision> sink) {}

  /** Takes one event in available order; decisions due before it are made first. */
  public void accept(MarketEvent event) {}

  /** Makes all decisions due strictly before a time. */
  public void advanceTo(long nanos) {}
}
