package io.plimsoll.serving;

import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.market.MarketEvent;
import java.time.Duration;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Feeds the engine in available order and turns away what is not. One thread at a time. */
final class Intake {
  private static final long NONE = Long.MIN_VALUE;

  private final ServedModel.Engine engine;
  private final Board board;
  private final ServingClock clock;
  private final QuoteService.Settings settings;
  private final BiConsumer<String, RuntimeException> failed;

  /** Up to then everything is decided or was taken in. */
  private long watermark = NONE;

  private long lastReceivedNanos = NONE;

  /** An intake; {@code failed} is told what the engine failed at. */
  Intake(
      ServedModel.Engine engine,
      Board board,
      ServingClock clock,
      QuoteService.Settings settings,
      BiConsumer<String, RuntimeException> failed) {
    this.engine = engine;
    this.board = board;
    this.clock = clock;
    this.settings = settings;
    this.failed = failed;
  }

  /** Takes one event in; null where that went well. */
  Receipt.@Nullable Rejection accept(Arrival arrival) {
    MarketEvent event = arrival.event();
    int at = arrival.position();
    Slot slot = board.find(event.instrument());
    if (slot == null) {
      return new Receipt.Rejection(
          at, Receipt.Reason.UNKNOWN_INSTRUMENT, board.notServed(event.instrument()));
    }
    if (clock instanceof ServingClock.Wall) {
      long now = clock.nowNanos();
      lastReceivedNanos = now;
      if (!arrival.stamped() && now - event.eventNanos() <= settings.idleNanos()) {
        event = event.availableAt(Math.max(event.eventNanos(), Math.max(now, watermark)));
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
    if (clock instanceof ServingClock.Events
        && watermark != NONE
        && available - watermark > settings.maxGapNanos()) {
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
      if (!engine.accept(event)) {
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
      failed.accept(
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
   * Moves the engine on to the wall clock less the grace; nothing in event time, before the first
   * event, and while history is still coming in.
   */
  void tick() {
    if (!(clock instanceof ServingClock.Wall) || watermark == NONE) {
      return;
    }
    long now = clock.nowNanos();
    long target = now - settings.graceNanos();
    boolean behind = target - watermark > settings.idleNanos();
    boolean receiving = now - lastReceivedNanos < settings.idleNanos();
    if (target <= watermark || (behind && receiving)) {
      return;
    }
    watermark = target;
    try {
      engine.advanceTo(target);
    } catch (RuntimeException e) {
      failed.accept("the engine failed to move on", e);
    }
  }
}
