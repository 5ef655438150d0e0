package io.plimsoll.serving;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.models.Provenance;
import io.plimsoll.models.account.AccountRiskModel;
import io.plimsoll.models.multiplier.MultiplierDecision;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A model that is ready to be served.
 *
 * @param champion what it is and where it comes from
 * @param challenger the model that is registered to be watched beside it, if there is one
 * @param fallbackMultiplier what is served, at least, where there is no valid decision
 * @param fallbackValidityNanos how long such an answer may be used
 * @param accountRisk what the barrier formula misses of an account's risk
 * @param engines makes the engine that decides
 */
public record ServedModel(
    Card champion,
    Optional<Card> challenger,
    double fallbackMultiplier,
    long fallbackValidityNanos,
    AccountRiskModel accountRisk,
    EngineFactory engines) {
  public ServedModel {
    Checks.positive(fallbackMultiplier, "fallbackMultiplier");
    Checks.positive(fallbackValidityNanos, "fallbackValidityNanos");
  }

  /**
   * What a person wants to know of a model.
   *
   * @param reference names exactly this version, for example {@code models:/btc-1h/3}, or the
   *     directory it was read from
   * @param name the bundle's name
   * @param aliases that point at it
   * @param description one line
   * @param runId the training run; empty where it is not known
   * @param registeredMillis when it was registered, since the epoch; 0 where it was not
   * @param view the feature view with its version
   * @param horizonNanos how far ahead it looks
   * @param provenance where it comes from
   */
  public record Card(
      String reference,
      String name,
      List<String> aliases,
      String description,
      String runId,
      long registeredMillis,
      String view,
      long horizonNanos,
      Provenance provenance) {
    public Card {
      aliases = List.copyOf(aliases);
    }
  }

  /** Events in, decisions out; one thread at a time. */
  public interface Engine {
    /**
     * Takes one event in available order; decisions due before it are made first. False where what
     * the event belongs to is closed already; throws PlimsollException where it can never be used.
     */
    boolean accept(MarketEvent event);

    /** Makes all decisions due strictly before a time. */
    void advanceTo(long nanos);
  }

  /** Makes an engine that has seen nothing. */
  @FunctionalInterface
  public interface EngineFactory {
    /** An engine for a universe; decisions go to the sink on the thread that feeds the engine. */
    Engine create(List<InstrumentId> universe, Consumer<? super MultiplierDecision> sink);
  }
}
