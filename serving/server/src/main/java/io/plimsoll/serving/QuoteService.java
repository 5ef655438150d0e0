package io.plimsoll.serving;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.Explanation;
import io.plimsoll.datasets.Explanation.Operation;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.models.Forecast;
import io.plimsoll.models.multiplier.MultiplierDecision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes events in and hands multipliers out. Knows nothing of HTTP.
 *
 * <p>One writer at a time drives the engine in event time; reading a multiplier takes no lock. A
 * multiplier is never handed out after it expired: then, and where there is none yet, the model's
 * fallback is, marked degraded with its reason and counted.
 */
public final class QuoteService {
  /** Why a fallback is served: the last decision is no longer valid. */
  public static final String EXPIRED = "expired";

  /** Why a fallback is served: nothing was decided yet. */
  public static final String NO_DECISION = "no-decision-yet";

  private static final Logger LOG = LoggerFactory.getLogger(QuoteService.class);
  private static final long NONE = Long.MIN_VALUE;

  private final List<InstrumentId> universe;
  private final ServingClock clock;
  private final Settings settings;
  private final ServingMetrics metrics;
  private final BiConsumer<? super MultiplierDecision, ? super ServedModel.Card> log;
  private final Map<InstrumentId, Slot> slots;
  private final ReentrantLock writer = new ReentrantLock();

  private volatile @Nullable ServedModel model;
  private volatile String notReady = "no model is loaded yet";
  private volatile @Nullable String failure;
  private volatile @Nullable String gap;

  // guarded by writer
  private ServedModel.@Nullable Engine engine;
  private long watermark = NONE;
  private long lastReceivedNanos = NONE;

  /**
   * A service without a model.
   *
   * @param log told of every decision and its model, in order; where it throws, the decision is
   *     served all the same and the failure counted
   */
  public QuoteService(
      List<InstrumentId> universe,
      ServingClock clock,
      Settings settings,
      ServingMetrics metrics,
      BiConsumer<? super MultiplierDecision, ? super ServedModel.Card> log) {
    if (universe.isEmpty()) {
      throw new IllegalArgumentException("the universe must name at least one instrument");
    }
    this.universe = universe.stream().distinct().toList();
    this.clock = clock;
    this.settings = settings;
    this.metrics = metrics;
    this.log = log;
    Map<InstrumentId, Slot> made = new LinkedHashMap<>();
    for (InstrumentId instrument : this.universe) {
      made.put(instrument, new Slot(settings.historyLength()));
    }
    this.slots = Collections.unmodifiableMap(made);
  }

  /**
   * How the service treats time.
   *
   * @param graceNanos how long a live server waits for events before it decides without them
   * @param aheadNanos how far an event may lie in the future of a live server's clock
   * @param idleNanos how long no event must have come in before a live server that is far behind
   *     its clock catches up
   * @param maxGapNanos no longer stretch without events is bridged: an event beyond it is not taken
   *     in
   * @param historyLength how many decisions an instrument keeps to be shown
   */
  public record Settings(
      long graceNanos, long aheadNanos, long idleNanos, long maxGapNanos, int historyLength) {
    public Settings {
      Checks.notNegative(graceNanos, "graceNanos");
      Checks.notNegative(aheadNanos, "aheadNanos");
      Checks.positive(idleNanos, "idleNanos");
      Checks.positive(maxGapNanos, "maxGapNanos");
      Checks.positive(historyLength, "historyLength");
    }

    /**
     * One second of grace, five ahead, ten idle, thirty days at most, a day of five-minute
     * decisions.
     */
    public static Settings standard() {
      return new Settings(
          Duration.ofSeconds(1).toNanos(),
          Duration.ofSeconds(5).toNanos(),
          Duration.ofSeconds(10).toNanos(),
          Duration.ofDays(30).toNanos(),
          288);
    }
  }

  /** Starts to serve a model; throws CONFLICT where one is served already. */
  public void activate(ServedModel served) {
    writer.lock();
    try {
      if (engine != null) {
        throw new PlimsollException(
            ErrorCode.CONFLICT, "a model is served already: " + model().champion().reference());
      }
      engine = served.engines().create(universe, this::decided);
      model = served;
    } finally {
      writer.unlock();
    }
    for (Map.Entry<InstrumentId, Slot> entry : slots.entrySet()) {
      Slot slot = entry.getValue();
      metrics.watch(entry.getKey(), () -> valueNow(slot, served), () -> ageSeconds(slot));
    }
  }

  /** Says why no model is served, for {@link #readiness}. */
  public void notReady(String reason) {
    notReady = reason;
  }

