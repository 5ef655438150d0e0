package io.plimsoll.serving.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.models.Forecast;
import io.plimsoll.models.multiplier.MultiplierDecision;
import io.plimsoll.models.multiplier.MultiplierEngine;
import io.plimsoll.models.tracking.LocalRegistry;
import io.plimsoll.models.tracking.ModelRegistry;
import io.plimsoll.serving.ModelSource;
import io.plimsoll.serving.StormyMarket;
import io.plimsoll.serving.log.DecisionLog;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A model that went through the registry and events that went over HTTP give the decisions of the
 * engine offline.
 */
class ServedEqualsOfflineTest {
  @TempDir private Path home;

  @Test
  void every_decision_served_is_the_offline_one_bit_for_bit() throws Exception {
    ModelRegistry registry = new LocalRegistry(home, () -> Instant.EPOCH);
    ModelRegistry.Version version =
        registry.register("stormy", StormyMarket.bundle().files(), "run-7", "a test");
    registry.setAlias("stormy", ModelRegistry.CHAMPION, version.version());

    List<MarketEvent> events = StormyMarket.trades(7);
    List<MultiplierDecision> offline = new ArrayList<>();
    MultiplierEngine engine =
        new MultiplierEngine(StormyMarket.bundle(), StormyMarket.UNIVERSE, offline::add);
    Map<InstrumentId, MultiplierDecision> latest = new HashMap<>();

    List<MultiplierDecision> served = new ArrayList<>();
    Path logged = home.resolve("log");
    try (DecisionLog log = new DecisionLog(logged);
        TestServer server =
            TestServer.start(
                (decision, model) -> {
                  served.add(decision);
                  log.accept(decision, model);
                },
                "BTC-USD",
                "ETH-USD")) {
      server.quotes().activate(ModelSource.load("models:/stormy@champion", registry));
      SplittableRandom random = new SplittableRandom(8);
      int degradedOnTheWire = 0;
      for (int from = 0; from < events.size(); ) {
        int to = Math.min(events.size(), from + random.nextInt(1, 200));
        send(server, events.subList(from, to), random.nextBoolean());
        int before = offline.size();
        events.subList(from, to).forEach(engine::accept);
        offline.subList(before, offline.size()).forEach(d -> latest.put(d.instrument(), d));
        for (MultiplierDecision expected : latest.values()) {
          JsonNode json = TestServer.json(server.get("/v1/multipliers/" + expected.instrument()));
          assertSame(expected, json);
          degradedOnTheWire += json.get("degraded").booleanValue() ? 1 : 0;
        }
        from = to;
      }
      // Rows every five minutes for ten hours, two instruments, the last row not yet due: the
      // warm-up hour is degraded.
      assertTrue(served.size() >= 2 * 118, "decided " + served.size());
      assertTrue(degradedOnTheWire > 0);
    }
    assertEquals(offline.size(), served.size());
    for (int i = 0; i < offline.size(); i++) {
      assertSame(offline.get(i), served.get(i));
    }
    assertTrue(
        offline.stream().mapToDouble(MultiplierDecision::multiplier).max().orElse(0) > 1.5,
        "the storm raises it");

    assertEquals(offline.size(), DecisionLog.verify(logged).lines());
    List<String> lines = Files.readAllLines(logged.resolve(DecisionLog.FILE));
    for (int i = 0; i < offline.size(); i++) {
      byte[] line = lines.get(i).getBytes(java.nio.charset.StandardCharsets.UTF_8);
      assertSame(offline.get(i), Json.read(line, 0, line.length).get("decision"));
    }
  }

  private static void send(TestServer server, List<MarketEvent> events, boolean asLines) {
    List<String> items = events.stream().map(StormyMarket::json).toList();
    HttpResponse<String> answer =
        asLines
            ? server.send(
                "POST",
                "/v1/events:batch",
                "application/x-ndjson",
                BodyPublishers.ofString(String.join("\n", items)))
            : server.post("/v1/events:batch", "[" + String.join(",", items) + "]");
    assertEquals(200, answer.statusCode());
    assertEquals(
        "{\"accepted\":" + items.size() + ",\"rejected\":0,\"rejections\":[]}", answer.body());
  }

  private static void assertSame(MultiplierDecision expected, MultiplierDecision actual) {
    assertEquals(expected.instrument(), actual.instrument());
    assertEquals(expected.multiplier(), actual.multiplier());
    assertEquals(expected.decidedNanos(), actual.decidedNanos());
    assertEquals(expected.validUntilNanos(), actual.validUntilNanos());
    assertEquals(expected.guards(), actual.guards());
    assertEquals(expected.degradedReason(), actual.degradedReason());
    assertEquals(expected.explanation(), actual.explanation());
    assertEquals(expected.forecast() == null, actual.forecast() == null);
    if (expected.forecast() != null && actual.forecast() != null) {
      assertEquals(expected.forecast().variance(), actual.forecast().variance());
      assertEquals(expected.forecast().spikeProbability(), actual.forecast().spikeProbability());
      assertArrayEquals(expected.forecast().downQuantiles(), actual.forecast().downQuantiles());
      assertArrayEquals(expected.forecast().upQuantiles(), actual.forecast().upQuantiles());
    }
  }

  private static void assertSame(MultiplierDecision expected, JsonNode json) {
    assertEquals(expected.instrument().value(), json.get("instrument").textValue());
    assertEquals(expected.multiplier(), json.get("multiplier").doubleValue());
    assertEquals(
        expected.multiplier(), MarginServerTest.explanation(json.get("explanation")).recompute());
    assertEquals(expected.decidedNanos(), json.get("decidedNanos").longValue());
    assertEquals(expected.validUntilNanos(), json.get("validUntilNanos").longValue());
    assertEquals(expected.degraded(), json.get("degraded").booleanValue());
    Forecast forecast = expected.forecast();
    assertEquals(forecast == null, json.get("forecast").isNull());
    if (forecast != null) {
      JsonNode sent = json.get("forecast");
      assertEquals(forecast.variance(), sent.get("variance").doubleValue());
      assertEquals(forecast.longRunVariance(), sent.get("longRunVariance").doubleValue());
      assertEquals(forecast.spikeThreshold(), sent.get("spikeThreshold").doubleValue());
      assertEquals(forecast.spikeProbability(), sent.get("spikeProbability").doubleValue());
      for (int i = 0; i < forecast.levels().length; i++) {
        assertEquals(forecast.levels()[i], sent.get("quantiles").get(i).get("level").doubleValue());
        assertEquals(
            forecast.downQuantiles()[i], sent.get("quantiles").get(i).get("down").doubleValue());
        assertEquals(
            forecast.upQuantiles()[i], sent.get("quantiles").get(i).get("up").doubleValue());
      }
    }
  }
}
