package io.plimsoll.serving.http;

import static io.plimsoll.serving.FakeModel.MINUTE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.datasets.Explanation;
import io.plimsoll.serving.FakeModel;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarginServerTest {
  private static final long START = 1_385_337_600_000_000_000L;
  private TestServer server;

  @BeforeEach
  void start() {
    server = TestServer.start("BTC-USD", "ETH-USD");
    server.quotes().activate(FakeModel.served());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  static String trade(String instrument, long nanos, double price) {
    return "{\"type\":\"trade\",\"instrument\":\""
        + instrument
        + "\",\"eventTime\":"
        + nanos
        + ",\"price\":"
        + price
        + ",\"quantity\":1,\"aggressor\":\"buyer\"}";
  }

  private void feedTwoMinutes() {
    HttpResponse<String> answer =
        server.post(
            "/v1/events:batch",
            "["
                + trade("BTC-USD", START + 1, 101.7)
                + ","
                + trade("BTC-USD", START + MINUTE + 1, 102)
                + "]");
    assertEquals(200, answer.statusCode(), answer.body());
  }

  @Test
  void one_event_is_taken_in() {
    HttpResponse<String> answer = server.post("/v1/events", trade("BTC-USD", START, 100));
    assertEquals(200, answer.statusCode());
    assertEquals("{\"accepted\":1,\"rejected\":0,\"rejections\":[]}", answer.body());
  }

  @Test
  void every_kind_of_event_is_taken_in_with_times_as_numbers_or_text() {
    String body =
        """
        [{"type":"trade","instrument":"BTC-USD","eventTime":1385337600000000000,"price":100,"quantity":2},
         {"type":"quote","instrument":"BTC-USD","eventTime":"2013-11-25T00:00:01Z","bidPrice":99,"bidQuantity":1,
          "askPrice":101,"askQuantity":0},
         {"type":"depth","instrument":"BTC-USD","eventTime":"2013-11-25T01:00:02.000000001+01:00",
          "bidNotional":[1,2,3,4],"askNotional":[1,2,3,4]},
         {"type":"bar","instrument":"BTC-USD","openTime":"2013-11-25T00:00:00Z","eventTime":"2013-11-25T00:01:00Z",
          "availableTime":"2013-11-25T00:01:01Z","open":100,"high":102,"low":99,"close":101,"volume":5,
          "signedVolume":-1.5,"trades":7}]
        """;
    HttpResponse<String> answer = server.post("/v1/events:batch", body);
    assertEquals("{\"accepted\":4,\"rejected\":0,\"rejections\":[]}", answer.body());
    assertEquals(
        101.0,
        server
            .quotes()
            .price(new io.plimsoll.datasets.market.InstrumentId("BTC-USD"))
            .orElseThrow());
  }

  @Test
  void books_and_positioning_are_taken_in() {
    String head = "\"instrument\":\"BTC-USD\",\"eventTime\":\"2013-11-25T00:00:00Z\"";
    List<String> events =
        List.of(
            "{\"type\":\"book\",HEAD,\"snapshot\":true,\"lastId\":7,\"firstId\":7,\"bidPrices\":[99,98],"
                + "\"bidQuantities\":[1,2],\"askPrices\":[101],\"askQuantities\":[3]}",
            "{\"type\":\"book\",HEAD,\"firstId\":8,\"lastId\":9,\"previousId\":7,\"bidPrices\":[99],"
                + "\"bidQuantities\":[0],\"askPrices\":[],\"askQuantities\":[]}",
            "{\"type\":\"open-interest\",HEAD,\"quantity\":12.5}",
            "{\"type\":\"funding\",HEAD,\"rate\":-0.0001,\"intervalSeconds\":28800}",
            "{\"type\":\"mark\",HEAD,\"mark\":100.5}",
            "{\"type\":\"liquidation\",HEAD,\"price\":90,\"quantity\":2,\"position\":\"long\"}",
            "{\"type\":\"ratio\",HEAD,\"accounts\":1.2}");
    for (String event : events) {
      HttpResponse<String> answer = server.post("/v1/events", event.replace("HEAD", head));
      assertEquals("{\"accepted\":1,\"rejected\":0,\"rejections\":[]}", answer.body(), event);
    }
    Map<String, String> refused =
        Map.of(
            "{\"type\":\"ratio\",HEAD}",
            "needs one of topAccounts",
            "{\"type\":\"liquidation\",HEAD,\"price\":90,\"quantity\":2,\"position\":\"both\"}",
            "position must be one of long, short",
            "{\"type\":\"funding\",HEAD,\"rate\":0}",
            "intervalSeconds must be from 1",
            "{\"type\":\"book\",HEAD,\"snapshot\":1,\"bidPrices\":[],\"bidQuantities\":[],"
                + "\"askPrices\":[],\"askQuantities\":[]}",
            "snapshot must be true or false",
            "{\"type\":\"book\",HEAD,\"bidPrices\":[1],\"bidQuantities\":[],\"askPrices\":[],"
                + "\"askQuantities\":[]}",
            "as many quantities as prices",
            "{\"type\":\"open-interest\",HEAD,\"quantity\":-1}",
            "quantity must");
    refused.forEach(
        (event, why) -> {
          HttpResponse<String> answer = server.post("/v1/events", event.replace("HEAD", head));
          assertEquals(400, answer.statusCode(), event);
          assertTrue(answer.body().contains(why), answer.body());
        });
  }

  @Test
  void a_bad_event_in_a_batch_is_named_and_the_good_ones_stay() {
    String good = trade("BTC-USD", START, 100);
    String body =
        String.join(
            ",",
            "[" + good,
            good.replace("\"price\":100.0", "\"price\":-1"),
            good.replace("\"price\"", "\"prize\""),
            good.replace("\"buyer\"", "\"whale\""),
            good.replace("BTC-USD", "DOGE"),
            good.replace(",\"quantity\":1", ""),
            good.replace("" + START, "1385337600000"),
            good.replace("\"quantity\":1", "\"quantity\":1e999"),
            "7",
            good + "]");
    HttpResponse<String> answer = server.post("/v1/events:batch", body);
    assertEquals(200, answer.statusCode());
    JsonNode json = TestServer.json(answer);
    assertEquals(2, json.get("accepted").intValue());
    assertEquals(8, json.get("rejected").intValue());
    List<String> details = new ArrayList<>();
    json.get("rejections")
        .forEach(
            r ->
                details.add(
                    r.get("position")
                        + " "
                        + r.get("reason").textValue()
                        + ": "
                        + r.get("detail").textValue()));
    assertEquals("1 malformed: price must be positive and finite, was -1.0", details.get(0));
    assertEquals("2 malformed: price is missing", details.get(1));
    assertEquals(
        "3 malformed: aggressor must be one of buyer, seller, unknown, was 'whale'",
        details.get(2));
    assertTrue(
        details.get(3).startsWith("4 unknown-instrument: instrument DOGE is not served"),
        details.get(3));
    assertEquals("5 malformed: quantity is missing", details.get(4));
    assertTrue(
        details.get(5).startsWith("6 malformed: eventTime must be nanoseconds since 1970"),
        details.get(5));
    assertTrue(details.get(6).startsWith("7 malformed: quantity must be finite"), details.get(6));
    assertEquals("8 malformed: expected an object, was 7", details.get(7));
  }

  @Test
  void an_unknown_field_is_an_error_that_names_it() {
    HttpResponse<String> answer =
        server.post(
            "/v1/events", trade("BTC-USD", START, 100).replace("{", "{\"colour\":\"red\","));
    JsonNode problem = TestServer.problem(answer, 400);
    assertEquals("/colour", problem.get("pointer").textValue());
    assertTrue(
        problem
            .get("detail")
            .textValue()
            .startsWith("colour is not a known field; known: type, instrument"));
  }

  @Test
  void lines_are_read_one_by_one() {
    String body =
        trade("BTC-USD", START, 100) + "\nnot json\n\n" + trade("BTC-USD", START + 1, 100) + "\r\n";
    HttpResponse<String> answer =
        server.send(
            "POST", "/v1/events:batch", "application/x-ndjson", BodyPublishers.ofString(body));
    JsonNode json = TestServer.json(answer);
    assertEquals(2, json.get("accepted").intValue());
    assertEquals(1, json.get("rejections").get(0).get("position").intValue());
  }

  @Test
  void text_that_is_not_json_is_answered_with_line_column_and_field() {
    JsonNode problem =
        TestServer.problem(
            server.post("/v1/events", "{\"type\":\"trade\",\n \"price\": nope}"), 400);
    assertEquals(2, problem.get("line").intValue());
    // The bad word stands in columns 11 to 14; the reader gives up within it or just after it.
    assertTrue(
        problem.get("column").intValue() >= 11 && problem.get("column").intValue() <= 16,
        problem.toString());
    assertEquals("price", problem.get("field").textValue());
  }

  @ParameterizedTest
  @CsvSource({
    "'',400",
    "'{\"price\":NaN}',400",
    "'{\"price\":Infinity}',400",
    "'{} {}',400",
    "'{\"a\":1,\"a\":2}',400",
    "'[',400",
    "'\u0000',400"
  })
  void garbage_is_a_problem(String body, int status) {
    TestServer.problem(server.post("/v1/events", body), status);
  }

  @Test
  void json_that_is_nested_without_end_is_a_problem() {
    TestServer.problem(server.post("/v1/events:batch", "[".repeat(100_000)), 400);
  }

  @Test
  void a_body_above_the_limit_is_turned_away_whether_or_not_it_says_its_length() {
    byte[] huge = new byte[TestServer.MAX_BODY + 1];
    TestServer.problem(
        server.send(
            "POST", "/v1/events:batch", "application/json", BodyPublishers.ofByteArray(huge)),
        413);
    TestServer.problem(
        server.send(
            "POST",
            "/v1/events:batch",
            "application/json",
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(huge))),
        413);
    assertEquals(200, server.get("/health").statusCode());
  }

  @Test
  void a_form_that_a_web_page_could_send_is_turned_away() {
    HttpResponse<String> answer =
        server.send("POST", "/v1/events", "text/plain", BodyPublishers.ofString("{}"));
    TestServer.problem(answer, 415);
  }

  @Test
  void late_and_unknown_single_events_are_problems() {
    server.post("/v1/events", trade("BTC-USD", START, 100));
    JsonNode late =
        TestServer.problem(server.post("/v1/events", trade("BTC-USD", START - 1, 100)), 409);
    assertTrue(
        late.get("detail")
            .textValue()
            .startsWith("late: availableTime 2013-11-24T23:59:59.999999999Z"));
    TestServer.problem(server.post("/v1/events", trade("DOGE", START, 100)), 404);
  }

  @Test
  void an_engine_that_fails_is_a_problem_without_its_stack_trace() {
    String body = trade("BTC-USD", START, 100).replace("\"quantity\":1", "\"quantity\":666");
    HttpResponse<String> answer = server.post("/v1/events", body);
    TestServer.problem(answer, 500);
    assertFalse(answer.body().contains("defect"));
    assertEquals("impaired", TestServer.json(server.get("/health")).get("status").textValue());
  }

  @Test
  void all_multipliers_are_listed() {
    feedTwoMinutes();
    JsonNode json = TestServer.json(server.get("/v1/multipliers"));
    assertEquals(START + MINUTE + 1, json.get("asOfNanos").longValue());
    assertEquals("models:/fake/1", json.get("model").textValue());
    assertEquals(2, json.get("multipliers").size());
    JsonNode btc = json.get("multipliers").get(0);
    assertEquals("BTC-USD", btc.get("instrument").textValue());
    assertFalse(btc.get("degraded").booleanValue());
    assertFalse(btc.has("explanation"));
    JsonNode eth = json.get("multipliers").get(1);
    assertTrue(eth.get("degraded").booleanValue());
    assertEquals("no-decision-yet", eth.get("degradedReason").textValue());
    assertTrue(eth.get("forecast").isNull());
  }

  @Test
  void one_multiplier_comes_with_an_explanation_that_recomputes_to_it_bit_for_bit() {
    feedTwoMinutes();
    JsonNode json = TestServer.json(server.get("/v1/multipliers/BTC-USD"));
    double multiplier = json.get("multiplier").doubleValue();
    assertEquals(101.7 / 100 * 1.1 + 0.3, multiplier);
    Explanation explanation = explanation(json.get("explanation"));
    assertEquals(multiplier, explanation.value());
    assertEquals(multiplier, explanation.recompute());
    assertEquals(START + MINUTE, json.get("decidedNanos").longValue());
    assertEquals("2013-11-25T00:03:00Z", json.get("validUntil").textValue());
    assertEquals(60 * MINUTE, json.get("horizonNanos").longValue());
    assertEquals("[\"cap\"]", json.get("guards").toString());
    assertEquals(102, json.get("price").doubleValue());
    JsonNode forecast = json.get("forecast");
    assertEquals(0.1, forecast.get("spikeProbability").doubleValue());
    assertEquals(
        "{\"level\":0.99,\"down\":0.03,\"up\":0.028}", forecast.get("quantiles").get(1).toString());
  }

  /** Rebuilds an explanation from its JSON: values of steps are computed again from the leaves. */
  static Explanation explanation(JsonNode node) {
    if (!node.has("operation")) {
      return Explanation.input(node.get("label").textValue(), node.get("value").doubleValue());
    }
    List<Explanation> parts = new ArrayList<>();
    node.get("parts").forEach(part -> parts.add(explanation(part)));
    return Explanation.of(
        node.get("label").textValue(),
        Explanation.Operation.valueOf(node.get("operation").textValue().toUpperCase(Locale.ROOT)),
        parts);
  }

  @Test
  void one_multiplier_is_also_given_as_a_line_of_text() {
    feedTwoMinutes();
    HttpResponse<String> answer = server.getAs("/v1/multipliers/BTC-USD", "text/plain");
    assertEquals(
        "plimsoll/1 instrument=BTC-USD multiplier="
            + (101.7 / 100 * 1.1 + 0.3)
            + " decided="
            + (START + MINUTE)
            + " until="
            + (START + 3 * MINUTE)
            + " degraded=no model=models:/fake/1 end\n",
        answer.body());
  }

  @Test
  void an_unknown_instrument_is_not_found() {
    JsonNode problem = TestServer.problem(server.get("/v1/multipliers/DOGE"), 404);
    assertTrue(
        problem
            .get("detail")
            .textValue()
            .contains("DOGE is not served; served: [BTC-USD, ETH-USD]"));
    TestServer.problem(server.get("/v1/multipliers/not%20a%20name"), 404);
    TestServer.problem(server.get("/v1/multipliers/DOGE/history"), 404);
  }

  @Test
  void the_history_of_an_instrument_is_given() {
    feedTwoMinutes();
    JsonNode points = TestServer.json(server.get("/v1/multipliers/BTC-USD/history")).get("points");
    assertEquals(1, points.size());
    assertEquals(101.7, points.get(0).get("price").doubleValue());
  }

  @Test
  void models_are_shown_with_their_provenance() {
    JsonNode json = TestServer.json(server.get("/v1/models"));
    assertEquals("models:/fake/1", json.get("champion").get("reference").textValue());
    assertEquals(7, json.get("champion").get("provenance").get("seed").intValue());
    assertEquals("models:/fake/2", json.get("challenger").get("reference").textValue());
  }

  @Test
  void health_and_readiness_are_told_apart() {
    assertEquals("ok", TestServer.json(server.get("/health")).get("status").textValue());
    assertTrue(TestServer.json(server.get("/ready")).get("ready").booleanValue());
    try (TestServer cold = TestServer.start("BTC-USD")) {
      assertEquals(200, cold.get("/health").statusCode());
      HttpResponse<String> ready = cold.get("/ready");
      assertEquals(503, ready.statusCode());
      assertEquals(
          "no model is loaded yet", TestServer.json(ready).get("reasons").get(0).textValue());
      TestServer.problem(cold.get("/v1/multipliers"), 503);
      TestServer.problem(cold.get("/v1/models"), 503);
      TestServer.problem(cold.post("/v1/events", trade("BTC-USD", START, 1)), 503);
      assertEquals(200, cold.get("/").statusCode());
    }
  }

  @Test
  void metrics_are_given_in_the_format_of_prometheus() {
    feedTwoMinutes();
    server.get("/v1/multipliers/ETH-USD");
    server.get("/nowhere");
    String text = server.get("/metrics").body();
    for (String line :
        List.of(
            "plimsoll_events_accepted_total 2.0",
            "plimsoll_multiplier{instrument=\"ETH-USD\"} 1.5",
            "plimsoll_multipliers_degraded_total{reason=\"no-decision-yet\"} 1.0",
            "plimsoll_http_requests_seconds_count{method=\"GET\",route=\"/v1/multipliers/{instrument}\",status=\"200\"} 1",
            "plimsoll_http_requests_seconds_count{method=\"POST\",route=\"/v1/events:batch\",status=\"200\"} 1",
            "plimsoll_http_requests_seconds_count{method=\"GET\",route=\"other\",status=\"404\"} 1")) {
      assertTrue(text.contains(line + "\n"), line + "\nis not in\n" + text);
    }
  }

  @Test
  void a_route_that_is_not_there_and_a_wrong_method_are_problems() {
    TestServer.problem(server.get("/v1/nothing"), 404);
    HttpResponse<String> answer = server.get("/v1/events");
    TestServer.problem(answer, 405);
    assertEquals("POST", answer.headers().firstValue("Allow").orElse(""));
    TestServer.problem(
        server.send("DELETE", "/v1/multipliers", "application/json", BodyPublishers.noBody()), 405);
  }

  @Test
  void the_dashboard_may_load_nothing_from_elsewhere() {
    HttpResponse<String> page = server.get("/");
    assertTrue(
        page.headers()
            .firstValue("Content-Security-Policy")
            .orElse("")
            .contains("default-src 'none'"));
    // The one address in it is the name of a markup language, which nobody loads.
    String text = page.body().replace("http://www.w3.org/2000/svg", "");
    assertFalse(text.contains("http:") || text.contains("https:"));
  }

  @Test
  void what_is_not_http_is_a_problem_too() throws Exception {
    String answer = server.raw("GET /%%% HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    assertTrue(answer.contains(" 400 ") && answer.contains("application/problem+json"), answer);
    answer = server.raw("HELLO\r\n\r\n");
    assertTrue(answer.contains(" 400 ") && answer.contains("application/problem+json"), answer);
    answer = server.raw("GET / HTTP/1.1\r\nHost: x\r\nBig: " + "x".repeat(20_000) + "\r\n\r\n");
    assertTrue(answer.contains(" 431 ") && answer.contains("application/problem+json"), answer);
    assertNotNull(server.get("/health"));
  }
}
