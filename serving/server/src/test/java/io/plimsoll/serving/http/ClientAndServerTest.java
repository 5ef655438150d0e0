package io.plimsoll.serving.http;

import static io.plimsoll.serving.FakeModel.MINUTE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.client.Answer;
import io.plimsoll.client.Answer.Source;
import io.plimsoll.client.ClientSettings;
import io.plimsoll.client.MarginClient;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.serving.FakeModel;
import io.plimsoll.serving.ModelSource;
import io.plimsoll.serving.StormyMarket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The client that a venue embeds, against the server it is made for. */
class ClientAndServerTest {
  private static final long START = 1_385_337_600_000_000_000L;

  private static ClientSettings settings(TestServer server) {
    return new ClientSettings(
        server.server().address(),
        Duration.ofSeconds(5),
        Duration.ofSeconds(5),
        Duration.ofSeconds(1),
        Duration.ofHours(1),
        0.5,
        5,
        4,
        0.9);
  }

  @Test
  void the_client_gets_the_servers_multiplier_bit_for_bit() {
    try (TestServer server = TestServer.start("BTC-USD", "ETH-USD");
        MarginClient client = new MarginClient(settings(server))) {
      server.quotes().activate(ModelSource.of(StormyMarket.bundle(), "/path with spaces/stormy"));
      List<MarketEvent> events = StormyMarket.trades(7);
      for (int from = 0; from < events.size(); from += 300) {
        List<MarketEvent> part = events.subList(from, Math.min(events.size(), from + 300));
        server.post("/v1/events:batch", part.stream().map(StormyMarket::json).toList().toString());
        Answer answer = client.multiplier("BTC-USD", part.getLast().availableNanos());
        assertEquals(Source.SERVER, answer.source());
        assertEquals(
            server.quotes().multiplier(new InstrumentId("BTC-USD")).multiplier(),
            answer.multiplier());
        assertEquals("/path_with_spaces/stormy", answer.model());
      }
    }
  }

  @Test
  void whatever_keeps_the_server_from_answering_the_client_has_a_reason() {
    try (TestServer server = TestServer.start("BTC-USD");
        MarginClient client = new MarginClient(settings(server))) {
      Answer notReady = client.multiplier("BTC-USD", START);
      assertEquals("status 503", notReady.reason());
      assertEquals(1, notReady.multiplier());
      server.quotes().activate(FakeModel.served());
      assertEquals("status 404", client.multiplier("DOGE", START).reason());
      assertEquals("status 404", client.multiplier("no/such?name", START).reason());
    }
  }

  @Test
  void the_servers_fallback_comes_with_its_reason() {
    try (TestServer server = TestServer.start("BTC-USD");
        MarginClient client = new MarginClient(settings(server))) {
      server.quotes().activate(FakeModel.served());
      server.post("/v1/events", MarginServerTest.trade("BTC-USD", START + 1, 100));
      Answer answer = client.multiplier("BTC-USD", START + 1);
      assertEquals(FakeModel.FALLBACK, answer.multiplier());
      assertEquals("no-decision-yet", answer.reason());
      assertTrue(answer.validUntilNanos() <= START + 1 + MINUTE);
    }
  }
}
