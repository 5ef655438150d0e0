package io.plimsoll.serving.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.models.multiplier.MultiplierDecision;
import io.plimsoll.serving.ModelSource;
import io.plimsoll.serving.StormyMarket;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens the dashboard in a real browser, where one is installed. */
class DashboardTest {
  @TempDir private Path temporary;

  @Test
  void a_person_sees_every_multiplier_its_forecast_its_history_its_explanation_and_the_model()
      throws Exception {
    Path browser = browser();
    try (TestServer server = TestServer.start("BTC-USD", "ETH-USD", "SOL-USD")) {
      server.quotes().activate(ModelSource.of(StormyMarket.bundle(), "models:/stormy/1"));
      // Four and a half hours: until the middle of the storm. Nothing ever happens to SOL-USD.
      List<MarketEvent> events = StormyMarket.trades(7);
      events = events.subList(0, events.size() * 45 / 100);
      assertEquals(
          200,
          server
              .post("/v1/events:batch", events.stream().map(StormyMarket::json).toList().toString())
              .statusCode());
      String page = dump(browser, server.server().address() + "#why");
      MultiplierDecision btc = server.quotes().multiplier(new InstrumentId("BTC-USD"));
      assertTrue(page.contains("×" + String.format(Locale.ROOT, "%.2f", btc.multiplier())), page);
      assertTrue(
          page.contains("title=\"" + btc.multiplier() + "\""), "the exact number is there too");
      assertTrue(page.contains("Probability of a spike"), page);
      assertTrue(page.contains("99.9 %"), page);
      assertTrue(page.contains("no-decision-yet"), page);
      assertTrue(page.contains("1 of 3 on fallback"), page);
      assertTrue(page.contains("models:/stormy/1"), page);
      assertTrue(page.contains("log-har, fitted by plimsoll"), page);
      assertTrue(page.contains("aria-label=\"Multiplier and price of BTC-USD\""), page);
      assertTrue(page.contains(btc.explanation().label() + " = "), page);
      assertFalse(
          page.contains("undefined") && page.indexOf("undefined") < page.indexOf("<script>"), page);
    }
  }

  @Test
  void before_a_model_is_loaded_it_says_so() throws Exception {
    Path browser = browser();
    try (TestServer server = TestServer.start("BTC-USD")) {
      server.quotes().notReady("model models:/x@champion is missing");
      String page = dump(browser, server.server().address().toString());
      assertTrue(page.contains("not ready</span>"), page);
      assertTrue(page.contains("model models:/x@champion is missing</div>"), page);
    }
  }

  private static Path browser() {
    String path = String.valueOf(System.getenv("PATH"));
    Path found =
        Stream.concat(Stream.of(path.split(File.pathSeparator)), Stream.of("/usr/bin"))
            .map(directory -> Path.of(directory, "chromium"))
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(null);
    String otherwise = "skipped: no chromium on the PATH or in /usr/bin to open the dashboard with";
    if (found == null) {
      System.out.println(otherwise);
    }
    assumeTrue(found != null, otherwise);
    return found;
  }

  /** The page as it stands once its scripts have run for some seconds. */
  private String dump(Path browser, String address) throws IOException, InterruptedException {
    Path page = temporary.resolve("page.html");
    List<String> command = new ArrayList<>();
    command.add(browser.toString());
    command.addAll(
        List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage"));
    command.add("--user-data-dir=" + temporary.resolve("profile"));
    command.addAll(List.of("--virtual-time-budget=5000", "--dump-dom", address));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(page.toFile())
            .redirectError(temporary.resolve("errors.txt").toFile())
            .start();
    try {
      assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the browser did not end");
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    return Files.readString(page);
  }
}