  /** The reasons why the service cannot serve; empty where it can. */
  public List<String> readiness() {
    return model == null ? List.of(notReady) : List.of();
  }

  /** What is wrong although the service serves, for a person; empty where nothing is. */
  public List<String> problems() {
    return Stream.of(Optional.ofNullable(failure), Optional.ofNullable(gap))
        .flatMap(Optional::stream)
        .toList();
  }

  /** The model that is served; throws UNAVAILABLE where there is none. */
  public ServedModel model() {
    ServedModel served = model;
    if (served == null) {
      throw new PlimsollException(ErrorCode.UNAVAILABLE, notReady);
    }
    return served;
  }

  /** The instruments that are served, in a fixed order. */
  public List<InstrumentId> universe() {
    return universe;
  }

  /** The clock by which multipliers expire. */
  public ServingClock clock() {
    return clock;
  }

  /** What the service counts. */
  public ServingMetrics metrics() {
    return metrics;
  }

  /**
   * Takes events in, in the order given; those whose available time goes backwards are turned away,
   * one by one.
   */
  public Receipt accept(List<Arrival> arrivals) {
    model();
    List<Receipt.Rejection> rejections = new ArrayList<>();
    writer.lock();
    try {
      for (Arrival arrival : arrivals) {
        Receipt.Rejection rejection = accept(arrival);
        if (rejection != null) {
          metrics.rejected(rejection.reason());
          rejections.add(rejection);
        }
      }
    } finally {
      writer.unlock();
    }
    int accepted = arrivals.size() - rejections.size();
    metrics.accepted(accepted);
    return new Receipt(accepted, rejections);
  }

  private Receipt.@Nullable Rejection accept(Arrival arrival) {
    MarketEvent event = arrival.event();
    int at = arrival.position();
    Slot slot = slots.get(event.instrument());
    if (slot == null) {
      return new Receipt.Rejection(
          at,
          Receipt.Reason.UNKNOWN_INSTRUMENT,
          "instrument " + event.instrument() + " is not served; served: " + universe);
    }
    if (clock instanceof ServingClock.Wall) {
      long now = clock.nowNanos();
      lastReceivedNanos = now;
      if (!arrival.stamped()) {
        event = Arrival.availableAt(event, Math.max(event.eventNanos(), Math.max(now, watermark)));
      }
      if (event.availableNanos() > now + settings.aheadNanos()) {
        return new Receipt.Rejection(
            at,
            Receipt.Reason.AHEAD_OF_CLOCK,
            "availableTime "
                + Times.text(event.availableNanos())
                + " lies in the future; it is "
                + Times.text(now));
      }
    }
    return feed(at, event, slot);
  }

