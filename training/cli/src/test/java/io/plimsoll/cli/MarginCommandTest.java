package io.plimsoll.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code plimsoll margin} as a trader or auditor types it. */
class MarginCommandTest {
  private static final String ACCOUNT =
      """
      {"account": "demo", "time": "2026-11-01T00:00:00Z", "collateral": 10000, "positions": [
        {"instrument": "BTC-USD", "quantity": 2, "entryPrice": 60000, "markPrice": 61000},
        {"instrument": "ETH-USD", "quantity": -10, "entryPrice": 3000, "markPrice": 2900}]}
      """;

  private static final String RULES =
      """
      venue: Mine
      effective-date: "2026-01-01"
      source: a test
      instruments:
        - instrument: "*"
          tick: 0.1
          brackets:
            - {floor: 0, cap: 50000, initial-rate: 0.1, maintenance-rate: 0.05}
            - {floor: 50000, initial-rate: 0.2, maintenance-rate: 0.1}
      """;

  @TempDir Path directory;

  private record Run(int exit, String out, String err) {}

  private static Run run(String... args) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream captured = new ByteArrayOutputStream();
    ByteArrayOutputStream complaints = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(captured, true, UTF_8));
      System.setErr(new PrintStream(complaints, true, UTF_8));
      int exit = Plimsoll.run(args);
      return new Run(exit, captured.toString(UTF_8), complaints.toString(UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text).toString();
  }

  @Test
  void theVenuesAccountIsReckoned() throws IOException {
    String account = file("a.json", ACCOUNT);
    Run run = run("margin", "--rules", "reference-linear", "--account", account, "--json");
    assertEquals(0, run.exit(), run.err());
    JsonNode json = new ObjectMapper().readTree(run.out());
    // 10,000 + 2·1,000 + 10·100; 5 % of 122,000 and 29,000, and half of it
    assertEquals(13_000, json.get("equity").asDouble(), 1e-9);
    assertEquals(7_550, json.get("initialRequirement").asDouble(), 1e-9);
    assertEquals(3_775, json.get("maintenanceRequirement").asDouble(), 1e-9);
    assertEquals(5_450, json.get("freeCollateral").asDouble(), 1e-9);
    // 12,000 − 10·(p − 3,000) = 3,050 + 0.25·p at p = 3,800
    assertEquals(3_800, json.at("/positions/1/liquidationPrice").asDouble(), 1e-9);
    assertEquals("cross", json.get("method").asText());
    assertEquals("2010-01-01", json.at("/rules/effectiveDate").asText());
    assertFalse(json.has("explanation"));
  }

  @Test
  void multipliersScaleOneInstrumentOrAll() throws IOException {
    String account = file("a.json", ACCOUNT);
    String rules = file("mine.yaml", RULES);
    Run run =
        run(
            "margin",
            "--rules",
            rules,
            "--account",
            account,
            "--json",
            "--multiplier",
            "1.5",
            "--multiplier",
            "ETH-USD=2");
    assertEquals(0, run.exit(), run.err());
    JsonNode json = new ObjectMapper().readTree(run.out());
    // 122,000·0.1 − 2,500 = 9,700 times 1.5; 29,000·0.05 = 1,450 times 3
    assertEquals(1.5 * 9_700 + 3 * 1_450, json.get("maintenanceRequirement").asDouble(), 1e-9);
  }

  @Test
  void anIsolatedAccountIsExplainedDownToItsInputs() throws IOException {
    String account = file("a.json", ACCOUNT);
    Run run =
        run(
            "margin",
            "--rules",
            "reference-linear",
            "--account",
            account,
            "--method",
            "isolated",
            "--explain");
    assertEquals(0, run.exit(), run.err());
    for (String part : new String[] {"isolated margin", "move since entry", "IN LIQUIDATION"}) {
      assertTrue(run.out().contains(part), run.out());
    }
  }

  @Test
  void aMarketFileSaysWhatTheInstrumentsAre() throws IOException {
    String account =
        file(
            "a.json",
            """
            {"time": "2026-11-01T00:00:00Z", "collateral": 1, "positions": [
              {"instrument": "BTCUSD", "quantity": 100, "entryPrice": 50000}]}
            """);
    String market =
        file(
            "m.json",
            """
            {"instruments": [{"instrument": "BTCUSD", "mark": 40000, "payoff": "inverse",
              "underlying": "BTC", "contractSize": 100}]}
            """);
    Run run =
        run(
            "margin",
            "--rules",
            "reference-linear",
            "--account",
            account,
            "--market",
            market,
            "--json");
    assertEquals(0, run.exit(), run.err());
    JsonNode json = new ObjectMapper().readTree(run.out());
    // 10,000 dollars of coin: 1 + 0.2 − 0.25 coins
    assertEquals(0.95, json.get("equity").asDouble(), 1e-12);
  }

  @Test
  void rulesAreListedAndShown() throws IOException {
    Run list = run("margin", "rules", "list");
    assertEquals(0, list.exit(), list.err());
    assertTrue(list.out().contains("reference-linear"), list.out());
    Run show = run("margin", "rules", "show", "reference-linear");
    assertTrue(show.out().contains("effective-date:"), show.out());
    String copy = file("copy.yaml", show.out());
    Run again = run("margin", "--rules", copy, "--account", file("a.json", ACCOUNT));
    assertEquals(0, again.exit(), again.err());
  }

  @Test
  void whatIsWrongIsNamedWithFileFieldAndValue() throws IOException {
    String account = file("a.json", ACCOUNT);
    String good = "reference-linear";
    refused("--account", "--rules", good);
    refused("no such file", "--rules", good, "--account", directory.resolve("x.json").toString());
    refused("no rule set 'binnce'", "--rules", "binnce", "--account", account);
    refused("2010-01-01", "--rules", good, "--account", text("b.json", "2026-", "1999-"));
    refused("positions[0].markPrice", "--rules", good, "--account", text("c.json", "61000", "NaN"));
    refused(
        "positions[1].instrument",
        "--rules",
        good,
        "--account",
        text("d.json", ", \"markPrice\": 2900", ""));
    refused("'collateral'", "--rules", good, "--account", text("e.json", "10000", "-5"));
    refused("'colateral'", "--rules", good, "--account", text("f.json", "collateral", "colateral"));
    refused("--multiplier", "--rules", good, "--account", account, "--multiplier", "-1");
    refused("XRP-USD", "--rules", good, "--account", account, "--multiplier", "XRP-USD=2");
    refused("PORTFOLIO", "--rules", good, "--account", account, "--method", "portfolio");
    String gap = file("gap.yaml", RULES.replace("floor: 50000", "floor: 60000"));
    refused("gap.yaml: 'instruments[0].brackets[1].floor'", "--rules", gap, "--account", account);
    String crossed = file("crossed.yaml", RULES.replace("rate: 0.2,", "rate: 0.05,"));
    refused("crossed.yaml", "--rules", crossed, "--account", account);
    String later = file("later.yaml", RULES.replace("2026-01-01", "2026-12-01"));
    refused("2026-12-01", "--rules", later, "--account", account);
  }

  /** The account with one thing changed. */
  private String text(String name, String from, String to) throws IOException {
    return file(name, ACCOUNT.replace(from, to));
  }

  private static void refused(String part, String... args) {
    String[] all = new String[args.length + 1];
    all[0] = "margin";
    System.arraycopy(args, 0, all, 1, args.length);
    Run run = run(all);
    assertTrue(run.exit() != 0, "not refused: " + String.join(" ", args));
    assertTrue(run.err().contains(part), "expected '" + part + "' in: " + run.err());
    assertFalse(run.err().contains("defect"), run.err());
  }
}
