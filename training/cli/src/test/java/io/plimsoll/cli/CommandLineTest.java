package io.plimsoll.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command as a person types it: what it prints, and its exit code. */
class CommandLineTest {
  private static final String HEADER = "timestamp_ms,open,high,low,close,volume\n";

  @TempDir Path directory;

  /** What a command left behind. */
  private record Run(int exit, String out, String err) {}

  @BeforeEach
  void keepEverythingInATemporaryDirectory() {
    System.setProperty("plimsoll.home", directory.resolve("home").toString());
  }

  @AfterEach
  void forgetIt() {
    System.clearProperty("plimsoll.home");
  }

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

  private Run dataImport(Path file, String... more) {
    List<String> args = new ArrayList<>(List.of("data", "import", file.toString()));
    args.addAll(List.of(more));
    return run(args.toArray(new String[0]));
  }

  private void assertRefused(Run run, int exit, String... words) {
    assertEquals(exit, run.exit(), run.err());
    for (String word : words) {
      assertTrue(run.err().contains(word), "expected '" + word + "' in: " + run.err());
    }
    assertFalse(run.err().contains("\tat "), "a stack trace for a user's mistake: " + run.err());
    assertEquals("[ ]", run("data", "list", "--json").out().strip(), "something was stored");
  }

  /** Bars of a minute from 2024-01-01, with a price that walks. */
  private static String bars(int count) {
    StringBuilder text = new StringBuilder(HEADER);
    double price = 100;
    Random random = new Random(1);
    for (int i = 0; i < count; i++) {
      double next = price * Math.exp(0.001 * random.nextGaussian());
      text.append(1_704_067_200_000L + 60_000L * i)
          .append(',')
          .append(price)
          .append(',')
          .append(Math.max(price, next) * 1.0002)
          .append(',')
          .append(Math.min(price, next) * 0.9998)
          .append(',')
          .append(next)
          .append(",1.5\n");
      price = next;
    }
    return text.toString();
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "quickstart",
        "data",
        "data import",
        "data fetch",
        "data list",
        "data show",
        "data verify",
        "features",
        "features list",
        "features build",
        "features show",
        "features diff",
        "features explain",
        "features audit",
        "train",
        "evaluate",
        "backtest",
        "models",
        "models list",
        "models show",
        "models promote",
        "serve",
        "doctor"
      })
  void everyCommandExplainsItself(String command) {
    String[] args = (command + " --help").strip().split(" ");
    Run run = run(args);
    assertEquals(0, run.exit(), run.err());
    assertTrue(run.out().contains("Usage: plimsoll"), run.out());
  }

  @Test
  void anUnknownCommandOrOptionIsTheCallersMistake() {
    assertEquals(2, run("quickstat").exit());
    assertEquals(2, run("data", "list", "--jsn").exit());
    assertEquals(2, run().exit());
  }

  @Test
  void aMissingFileIsNamed() {
    assertRefused(dataImport(directory.resolve("missing.csv")), 2, "missing.csv");
  }

  @Test
  void anUnknownHeaderSaysWhatWasFound() throws IOException {
    Path file = write("odd-usd.csv", "when,what\n1,2\n3,4\n");
    assertRefused(dataImport(file), 2, "odd-usd.csv", "when");
  }

  @Test
  void aTruncatedArchiveLeavesNothingBehind() throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(whole)) {
      gzip.write(bars(5_000).getBytes(UTF_8));
    }
    byte[] bytes = whole.toByteArray();
    Path file = directory.resolve("cut-usd.csv.gz");
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    assertRefused(dataImport(file), 1, "cut-usd.csv.gz");
    try (Stream<Path> left = Files.walk(directory.resolve("home"))) {
      assertEquals(List.of(), left.filter(path -> path.toString().endsWith(".arrow")).toList());
    }
  }

  @Test
  void aBadRowIsSetAsideWithItsLineAndTheRestIsImported() throws IOException {
    List<String> lines = new ArrayList<>(bars(100).lines().toList());
    lines.set(50, "1704070140000,100,99,101,oops,1");
    Run run = dataImport(write("some-usd.csv", String.join("\n", lines) + "\n"));
    assertEquals(0, run.exit(), run.err());
    assertTrue(run.out().contains("99 bars"), run.out());
    assertTrue(run.out().contains("1 bad rows set aside"), run.out());
    assertTrue(run.out().contains("line 51"), run.out());
    assertTrue(run.out().contains("oops"), run.out());
  }

  @Test
  void moreBadRowsThanAllowedFailTheImport() throws IOException {
    List<String> lines = new ArrayList<>(bars(100).lines().toList());
    lines.set(50, "1704070140000,oops,99,101,100,1");
    Path file = write("some-usd.csv", String.join("\n", lines) + "\n");
    assertRefused(dataImport(file, "--max-bad-rows", "0"), 2, "line 51", "oops");
  }

  @Test
  void unsortedAndDuplicateRowsArePutInOrderAndCounted() throws IOException {
    List<String> lines = new ArrayList<>(bars(100).lines().toList());
    lines.add(lines.get(30));
    String late = lines.remove(60);
    lines.add(late);
    Run run = dataImport(write("some-usd.csv", String.join("\n", lines) + "\n"));
    assertEquals(0, run.exit(), run.err());
    assertTrue(run.out().contains("100 bars"), run.out());
    assertTrue(run.out().contains("1 duplicates left out"), run.out());
    assertFalse(run.out().contains(" 0 rows put in order"), run.out());
  }

  @Test
  void anImportedDatasetIsListedShownAndVerified() throws Exception {
    assertEquals(0, dataImport(write("abc-usd.csv", bars(300))).exit());
    var listed = new ObjectMapper().readTree(run("data", "list", "--json").out());
    assertEquals("abc-usd", listed.get(0).get("name").asText());
    assertEquals(300, listed.get(0).get("rows").asInt());
    assertTrue(run("data", "show", "abc-usd").out().contains("dataSha256"));
    assertEquals(0, run("data", "verify").exit());
    assertEquals(2, run("data", "show", "nothing").exit());
  }

  /** A study of 500 simulated days that tunes one setting with three trials. */
  private Run study() throws IOException {
    StringBuilder days = new StringBuilder("date,rv,ret\n");
    Random random = new Random(2);
    for (int i = 0; i < 500; i++) {
      double rv = 1e-4 * Math.exp(0.5 * random.nextGaussian());
      days.append(LocalDate.of(2000, 1, 1).plusDays(i)).append(',').append(rv).append(',');
      days.append(Math.sqrt(rv) * random.nextGaussian()).append('\n');
    }
    write("sim.csv", days.toString());
    Path file =
        write(
            "study.yaml",
            """
            name: small
            data:
              reader: realized-measures
              series: [{instrument: SIM, file: sim.csv, columns: {date: date, rv: rv, return: ret}}]
            inputs: {har: [rv_1, rv_5, rv_22], last: rv_1, ewma: ewma, all: [rv_1, rv_5, rv_22, fall_1]}
            horizons: [1d]
            clock: {origins: 1d, refit: 90d, from: 2000-10-01}
            spikes: {multiple: 3, long-run: rv_22, current: rv_1}
            baseline: log-har
            models:
              - {family: log-har}
              - {family: log-har-x, tune: {trials: 3, space: {ridge: {log-uniform: [0.001, 10]}}}}
            """);
    return run(
        "evaluate",
        "--study",
        file.toString(),
        "--data-root",
        directory.toString(),
        "--out",
        directory.resolve("out").toString(),
        "-q");
  }

  @Test
  void aStudyIsRecordedWithItsTrialsAsChildRuns() throws IOException {
    Run run = study();
    assertEquals(0, run.exit(), run.err());
    Path runs = directory.resolve("home/runs/small");
    assertTrue(Files.exists(runs.resolve("small-00001/metrics/ratio.1d.log-har-x")));
    for (int child = 2; child <= 4; child++) {
      String meta = Files.readString(runs.resolve("small-0000" + child + "/meta"));
      assertTrue(meta.contains("parent=small-00001\n"), meta);
    }
    var results =
        new ObjectMapper().readTree(Files.readString(directory.resolve("out/results.json")));
    assertEquals(2 + 3, results.get("trials").asInt());
    var tuned = results.get("horizons").get(0).get("tuned").get(0);
    assertEquals("log-har-x", tuned.get("model").asText());
    assertTrue(tuned.get("chosen").has("ridge"), tuned.toString());
  }

  @Test
  void aStudyGoesOnWhereRunsCannotBeRecorded() throws IOException {
    Files.createDirectories(directory.resolve("home"));
    write("home/runs", "a file where a folder should be");
    Run run = study();
    assertEquals(0, run.exit(), run.err());
    assertTrue(Files.exists(directory.resolve("out/results.json")));
    assertEquals(1, run.err().lines().filter(line -> line.contains("warning: runs")).count());
  }

  @Test
  void aModelIsTrainedListedPromotedAndExplained() throws Exception {
    assertEquals(0, dataImport(write("abc-usd.csv", bars(3 * 1440))).exit());
    Run trained = run("train", "abc-usd", "--families", "random-walk,ewma,log-har", "-q");
    assertEquals(0, trained.exit(), trained.err());
    assertTrue(trained.out().contains("models:/abc-usd/1"), trained.out());
    Run again =
        run("train", "abc-usd", "--families", "random-walk,ewma,log-har", "--family", "ewma", "-q");
    assertEquals(0, again.exit(), again.err());
    assertEquals(0, run("models", "promote", "abc-usd/2").exit());
    var models = new ObjectMapper().readTree(run("models", "list", "--json").out());
    assertEquals(2, models.size());
    Run shown = run("models", "show", "abc-usd@champion");
    assertEquals(0, shown.exit(), shown.err());
    assertTrue(shown.out().startsWith("models:/abc-usd/2"), shown.out());
    assertEquals(2, run("models", "promote", "abc-usd/9").exit());
    Run backtest =
        run("backtest", "abc-usd", "--families", "ewma,log-har", "--accounts", "50", "-q");
    assertEquals(0, backtest.exit(), backtest.err());
    assertTrue(backtest.out().contains("predictive"), backtest.out());
  }

  @Test
  void featuresAreBuiltAndShown() throws IOException {
    assertEquals(0, dataImport(write("abc-usd.csv", bars(2_000))).exit());
    Run built = run("features", "build", "bars-1h", "--data", "abc-usd", "-q");
    assertEquals(0, built.exit(), built.err());
    assertTrue(built.out().contains("rv_1h"), built.out());
    assertTrue(
        Files.exists(directory.resolve("home/features/abc-usd--bars-1h--ABC-USD.arrow")),
        built.out());
    assertTrue(run("features", "show", "trades-1h").out().contains("realized-variance@"));
    assertTrue(run("features", "list").out().contains("trades-1h"));
    assertEquals(2, run("features", "show", "nothing").exit());
  }

  @Test
  void theDoctorKnowsThisMachineCanRun() {
    Run run = run("doctor");
    assertEquals(0, run.exit(), run.out());
    assertTrue(run.out().contains("JDK"), run.out());
  }
}