  private Receipt.@Nullable Rejection feed(int at, MarketEvent event, Slot slot) {
    long available = event.availableNanos();
    if (available < watermark) {
      return new Receipt.Rejection(
          at,
          Receipt.Reason.LATE,
          "availableTime "
              + Times.text(available)
              + " is before "
              + Times.text(watermark)
              + ", up to which all is decided");
    }
    if (watermark != NONE && available - watermark > settings.maxGapNanos()) {
      return new Receipt.Rejection(
          at,
          Receipt.Reason.AHEAD_OF_CLOCK,
          "availableTime "
              + Times.text(available)
              + " is more than "
              + Duration.ofNanos(settings.maxGapNanos())
              + " after "
              + Times.text(watermark));
    }
    try {
      if (!engine().accept(event)) {
        return new Receipt.Rejection(
            at,
            Receipt.Reason.LATE,
            "what "
                + event.instrument()
                + " did up to "
                + Times.text(event.eventNanos())
                + " is closed already");
      }
      watermark = available;
    } catch (PlimsollException e) {
      return new Receipt.Rejection(at, Receipt.Reason.MALFORMED, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      watermark = available;
      failed(
          "the engine failed on an event of " + event.instrument() + " at " + Times.text(available),
          e);
      return new Receipt.Rejection(
          at, Receipt.Reason.INTERNAL, "the engine failed on this event; see the server's log");
    }
    slot.seen(event);
    if (clock instanceof ServingClock.Events events) {
      events.observed(available);
    }
    return null;
  }

  /**
   * Moves a live server's engine on to the clock less the grace, so that decisions are made when
   * nobody trades. Does nothing in event time, before the first event, and while history is still
   * coming in.
   */
  public void tick() {
    if (!(clock instanceof ServingClock.Wall)) {
      return;
    }
    writer.lock();
    try {
      long now = clock.nowNanos();
      long target = now - settings.graceNanos();
      if (engine == null || watermark == NONE || target <= watermark) {
        return;
      }
      boolean behind = target - watermark > settings.idleNanos();
      if (behind && now - lastReceivedNanos < settings.idleNanos()) {
        return;
      }
      if (target - watermark > settings.maxGapNanos()) {
        metrics.clockGap();
        gap =
            "events end at "
                + Times.text(watermark)
                + ", too long ago to catch up with the clock: feed what came after, or"
                + " serve history with the clock of its events";
        return;
      }
      gap = null;
      watermark = target;
      engine().advanceTo(target);
    } catch (RuntimeException e) {
      failed("the engine failed to move on", e);
    } finally {
      writer.unlock();
    }
  }

  /**
   * The multiplier in force, or the fallback; throws NOT_FOUND for an instrument that is not
   * served.
   */
  public MultiplierDecision multiplier(InstrumentId instrument) {
    MultiplierDecision decision = inForce(instrument, slot(instrument), model());
    if (decision.degradedReason() != null) {
      metrics.servedDegraded(ServingMetrics.tag(decision.degradedReason()));
    }
    return decision;
  }

  /** The multipliers in force of all instruments. */
  public List<MultiplierDecision> multipliers() {
    return universe.stream().map(this::multiplier).toList();
  }

  /** The last price of an instrument; empty where none is known. */
  public Optional<Double> price(InstrumentId instrument) {
    double price = slot(instrument).price();
    return Double.isNaN(price) ? Optional.empty() : Optional.of(price);
  }

  /** The last forecast of an instrument, however old; empty where there never was one. */
  public Optional<Forecast> lastForecast(InstrumentId instrument) {
    return Optional.ofNullable(slot(instrument).lastForecast());
  }

  /** The last decisions of an instrument, oldest first. */
  public List<HistoryPoint> history(InstrumentId instrument) {
    return slot(instrument).history();
  }

  private Slot slot(InstrumentId instrument) {
    Slot slot = slots.get(instrument);
    if (slot == null) {
      throw new PlimsollException(
          ErrorCode.NOT_FOUND, "instrument " + instrument + " is not served; served: " + universe);
    }
    return slot;
  }

  private MultiplierDecision inForce(InstrumentId instrument, Slot slot, ServedModel served) {
    // The clock is read before the decision: a decision made in between is then newer than the
    // clock, never older.
    long now = clock.nowNanos();
    MultiplierDecision decision = slot.decision();
    if (decision != null && now <= decision.validUntilNanos()) {
      return decision;
    }
    String reason = decision == null ? NO_DECISION : EXPIRED;
    Explanation value = fallback(decision, served);
    return new MultiplierDecision(
        instrument,
        value.value(),
        decision == null ? now : decision.validUntilNanos(),
        now + served.fallbackValidityNanos(),
        value,
        null,
        List.of("fallback"),
        reason);
  }

  /** As the engine does where data are missing: the lack of a decision must not lower margin. */
  private static Explanation fallback(@Nullable MultiplierDecision last, ServedModel served) {
    Explanation fallback = Explanation.input("fallback", served.fallbackMultiplier());
    return last == null
        ? fallback
        : Explanation.of(
            "no lower than before",
            Operation.MAXIMUM,
            Explanation.input("previous multiplier", last.multiplier()),
            fallback);
  }

  private double valueNow(Slot slot, ServedModel served) {
    long now = clock.nowNanos();
    MultiplierDecision decision = slot.decision();
    return decision != null && now <= decision.validUntilNanos()
        ? decision.multiplier()
        : served.fallbackMultiplier();
  }

  private double ageSeconds(Slot slot) {
    MultiplierDecision decision = slot.decision();
    return decision == null ? Double.NaN : 1e-9 * (clock.nowNanos() - decision.decidedNanos());
  }

  private void decided(MultiplierDecision decision) {
    String reason = decision.degradedReason();
    metrics.decided(reason == null ? "none" : ServingMetrics.tag(reason));
    try {
      log.accept(decision, model().champion());
    } catch (RuntimeException e) {
      metrics.logFailed();
      failed("a decision could not be logged", e);
    }
    slot(decision.instrument()).decided(decision);
  }

  private void failed(String what, RuntimeException cause) {
    LOG.error("{}: {}", what, cause.getMessage(), cause);
    failure = what + ": " + cause.getMessage();
  }

  private ServedModel.Engine engine() {
    if (engine == null) {
      throw new IllegalStateException("no engine; activate a model first");
    }
    return engine;
  }
}
