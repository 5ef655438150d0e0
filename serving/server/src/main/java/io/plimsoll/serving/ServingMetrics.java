package io.plimsoll.serving;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.plimsoll.datasets.market.InstrumentId;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * Every metric of the server: names in one place, base units (seconds, fractions, counts).
 * Thread-safe.
 */
public final class ServingMetrics {
  /** Events taken in. */
  public static final String EVENTS_ACCEPTED = "plimsoll.events.accepted";

  /** Events not taken in, by {@code reason}. */
  public static final String EVENTS_REJECTED = "plimsoll.events.rejected";

  /** Decisions made, by {@code reason}: {@code none}, or why the fallback was decided. */
  public static final String DECISIONS = "plimsoll.decisions";

  /** Multipliers handed out as a fallback, by {@code reason}. */
  public static final String DEGRADED_SERVED = "plimsoll.multipliers.degraded";

  /** The multiplier in force, by {@code instrument}. */
  public static final String MULTIPLIER = "plimsoll.multiplier";

  /**
   * How long ago the multiplier in force was decided, by {@code instrument}, in seconds of the
   * server's clock.
   */
  public static final String DECISION_AGE = "plimsoll.decision.age";

  /** Decisions that could not be written to the decision log. */
  public static final String LOG_FAILURES = "plimsoll.decision.log.failures";

  /** Requests answered, by {@code method}, {@code route} and {@code status}. */
  public static final String HTTP_REQUESTS = "plimsoll.http.requests";

  private static final int LONGEST_TAG = 24;

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  /** The current numbers in the text format that Prometheus reads. */
  public String scrape() {
    return registry.scrape();
  }

  /** What one counter stands at; 0 where it never counted. */
  public double count(String name, String... tags) {
    return registry.find(name).tags(tags).counters().stream().mapToDouble(c -> c.count()).sum();
  }

  /**
   * A reason as a tag: what stands before its details, so that these do not multiply the series.
   */
  static String tag(String reason) {
    int colon = reason.indexOf(':');
    String kind = colon < 0 ? reason : reason.substring(0, colon);
    return kind.length() <= LONGEST_TAG ? kind : "other";
  }

  void accepted(int events) {
    registry.counter(EVENTS_ACCEPTED).increment(events);
  }

  /** Counts an event that was not taken in. */
  public void rejected(Receipt.Reason reason) {
    registry.counter(EVENTS_REJECTED, "reason", reason.text()).increment();
  }

  void decided(String reason) {
    registry.counter(DECISIONS, "reason", reason).increment();
  }

  void servedDegraded(String reason) {
    registry.counter(DEGRADED_SERVED, "reason", reason).increment();
  }

  void logFailed() {
    registry.counter(LOG_FAILURES).increment();
  }

  void watch(InstrumentId instrument, DoubleSupplier multiplier, DoubleSupplier ageSeconds) {
    Tags tags = Tags.of("instrument", instrument.value());
    Gauge.builder(MULTIPLIER, multiplier::getAsDouble)
        .tags(tags)
        .strongReference(true)
        .register(registry);
    Gauge.builder(DECISION_AGE, ageSeconds::getAsDouble)
        .tags(tags)
        .baseUnit("seconds")
        .strongReference(true)
        .register(registry);
  }

  /** Counts and times one request. */
  public void request(String method, String route, int status, Duration took) {
    registry
        .timer(HTTP_REQUESTS, "method", method, "route", route, "status", Integer.toString(status))
        .record(took);
  }
}
