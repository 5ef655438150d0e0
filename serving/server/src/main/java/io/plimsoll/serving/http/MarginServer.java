package io.plimsoll.serving.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.VenueRules;
import io.plimsoll.models.multiplier.MultiplierDecision;
import io.plimsoll.serving.AccountScorer;
import io.plimsoll.serving.Arrival;
import io.plimsoll.serving.QuoteService;
import io.plimsoll.serving.Receipt;
import io.plimsoll.serving.ServedModel;
import io.plimsoll.serving.ServerSettings;
import io.plimsoll.serving.ServingClock;
import io.plimsoll.serving.ServingMetrics;
import io.plimsoll.serving.Times;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The routes: each reads a request, asks the {@link QuoteService} and writes a record of {@link
 * Wire}.
 */
public final class MarginServer implements AutoCloseable {
  private static final String JSON = "application/json";
  private static final long TICK_MILLIS = 250;

  private final ServerSettings settings;
  private final QuoteService quotes;
  private final AccountScorer scorer;
  private final ServingMetrics metrics;
  private final List<String> routes = new ArrayList<>();
  private final Javalin app;
  private final ScheduledExecutorService ticker;

  private MarginServer(ServerSettings settings, QuoteService quotes, VenueRules rules) {
    this.settings = settings;
    this.quotes = quotes;
    this.scorer = new AccountScorer(quotes, rules);
    this.metrics = quotes.metrics();
    this.app = Javalin.create(this::configure);
    this.ticker =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("plimsoll-ticker").factory());
    addRoutes();
  }

  /**
   * Starts to listen; throws UNAVAILABLE where the address cannot be had.
   *
   * @param rules by which accounts are scored
   */
  public static MarginServer start(ServerSettings settings, QuoteService quotes, VenueRules rules) {
    MarginServer server = new MarginServer(settings, quotes, rules);
    try {
      requireFree(settings);
      server.app.start(settings.host(), settings.port());
    } catch (Exception e) { // Javalin also throws checked exceptions that it does not declare
      server.ticker.shutdownNow();
      throw new PlimsollException(
          ErrorCode.UNAVAILABLE,
          "cannot listen on "
              + settings.host()
              + " port "
              + settings.port()
              + ": "
              + Failures.root(e),
          e);
    }
    if (quotes.clock() instanceof ServingClock.Wall) {
      server.ticker.scheduleWithFixedDelay(
          quotes::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }
    return server;
  }

  /**
   * Jetty's own failure to bind is lost when it then fails to stop; this one says what is wrong.
   */
  private static void requireFree(ServerSettings settings) throws IOException {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(settings.host(), settings.port()));
    }
  }

  /** Where it listens. */
  public URI address() {
    String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
    return URI.create("http://" + host + ":" + app.port() + "/");
  }

  /** What it answers: method and path, in the order in which they were added. */
  List<String> routes() {
    return List.copyOf(routes);
  }

  private void route(HandlerType method, String path, Handler handler) {
    routes.add(method.name() + " " + path);
    app.addHttpHandler(method, path, handler);
  }

  /** Stops: no new requests, those under way may end. */
  @Override
  public void close() {
    ticker.shutdownNow();
    app.stop();
  }

  private void configure(JavalinConfig config) {
    config.showJavalinBanner = false;
    config.startupWatcherEnabled = false;
    config.http.prefer405over404 = true;
    config.http.maxRequestSize = settings.maxBodyBytes();
    config.router.ignoreTrailingSlashes = false;
    config.jetty.modifyHttpConfiguration(
        http -> {
          http.setSendServerVersion(false);
          http.setSendDateHeader(false);
        });
    config.jetty.modifyServer(
        server -> {
          server.setErrorHandler(new Failures.BeforeRouting());
          server.setStopTimeout(settings.stopTimeout().toMillis());
        });
  }

  private void addRoutes() {
    app.before(ctx -> ctx.attribute("started", System.nanoTime()));
    app.after(this::measure);
    route(HandlerType.POST, "/v1/events", this::event);
    route(HandlerType.POST, "/v1/events:batch", this::batch);
    route(HandlerType.GET, "/v1/multipliers", this::multipliers);
    route(HandlerType.GET, "/v1/multipliers/{instrument}", this::multiplier);
    route(HandlerType.GET, "/v1/multipliers/{instrument}/history", this::history);
    route(HandlerType.POST, "/v1/accounts:score", this::score);
    route(HandlerType.GET, "/v1/models", this::models);
    route(HandlerType.GET, "/health", this::health);
    route(HandlerType.GET, "/ready", this::ready);
    route(
        HandlerType.GET,
        "/metrics",
        ctx ->
            ctx.contentType("text/plain; version=0.0.4; charset=utf-8").result(metrics.scrape()));
    route(HandlerType.GET, "/openapi.json", ctx -> ctx.contentType(JSON).result(Resources.OPENAPI));
    route(HandlerType.GET, "/", this::dashboard);
    app.exception(Problem.class, (e, ctx) -> Failures.write(ctx, e));
    app.exception(PlimsollException.class, (e, ctx) -> Failures.write(ctx, e));
    app.exception(HttpResponseException.class, (e, ctx) -> Failures.write(ctx, e));
    app.exception(Exception.class, (e, ctx) -> Failures.write(ctx, e));
  }

  private void event(Context ctx) {
    Requests.requireJson(ctx, false);
    Arrival arrival = EventReader.one(Requests.body(ctx, settings.maxBodyBytes()));
    Receipt receipt = quotes.accept(List.of(arrival));
    if (!receipt.rejections().isEmpty()) {
      throw rejected(receipt.rejections().getFirst());
    }
    answer(ctx, Wire.Accepted.of(receipt));
  }

  private static Problem rejected(Receipt.Rejection rejection) {
    ErrorCode code =
        switch (rejection.reason()) {
          case UNKNOWN_INSTRUMENT -> ErrorCode.NOT_FOUND;
          case LATE, AHEAD_OF_CLOCK -> ErrorCode.CONFLICT;
          case MALFORMED -> ErrorCode.INVALID_INPUT;
          case INTERNAL -> ErrorCode.INTERNAL;
        };
    return Problem.of(code, rejection.reason().text() + ": " + rejection.detail());
  }

  private void batch(Context ctx) {
    boolean lines = Requests.requireJson(ctx, true);
    byte[] body = Requests.body(ctx, settings.maxBodyBytes());
    EventReader.Batch batch = lines ? EventReader.lines(body) : EventReader.array(body);
    Receipt receipt = quotes.accept(batch.arrivals());
    batch.rejections().forEach(rejection -> metrics.rejected(rejection.reason()));
    List<Receipt.Rejection> all = new ArrayList<>(batch.rejections());
    all.addAll(receipt.rejections());
    all.sort(Comparator.comparingInt(Receipt.Rejection::position));
    answer(ctx, Wire.Accepted.of(new Receipt(receipt.accepted(), all)));
  }

  private void multipliers(Context ctx) {
    ServedModel.Card model = quotes.model().champion();
    long now = quotes.clock().nowNanos();
    List<Wire.Multiplier> all =
        quotes.multipliers().stream()
            .map(
                decision ->
                    Wire.Multiplier.of(decision, model, quotes.price(decision.instrument()), false))
            .toList();
    answer(ctx, new Wire.Multipliers(now, Times.text(now), model.reference(), all));
  }

  private void multiplier(Context ctx) {
    MultiplierDecision decision = quotes.multiplier(instrument(ctx));
    ServedModel.Card model = quotes.model().champion();
    if (PlainText.asked(ctx.header("Accept"))) {
      ctx.contentType(PlainText.CONTENT_TYPE).result(PlainText.of(decision, model));
    } else {
      answer(ctx, Wire.Multiplier.of(decision, model, quotes.price(decision.instrument()), true));
    }
  }

  private void history(Context ctx) {
    InstrumentId instrument = instrument(ctx);
    answer(ctx, Wire.History.of(instrument.value(), quotes.history(instrument)));
  }

  private void score(Context ctx) {
    Requests.requireJson(ctx, false);
    answer(
        ctx,
        AccountWire.Score.of(
            scorer.score(AccountReader.read(Requests.body(ctx, settings.maxBodyBytes())))));
  }

  private void models(Context ctx) {
    ServedModel model = quotes.model();
    answer(
        ctx,
        new Wire.ModelList(
            Wire.Model.of(model.champion()), model.challenger().map(Wire.Model::of).orElse(null)));
  }

  private void health(Context ctx) {
    List<String> problems = quotes.problems();
    long now = quotes.clock().nowNanos();
    answer(ctx, new Wire.Health(problems.isEmpty() ? "ok" : "impaired", problems, Times.text(now)));
  }

  private void ready(Context ctx) {
    List<String> reasons = quotes.readiness();
    ctx.status(reasons.isEmpty() ? 200 : 503);
    answer(ctx, new Wire.Ready(reasons.isEmpty(), reasons));
  }

  private void dashboard(Context ctx) {
    ctx.header(
        "Content-Security-Policy",
        "default-src 'none'; connect-src 'self'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:");
    ctx.contentType("text/html; charset=utf-8").result(Resources.DASHBOARD);
  }

  private static InstrumentId instrument(Context ctx) {
    try {
      return new InstrumentId(ctx.pathParam("instrument"));
    } catch (IllegalArgumentException e) {
      throw Problem.of(ErrorCode.NOT_FOUND, String.valueOf(e.getMessage()));
    }
  }

  private static void answer(Context ctx, Object value) {
    ctx.header("Cache-Control", "no-store").contentType(JSON).result(Json.write(value));
  }

  private void measure(Context ctx) {
    Long started = ctx.attribute("started");
    if (started != null) {
      String route =
          ctx.status().getCode() == 404 || ctx.status().getCode() == 405
              ? "other"
              : ctx.endpointHandlerPath();
      metrics.request(
          ctx.method().name(),
          route,
          ctx.status().getCode(),
          Duration.ofNanos(System.nanoTime() - started));
    }
  }
}
