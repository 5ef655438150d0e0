package io.plimsoll.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.store.Sha256;
import io.plimsoll.models.bundle.ModelBundle;
import io.plimsoll.models.multiplier.MultiplierDecision;
import io.plimsoll.models.multiplier.MultiplierEngine;
import io.plimsoll.models.tracking.LocalRegistry;
import io.plimsoll.serving.ServerSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code plimsoll train --study} on two instruments that somebody made up, and its model served.
 */
class TrainStudyTest {
  private static final String VIEW =
      """
      name: tiny
      bar: 5m
      every: 1h
      sources: [bars]
      features:
        - {name: rv_1h, kernel: realized-variance, window: 1h, per: 1h}
        - {name: rv_6h, kernel: realized-variance, window: 6h, per: 1h}
        - {name: rv_1d, kernel: realized-variance, window: 1d, per: 1h}
        - {name: ewma_1h, kernel: ewma-variance, half-life: 2h, per: 1h}
        - {name: idle_1d, kernel: idle-bar-share, window: 1d}
        - {name: m_rv_1h, kernel: market-mean, of: realized-variance, window: 1h}
      """;

  private static final String STUDY =
      """
      name: tiny
      seed: 7
      data: {reader: bars, files: ["bars/*-5m.csv"], bar: 5m, view: tiny.yaml}
      horizons: [1h]
      clock: {origins: 1h, train: 1h, refit: 4d, from: 2024-01-07, to: 2024-01-13}
      spikes: {multiple: 2, long-run: rv_1d, current: rv_1h}
      inputs: {har: [rv_1h, rv_6h, rv_1d], last: rv_1h, ewma: ewma_1h, all: [rv_1h]}
      baseline: log-har
      models:
        - {family: random-walk}
        - {family: log-har, scope: instrument}
        - {name: blend, combine: [random-walk, log-har], shares: [1, 4]}
        - {name: online, combine: [random-walk, log-har], weights: online}
        - {name: guarded, guard: blend, level: rv_1d, thin: idle_1d, share: 0.03, times-median: 3}
      """;

  private static final int DAYS = 14;
  private static final long START_MILLIS = 1_704_067_200_000L;
  private static final long BAR_NANOS = 300_000_000_000L;
  private static final int HOUR = 12;

  private final ObjectMapper mapper = new ObjectMapper();
  private final HttpClient http = HttpClient.newHttpClient();

  @TempDir private Path directory;

  /** What a command left behind. */
  private record Run(int exit, String out, String err) {}

  @BeforeEach
  void makeAMarketAndAStudy() throws IOException {
    System.setProperty("plimsoll.home", directory.resolve("home").toString());
    Files.createDirectories(directory.resolve("data/bars"));
    write("data/bars/ONE-5m.csv", csv(bars("ONE", 1)));
    write("data/bars/TWO-5m.csv", csv(bars("TWO", 2)));
    write("tiny.yaml", VIEW);
    write("study.yaml", STUDY);
  }

