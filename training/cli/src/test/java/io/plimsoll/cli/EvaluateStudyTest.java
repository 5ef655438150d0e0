package io.plimsoll.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code plimsoll evaluate --study} on two instruments that somebody made up. */
class EvaluateStudyTest {
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
        - {name: blend, combine: [random-walk, log-har]}
      """;

  @TempDir private Path directory;

  /** What a command left behind. */
  private record Run(int exit, String out, String err) {}

  @BeforeEach
  void makeAMarketAndAStudy() throws IOException {
    System.setProperty("plimsoll.home", directory.resolve("home").toString());
    Files.createDirectories(directory.resolve("data/bars"));
    write("data/bars/ONE-5m.csv", bars(1));
    write("data/bars/TWO-5m.csv", bars(2));
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

  /** Fourteen days of five minutes, each day wilder in its second half. */
  private static String bars(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder text = new StringBuilder("timestamp_ms,open,high,low,close,volume\n");
    double price = 100;
    for (int i = 0; i < 14 * 288; i++) {
      double sigma = i % 288 < 144 ? 0.0005 : 0.001;
      double next = price * StrictMath.exp(sigma * random.nextGaussian());
      text.append(1_704_067_200_000L + 300_000L * i)
          .append(',')
          .append(price)
          .append(',')
          .append(Math.max(price, next))
          .append(',')
          .append(Math.min(price, next))
          .append(',')
          .append(next)
          .append(",1\n");
      price = next;
    }
    return text.toString();
  }

  private Run evaluate(Path study, String out) {
    PrintStream before = System.out;
    PrintStream complaining = System.err;
    ByteArrayOutputStream captured = new ByteArrayOutputStream();
    ByteArrayOutputStream complaints = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(captured, true, UTF_8));
      System.setErr(new PrintStream(complaints, true, UTF_8));
      int exit =
          Plimsoll.run(
              "evaluate",
              "--study",
              study.toString(),
              "--out",
              directory.resolve(out).toString(),
              "--data-root",
              directory.resolve("data").toString());
      return new Run(exit, captured.toString(UTF_8), complaints.toString(UTF_8));
    } finally {
      System.setOut(before);
      System.setErr(complaining);
    }
  }

  @Test
  void printsATableAndWritesResultsAndAReport() throws IOException {
    Run run = evaluate(directory.resolve("study.yaml"), "out");
    assertEquals(0, run.exit(), run.err());
    // Six days of two instruments.
    assertTrue(run.out().contains("1h ahead, 288 origins from 2024-01-07T00:00:00Z"), run.out());
    JsonNode results = new ObjectMapper().readTree(directory.resolve("out/results.json").toFile());
    JsonNode variance = results.at("/horizons/0/variance");
    assertEquals("random-walk", variance.at("/0/model").asText());
    assertEquals(1, variance.at("/1/ratio").asDouble(), 0, "the baseline is its own measure");
    assertTrue(variance.at("/0/ratio").asDouble() > 1, variance.toString());
    assertTrue(Files.readString(directory.resolve("out/report.html")).contains("blend"));
    assertFalse(Files.exists(directory.resolve("out/work")), "what is done is kept no longer");
  }

  @Test
  void aSecondRunWritesTheSameBytes() throws IOException {
    evaluate(directory.resolve("study.yaml"), "first");
    evaluate(directory.resolve("study.yaml"), "second");
    assertArrayEquals(
        Files.readAllBytes(directory.resolve("first/results.json")),
        Files.readAllBytes(directory.resolve("second/results.json")));
  }

  @Test
  void aMistakeIsNamedWithItsKeyAndNothingIsWritten() throws IOException {
    Path study = write("wrong.yaml", STUDY.replace("baseline: log-har", "baseline: log-hra"));
    Run run = evaluate(study, "out");
    assertEquals(2, run.exit(), run.out());
    assertTrue(run.err().contains("baseline") && run.err().contains("'log-hra'"), run.err());
    assertFalse(Files.exists(directory.resolve("out")));
  }
}
