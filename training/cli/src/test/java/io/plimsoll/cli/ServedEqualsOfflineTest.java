package io.plimsoll.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plimsoll.datasets.Progress;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.datasets.market.Trade;
import io.plimsoll.datasets.store.BundledSample;
import io.plimsoll.datasets.store.Catalog;
import io.plimsoll.models.bundle.ModelBundle;
import io.plimsoll.models.multiplier.MultiplierDecision;
import io.plimsoll.models.multiplier.MultiplierEngine;
import io.plimsoll.models.tracking.LocalRegistry;
import io.plimsoll.models.tracking.ModelRegistry;
import io.plimsoll.serving.ServerSettings;
import io.plimsoll.training.EstimatorCatalog;
import io.plimsoll.training.study.Study;
import io.plimsoll.training.study.StudyData;
import io.plimsoll.training.study.StudySettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole bundled sample through HTTP, and through the engine offline: the same multipliers, bit
 * for bit.
 */
class ServedEqualsOfflineTest {
  private static final int BATCH = 500;
  private static final InstrumentId BTC = BundledSample.instrument();

  private final ObjectMapper mapper = new ObjectMapper();
  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void aServedMultiplierEqualsTheOfflineOne(@TempDir Path directory) throws Exception {
    Catalog catalog = new Catalog(directory);
    ModelBundle bundle = train(catalog);
    LocalRegistry registry =
        new LocalRegistry(directory.resolve("registry"), InstantSource.system());
    registry.register(bundle.name(), bundle.files(), "", "test");
    registry.setAlias(bundle.name(), ModelRegistry.CHAMPION, 1);

    List<MultiplierDecision> offline = new ArrayList<>();
    MultiplierEngine engine = new MultiplierEngine(bundle, List.of(BTC), offline::add);
    List<Trade> trades = trades(catalog);
    ServerSettings settings =
        ServerSettings.standard(directory, "models:/" + bundle.name() + "@champion")
            .listeningOn("127.0.0.1", 0)
            .with(ServerSettings.Clock.EVENTS);
    int compared = 0;
    try (Serving serving = Serving.start(settings, registry, List.of(), Serving.referenceRules())) {
      for (int from = 0; from < trades.size(); from += BATCH) {
        List<Trade> batch = trades.subList(from, Math.min(trades.size(), from + BATCH));
        batch.forEach(engine::accept);
        post(serving.address(), batch);
        if (offline.isEmpty()) {
          continue;
        }
        MultiplierDecision expected = offline.getLast();
        JsonNode served = get(serving.address());
        assertEquals(expected.decidedNanos(), served.get("decidedNanos").asLong());
        if (batch.getLast().availableNanos() <= expected.validUntilNanos()) {
          assertEquals(
              Double.doubleToLongBits(expected.multiplier()),
              Double.doubleToLongBits(served.get("multiplier").asDouble()),
              () -> "at trade " + expected + ", served " + served);
          compared++;
        }
      }
    }
    assertTrue(compared > 150, "compared only " + compared);
    long forecasts = offline.stream().filter(decision -> !decision.degraded()).count();
    assertTrue(forecasts > 1_000, "only " + forecasts + " decisions rest on a forecast");
  }

  private static ModelBundle train(Catalog catalog) {
    var manifest = catalog.importFile(BundledSample.request(), Progress.NONE).manifest();
    StudySettings settings =
        StudySettings.of(
            "served",
            StudyOptions.named("trades-1h"),
            List.of("ewma", "log-har", "lightgbm"),
            manifest.lastNanos() - manifest.firstNanos(),
            1,
            1);
    StudyData data =
        new StudyData(
            manifest.name(),
            manifest.dataSha256(),
            manifest.instruments(),
            catalog.events(manifest.name()),
            false);
    Study study = new Study(settings, data, EstimatorCatalog.load(), null);
    Study.Result result = study.evaluate(study.prepare(Progress.NONE), Progress.NONE, null);
    return study.bundle(result, "combination");
  }

  private static List<Trade> trades(Catalog catalog) {
    List<Trade> trades = new ArrayList<>();
    catalog.events(BundledSample.NAME).forEach((MarketEvent event) -> trades.add((Trade) event));
    return trades;
  }

  private void post(URI server, List<Trade> batch) throws Exception {
    StringBuilder body = new StringBuilder("[");
    for (Trade trade : batch) {
      body.append(body.length() == 1 ? "" : ",")
          .append("{\"type\":\"trade\",\"instrument\":\"")
          .append(trade.instrument())
          .append("\",\"eventTime\":")
          .append(trade.eventNanos())
          .append(",\"availableTime\":")
          .append(trade.availableNanos())
          .append(",\"price\":")
          .append(trade.price())
          .append(",\"quantity\":")
          .append(trade.quantity())
          .append(",\"aggressor\":\"")
          .append(trade.aggressor().name().toLowerCase(Locale.ROOT))
          .append("\"}");
    }
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(server.resolve("/v1/events:batch"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.append(']').toString()))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertEquals(2, answer.statusCode() / 100, answer.body());
    assertEquals(
        batch.size(), mapper.readTree(answer.body()).get("accepted").asInt(), answer.body());
  }

  private JsonNode get(URI server) throws Exception {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(server.resolve("/v1/multipliers/" + BTC)).build(),
            HttpResponse.BodyHandlers.ofString());
    assertEquals(200, answer.statusCode(), answer.body());
    return mapper.readTree(answer.body());
  }
}