  @AfterEach
  void forgetIt() {
    System.clearProperty("plimsoll.home");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  /** Bars of five minutes, each day wilder in its second half. */
  private static List<Bar> bars(String instrument, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Bar> bars = new ArrayList<>();
    double price = 100;
    for (int i = 0; i < DAYS * 24 * HOUR; i++) {
      double sigma = i % 288 < 144 ? 0.0005 : 0.001;
      double next = price * StrictMath.exp(sigma * random.nextGaussian());
      long open = START_MILLIS * 1_000_000 + i * BAR_NANOS;
      bars.add(
          new Bar(
              new InstrumentId(instrument),
              open,
              open + BAR_NANOS,
              open + BAR_NANOS,
              price,
              Math.max(price, next),
              Math.min(price, next),
              next,
              1,
              Double.NaN,
              -1));
      price = next;
    }
    return bars;
  }

  private static String csv(List<Bar> bars) {
    StringBuilder text = new StringBuilder("timestamp_ms,open,high,low,close,volume\n");
    for (Bar bar : bars) {
      text.append(bar.openNanos() / 1_000_000)
          .append(',')
          .append(bar.open())
          .append(',')
          .append(bar.high())
          .append(',')
          .append(bar.low())
          .append(',')
          .append(bar.close())
          .append(",1\n");
    }
    return text.toString();
  }

  private Run run(String... args) {
    PrintStream before = System.out;
    PrintStream complaining = System.err;
    ByteArrayOutputStream captured = new ByteArrayOutputStream();
    ByteArrayOutputStream complaints = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(captured, true, UTF_8));
      System.setErr(new PrintStream(complaints, true, UTF_8));
      return new Run(Plimsoll.run(args), captured.toString(UTF_8), complaints.toString(UTF_8));
    } finally {
      System.setOut(before);
      System.setErr(complaining);
    }
  }

  private Run train(String... more) {
    return run(
        Stream.concat(
                Stream.of(
                    "train",
                    "--study",
                    directory.resolve("study.yaml").toString(),
                    "--data-root",
                    directory.resolve("data").toString()),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private ModelBundle bundle(String model) throws IOException {
    Path out = directory.resolve("out-" + model);
    Run run = train("--model", model, "--until", "2024-01-11", "--out", out.toString());
    assertEquals(0, run.exit(), run.err());
    return ModelBundle.fromFiles(
        Map.of(ModelBundle.MODEL_FILE, Files.readAllBytes(out.resolve("model.plimsoll"))));
  }

  @Test
  void writesTheFilesOfABundleAndRegistersIt() throws IOException {
    Path out = directory.resolve("out");
    Run run = train("--model", "guarded", "--until", "2024-01-11", "--out", out.toString());
    assertEquals(0, run.exit(), run.err());
    assertTrue(
        run.out().contains("registered models:/tiny-guarded/1 (guarded) [champion]"), run.out());
    JsonNode provenance = mapper.readTree(out.resolve("provenance.json").toFile());
    assertEquals("study.yaml", provenance.get("study").asText());
    assertEquals(
        Sha256.of(directory.resolve("study.yaml")), provenance.get("studySha256").asText());
    assertEquals("guarded", provenance.get("studyModel").asText());
    assertEquals("tiny", provenance.get("view").asText());
    assertEquals("2024-01-11T00:00:00Z", provenance.get("to").asText());
    assertTrue(provenance.get("commit").asText().length() > 0);
    assertTrue(Files.readString(out.resolve("card.md")).contains("# tiny-guarded"));

    // The same once more is the champion; another end is a version that challenges it.
    Run again = train("--model", "guarded", "--until", "2024-01-11", "--json");
    assertEquals("models:/tiny-guarded/1", mapper.readTree(again.out()).get("model").asText());
    Run later = train("--model", "guarded", "--until", "2024-01-12T06:00:00Z", "--json");
    assertEquals("models:/tiny-guarded/2", mapper.readTree(later.out()).get("model").asText());
    assertEquals("challenger", mapper.readTree(later.out()).at("/aliases/0").asText());
    Run named = train("--model", "blend", "--name", "margin-1h", "--json");
    assertEquals("models:/margin-1h/1", mapper.readTree(named.out()).get("model").asText());
    assertTrue(run("models", "list").out().contains("tiny-guarded"));
  }

  @Test
  void aServedMultiplierEqualsTheOfflineOneAndStaysWithinItsBounds() throws Exception {
    ModelBundle bundle = bundle("guarded");
    List<Bar> one = bars("ONE", 1);
    List<Bar> two = bars("TWO", 2);
    List<MultiplierDecision> offline = new ArrayList<>();
    MultiplierEngine engine = new MultiplierEngine(bundle, universe("ONE", "TWO"), offline::add);
    int compared = 0;
    try (Serving serving = served("guarded", List.of())) {
      for (int from = 0; from < 4 * 288; from += HOUR) {
        List<Bar> hour = hour(from, one, two);
        hour.forEach(engine::accept);
        post(serving.address(), hour);
        if (offline.isEmpty()) {
          continue;
        }
        MultiplierDecision expected = offline.getLast();
        JsonNode served = get(serving.address(), "TWO");
        assertEquals(expected.decidedNanos(), served.get("decidedNanos").asLong());
        double multiplier = served.get("multiplier").asDouble();
        assertEquals(
            Double.doubleToLongBits(expected.multiplier()), Double.doubleToLongBits(multiplier));
        assertTrue(
            multiplier >= bundle.guards().floor() && multiplier <= bundle.guards().cap(),
            served.toString());
        // A day of returns, the first of which is of the second bar, is whole at the 25th hour; the
        // row of an hour is made by the first event after it.
        boolean warm = expected.decidedNanos() >= START_MILLIS * 1_000_000 + 25 * HOUR * BAR_NANOS;
        assertEquals(!warm, served.get("degraded").asBoolean(), served.toString());
        if (!warm) {
          assertEquals(bundle.guards().fallback(), multiplier);
          assertTrue(
              served.get("degradedReason").asText().contains("no value yet for"),
              served.toString());
        }
        compared += warm ? 1 : 0;
      }
    }
    assertTrue(compared > 60, "compared only " + compared);
  }

  @Test
  void aStrangerAndAHoleInTheDataGetTheFallbackWithTheReason() throws Exception {
    ModelBundle bundle = bundle("guarded");
    try (Serving serving = served("guarded", universe("ONE", "TWO", "NEW"))) {
      List<Bar> one = bars("ONE", 1).subList(0, 2 * 288);
      for (int from = 0; from < one.size(); from += HOUR) {
        post(
            serving.address(),
            hour(from, one, bars("TWO", 2).subList(0, 2 * 288 - 2 * HOUR), bars("NEW", 3)));
      }
      JsonNode known = get(serving.address(), "ONE");
      assertFalse(known.get("degraded").asBoolean(), known.toString());
      JsonNode stranger = get(serving.address(), "NEW");
      assertTrue(stranger.get("degraded").asBoolean(), stranger.toString());
      assertEquals(
          "no forecast: the model was not trained on NEW", stranger.get("degradedReason").asText());
      assertEquals(bundle.guards().fallback(), stranger.get("multiplier").asDouble());
      JsonNode silent = get(serving.address(), "TWO");
      assertTrue(silent.get("degraded").asBoolean(), silent.toString());
      assertTrue(silent.get("degradedReason").asText().startsWith("stale"), silent.toString());
      assertTrue(silent.get("multiplier").asDouble() >= bundle.guards().fallback());
    }
  }

  @Test
  void anotherMarketThanThatOfTrainingIsSaid() throws IOException {
    bundle("guarded");
    try (Serving same = served("guarded", universe("TWO", "ONE"))) {
      assertEquals(Optional.empty(), same.warning());
    }
    try (Serving fewer = served("guarded", universe("ONE"))) {
      assertEquals(
          "trained on [ONE, TWO], serving [ONE]: features of the market as a whole are now of other"
              + " instruments than the model learned them from: [m_rv_1h]",
          fewer.warning().orElse(""));
    }
  }

  private Serving served(String model, List<InstrumentId> universe) {
    return Serving.start(
        ServerSettings.standard(
                directory.resolve("home"), directory.resolve("out-" + model).toString())
            .listeningOn("127.0.0.1", 0)
            .with(ServerSettings.Clock.EVENTS),
        new LocalRegistry(directory.resolve("registry"), InstantSource.system()),
        universe,
        Serving.referenceRules());
  }

  private static List<InstrumentId> universe(String... names) {
    return Stream.of(names).map(InstrumentId::new).toList();
  }

  /** The bars of an hour, in the order in which they became known. */
  @SafeVarargs
  private static List<Bar> hour(int from, List<Bar>... instruments) {
    List<Bar> hour = new ArrayList<>();
    for (int t = from; t < from + HOUR; t++) {
      for (List<Bar> bars : instruments) {
        if (t < bars.size()) {
          hour.add(bars.get(t));
        }
      }
    }
    return hour;
  }

  private void post(URI server, List<Bar> batch) throws Exception {
    StringBuilder body = new StringBuilder("[");
    for (Bar bar : batch) {
      body.append(body.length() == 1 ? "" : ",")
          .append("{\"type\":\"bar\",\"instrument\":\"")
          .append(bar.instrument())
          .append("\",\"openTime\":")
          .append(bar.openNanos())
          .append(",\"eventTime\":")
          .append(bar.eventNanos())
          .append(",\"availableTime\":")
          .append(bar.availableNanos())
          .append(",\"open\":")
          .append(bar.open())
          .append(",\"high\":")
          .append(bar.high())
          .append(",\"low\":")
          .append(bar.low())
          .append(",\"close\":")
          .append(bar.close())
          .append(",\"volume\":1}");
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

  private JsonNode get(URI server, String instrument) throws Exception {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(server.resolve("/v1/multipliers/" + instrument)).build(),
            HttpResponse.BodyHandlers.ofString());
    assertEquals(200, answer.statusCode(), answer.body());
    return mapper.readTree(answer.body());
  }

  private static void refused(Run run, String... parts) {
    assertEquals(2, run.exit(), run.out() + run.err());
    for (String part : parts) {
      assertTrue(run.err().contains(part), run.err());
    }
    assertFalse(run.err().contains("\tat "), run.err());
  }

  @Test
  void aMistakeIsNamedAndNothingIsRegistered() {
    refused(train(), "--model", "random-walk, log-har, blend, online, guarded");
    refused(
        train("--model", "garded"),
        "no model 'garded'",
        "random-walk, log-har, blend, online, guarded",
        "did you mean 'guarded'?");
    refused(train("--model", "online"), "'online'", "cannot be bundled", "weights: online");
    refused(train("--model", "guarded", "--horizon", "2h"), "no horizon 2h", "[1h]");
    refused(train("--model", "guarded", "--until", "2023-12-31"), "2023-12-31", "2024-01-02");
    refused(train("--model", "guarded", "--until", "2024-01-07"), "too few forecasts");
    refused(train("--model", "guarded", "--until", "soon"), "--until", "'soon'");
    refused(train("--model", "guarded", "--family", "log-har"), "--family");
    refused(train("some-dataset", "--model", "guarded"), "'some-dataset'");
    refused(run("train", "some-dataset", "--model", "guarded"), "--model", "--study");
    refused(
        run("train", "--study", directory.resolve("none.yaml").toString(), "--model", "x"),
        "none.yaml");
    assertEquals("[ ]", run("models", "list", "--json").out().strip());
  }

  @Test
  void theSameBytesAtEveryRun() throws IOException {
    bundle("blend");
    byte[] once = Files.readAllBytes(directory.resolve("out-blend/model.plimsoll"));
    bundle("blend");
    assertArrayEquals(once, Files.readAllBytes(directory.resolve("out-blend/model.plimsoll")));
  }
}
