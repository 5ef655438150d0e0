package io.plimsoll.serving;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.models.Forecast;
import io.plimsoll.models.multiplier.MultiplierDecision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
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

  private final ServingClock clock;
  private final Settings settings;
  private final ServingMetrics metrics;
  private final BiConsumer<? super MultiplierDecision, ? super ServedModel.Card> log;
  private final Board board;
  private final ReentrantLock writer = new ReentrantLock();

  private volatile @Nullable ServedModel model;
  private volatile String notReady = "no model is loaded yet";
  private volatile @Nullable String failure;

  // guarded by writer
  private @Nullable Intake intake;

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
    this.clock = clock;
    this.settings = settings;
    this.metrics = metrics;
    this.log = log;
    this.board = new Board(universe, clock, settings.historyLength());
  }

  /**
   * How the service treats time.
   *
   * @param graceNanos how long a live server waits for events before it decides without them
   * @param aheadNanos how far an event may lie in the future of a live server's clock
   * @param idleNanos what happened longer ago is history to a live server; it waits this long for
   *     more of it before it catches up with its clock
   * @param maxGapNanos in event time, an event that comes longer than this after the one before it
   *     is taken for a wrong time stamp
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
      if (intake != null) {
        throw new PlimsollException(
            ErrorCode.CONFLICT, "a model is served already: " + model().champion().reference());
      }
      ServedModel.Engine engine = served.engines().create(board.universe(), this::decided);
      intake = new Intake(engine, board, clock, settings, this::failed);
      model = served;
    } finally {
      writer.unlock();
    }
    board.watch(served, metrics);
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
    String known = failure;
    return known == null ? List.of() : List.of(known);
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
    return board.universe();
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
      Intake open = intake;
      if (open == null) {
        throw new IllegalStateException("a model without an intake");
      }
      for (Arrival arrival : arrivals) {
        Receipt.Rejection rejection = open.accept(arrival);
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

  /**
   * Moves a live server's engine on to the clock less the grace, so that decisions are made when
   * nobody trades. Does nothing in event time, before the first event, and while history is still
   * coming in.
   */
  public void tick() {
    writer.lock();
    try {
      if (intake != null) {
        intake.tick();
      }
    } finally {
      writer.unlock();
    }
  }

  /**
   * The multiplier in force, or the fallback; throws NOT_FOUND for an instrument that is not
   * served.
   */
  public MultiplierDecision multiplier(InstrumentId instrument) {
    MultiplierDecision decision = board.inForce(instrument, model());
    if (decision.degradedReason() != null) {
      metrics.servedDegraded(ServingMetrics.tag(decision.degradedReason()));
    }
    return decision;
  }

  /** The multipliers in force of all instruments. */
  public List<MultiplierDecision> multipliers() {
    return board.universe().stream().map(this::multiplier).toList();
  }

  /** The last price of an instrument; empty where none is known. */
  public Optional<Double> price(InstrumentId instrument) {
    double price = board.slot(instrument).price();
    return Double.isNaN(price) ? Optional.empty() : Optional.of(price);
  }

  /** The last forecast of an instrument, however old; empty where there never was one. */
  public Optional<Forecast> lastForecast(InstrumentId instrument) {
    return Optional.ofNullable(board.slot(instrument).lastForecast());
  }

  /** The last decisions of an instrument, oldest first. */
  public List<HistoryPoint> history(InstrumentId instrument) {
    return board.slot(instrument).history();
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
    board.slot(decision.instrument()).decided(decision);
  }

  private void failed(String what, RuntimeException cause) {
    LOG.error("{}: {}", what, cause.getMessage(), cause);
    failure = what + ": " + cause.getMessage();
  }
}
