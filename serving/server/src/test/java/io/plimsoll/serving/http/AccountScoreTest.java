package io.plimsoll.serving.http;

import static io.plimsoll.serving.FakeModel.MINUTE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.datasets.Explanation;
import io.plimsoll.serving.FakeModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The market: BTC-USD at 100 with a multiplier of 1.4 and a forecast standard deviation of 1% over
 * the horizon.
 */
class AccountScoreTest {
  private static final long START = 1_385_337_600_000_000_000L;
  private TestServer server;

  @BeforeEach
  void start() {
    server = TestServer.start("BTC-USD", "ETH-USD");
    server.quotes().activate(FakeModel.served());
    server.post("/v1/events", MarginServerTest.trade("BTC-USD", START + 1, 100));
    server.post("/v1/events", MarginServerTest.trade("BTC-USD", START + MINUTE + 1, 100));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static String account(String mode, double collateral, String position) {
    return "{\"mode\":\""
        + mode
        + "\",\"collateral\":"
        + collateral
        + ",\"positions\":["
        + position
        + "]}";
  }

  private static String position(double quantity, String more) {
    return "{\"instrument\":\"BTC-USD\",\"quantity\":"
        + quantity
        + ",\"entryPrice\":100"
        + more
        + "}";
  }

  @Test
  void an_isolated_position_is_scored_by_its_distance_to_liquidation() {
    JsonNode json =
        TestServer.json(
            server.post(
                "/v1/accounts:score", account("isolated", 0, position(1, ",\"collateral\":6"))));
    // Long 1 at 100 with 6 of its own; maintenance is 1.4 · 2.5% = 3.5% of notional, so it is
    // liquidated at p where
    // 6 + (p − 100) = 0.035 p, p = 94 / 0.965 = 97.40932642487046.
    double liquidation = 94 / 0.965;
    JsonNode position = json.get("positions").get(0);
    assertEquals(liquidation, position.get("liquidationPrice").doubleValue(), 1e-9);
    assertEquals(1.1 + 0.3, position.get("multiplier").doubleValue());
    assertEquals(100, position.get("markPrice").doubleValue());
    // ln(100 / 97.409…) / 0.01 = 2.6248… standard deviations; the barrier formula gives 2
    // Φ(−2.6248…) = 0.0086698…
    double distance = Math.log(100 / liquidation) / 0.01;
    assertEquals(distance, json.get("distanceSigmas").doubleValue(), 1e-9);
    assertEquals(0.00867, json.get("probability").doubleValue(), 5e-6);
    assertEquals(60 * MINUTE, json.get("horizonNanos").longValue());
    assertTrue(json.get("reasons").get(0).textValue().contains("2.6 forecast standard deviations"));
    assertFalse(json.get("breached").booleanValue());
    assertFalse(json.get("degraded").booleanValue());
    Explanation explanation = MarginServerTest.explanation(json.get("explanation"));
    assertEquals(json.get("probability").doubleValue(), explanation.recompute());
  }

  @Test
  void a_short_is_liquidated_above() {
    JsonNode json =
        TestServer.json(
            server.post(
                "/v1/accounts:score", account("isolated", 0, position(-1, ",\"collateral\":6"))));
    // 6 − (p − 100) = 0.035 p, p = 106 / 1.035
    assertEquals(
        106 / 1.035, json.get("positions").get(0).get("liquidationPrice").doubleValue(), 1e-9);
    assertEquals(Math.log(1.06 / 1.035) / 0.01, json.get("distanceSigmas").doubleValue(), 1e-9);
  }

  @Test
  void a_cross_account_is_scored_by_what_is_left_above_maintenance() {
    JsonNode json =
        TestServer.json(server.post("/v1/accounts:score", account("cross", 6, position(1, ""))));
    // 6 of equity less 3.5 of maintenance against a standard deviation of 1: 2.5
    assertEquals(2.5, json.get("distanceSigmas").doubleValue(), 1e-9);
    assertEquals(6, json.get("equity").doubleValue());
    assertEquals(3.5, json.get("maintenanceRequirement").doubleValue(), 1e-12);
  }

  @Test
  void a_hedged_cross_account_is_as_safe_as_its_net_position() {
    JsonNode json =
        TestServer.json(
            server.post(
                "/v1/accounts:score",
                account("cross", 6, position(5, "") + "," + position(-4, ""))));
    assertEquals(2.5, json.get("distanceSigmas").doubleValue(), 1e-9);
  }

  @Test
  void the_mark_price_may_be_given() {
    JsonNode json =
        TestServer.json(
            server.post(
                "/v1/accounts:score", account("cross", 6, position(1, ",\"markPrice\":90"))));
    assertTrue(json.get("breached").booleanValue());
    assertEquals(1, json.get("probability").doubleValue());
    assertEquals(0, json.get("distanceSigmas").doubleValue());
  }

  @Test
  void an_account_without_positions_is_safe() {
    JsonNode json = TestServer.json(server.post("/v1/accounts:score", account("cross", 6, "")));
    assertEquals(0, json.get("probability").doubleValue());
    assertEquals("no open position", json.get("reasons").get(0).textValue());
  }

  @Test
  void mistakes_are_named() {
    JsonNode problem =
        TestServer.problem(server.post("/v1/accounts:score", account("portfolio", 6, "")), 400);
    assertEquals("/mode", problem.get("pointer").textValue());
    problem =
        TestServer.problem(
            server.post("/v1/accounts:score", account("isolated", 6, position(1, ""))), 400);
    assertEquals("/positions/0/collateral", problem.get("pointer").textValue());
    problem =
        TestServer.problem(
            server.post("/v1/accounts:score", account("cross", 6, position(0, ""))), 400);
    assertTrue(problem.get("detail").textValue().contains("quantity of BTC-USD must not be zero"));
    problem =
        TestServer.problem(
            server.post("/v1/accounts:score", account("cross", 6, position(1, ",\"size\":2"))),
            400);
    assertEquals("/positions/0/size", problem.get("pointer").textValue());
    String doge = position(1, "").replace("BTC-USD", "DOGE");
    TestServer.problem(server.post("/v1/accounts:score", account("cross", 6, doge)), 404);
    TestServer.problem(
        server.post("/v1/accounts:score", account("cross", 6, position(1, ",\"markPrice\":-1"))),
        400);
    String two = position(1, ",\"markPrice\":99") + "," + position(1, ",\"markPrice\":98");
    TestServer.problem(server.post("/v1/accounts:score", account("cross", 6, two)), 400);
  }

  @Test
  void without_any_forecast_there_is_no_score() {
    String eth = position(1, ",\"markPrice\":10").replace("BTC-USD", "ETH-USD");
    JsonNode problem =
        TestServer.problem(server.post("/v1/accounts:score", account("cross", 6, eth)), 503);
    assertTrue(
        problem.get("detail").textValue().startsWith("there was no forecast of ETH-USD yet"));
  }
}
