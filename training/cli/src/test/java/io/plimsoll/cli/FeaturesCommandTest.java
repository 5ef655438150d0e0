package io.plimsoll.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plimsoll.features.FeatureTable;
import io.plimsoll.training.FeatureTableFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands about features: what they print, what they write, and how they end. */
class FeaturesCommandTest {
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

  private static void assertRefused(Run run, String... words) {
    assertEquals(2, run.exit(), run.err());
    for (String word : words) {
      assertTrue(run.err().contains(word), "expected '" + word + "' in: " + run.err());
    }
  }

  /** Bars of a minute of one instrument, imported. */
  private void dataset(String name, int count, long seed) throws IOException {
    StringBuilder text = new StringBuilder("timestamp_ms,open,high,low,close,volume\n");
    double price = 100;
    Random random = new Random(seed);
    for (int i = 0; i < count; i++) {
      double next = price * Math.exp(0.001 * random.nextGaussian());
      text.append(1_704_067_200_000L + 60_000L * i).append(',').append(price).append(',');
      text.append(Math.max(price, next)).append(',').append(Math.min(price, next)).append(',');
      text.append(next).append(",1.5\n");
      price = next;
    }
    Path file = Files.writeString(directory.resolve(name + ".csv"), text);
    Run run = run("data", "import", file.toString());
    assertEquals(0, run.exit(), run.err());
  }

  private static double[] bits(FeatureTable table) {
    return table.columns().stream()
        .map(table::column)
        .flatMapToDouble(java.util.Arrays::stream)
        .toArray();
  }

  @Test
  void severalDatasetsBecomeOneArrowOrParquetFileWithTheSameNumbers() throws IOException {
    dataset("abc-usd", 900, 1);
    dataset("xyz-usd", 700, 2);
    Path arrow = directory.resolve("out/features.arrow");
    Path parquet = directory.resolve("out/features.parquet");
    for (Path file : List.of(arrow, parquet)) {
      Run built =
          run(
              "features",
              "build",
              "bars-1h",
              "--data",
              "abc-usd,xyz-usd",
              "--out",
              file.toString(),
              "-q");
      assertEquals(0, built.exit(), built.err());
    }
    List<FeatureTable> a = FeatureTableFiles.readAll(arrow);
    List<FeatureTable> b = FeatureTableFiles.readAll(parquet);
    assertEquals(
        List.of("ABC-USD", "XYZ-USD"), a.stream().map(t -> t.instrument().value()).toList());
    for (int i = 0; i < 2; i++) {
      assertEquals(a.get(i).viewVersion(), b.get(i).viewVersion());
      assertEquals(a.get(i).columns(), b.get(i).columns());
      assertEquals(a.get(i).size(), b.get(i).size());
      org.junit.jupiter.api.Assertions.assertArrayEquals(bits(a.get(i)), bits(b.get(i)));
    }
    // Each instrument's numbers are those it has alone: views over bars know no neighbours.
    Path alone = directory.resolve("alone.parquet");
    assertEquals(
        0,
        run("features", "build", "bars-1h", "--data", "abc-usd", "--out", alone.toString(), "-q")
            .exit());
    org.junit.jupiter.api.Assertions.assertArrayEquals(
        bits(a.getFirst()), bits(FeatureTableFiles.readAll(alone).getFirst()));
    Run same = run("features", "diff", arrow.toString(), parquet.toString());
    assertEquals(0, same.exit(), same.out() + same.err());
    Run other = run("features", "diff", arrow.toString(), alone.toString());
    assertEquals(1, other.exit());
    assertTrue(other.out().contains("XYZ-USD"), other.out());
  }

  @Test
  void buildRefusesWhatItCannotUse() throws IOException {
    dataset("abc-usd", 300, 1);
    assertRefused(
        run("features", "build", "bars-1h", "--data", "abc-usd", "--out", "x.csv"), ".parquet");
    assertRefused(
        run("features", "build", "depth-1h", "--data", "abc-usd", "-q"),
        "view 'depth-1h' needs quotes, depth",
        "holds bars");
    assertRefused(run("features", "build", "bars-1h", "--data", "abc-usd,abc-usd", "-q"), "twice");
    assertRefused(run("features", "build", "bars-1h", "--data", "nothing", "-q"), "nothing");
    assertRefused(run("features", "build", "bars-2h", "--data", "abc-usd"), "'bars-1h'?");
    assertRefused(run("features", "build", "bars-1h"), "--data");
  }

  @Test
  void aViewIsHeldAgainstItsStoredVersionColumnByColumn() throws IOException {
    dataset("abc-usd", 300, 1);
    Path file = directory.resolve("mine.yaml");
    String yaml =
        """
        name: mine
        bar: 1m
        every: 5m
        ttl: 15m
        sources: [bars]
        features:
          - name: rv_1h
            kernel: realized-variance
            window: 1h
        """;
    Files.writeString(file, yaml);
    Run built = run("features", "build", file.toString(), "--data", "abc-usd", "-q", "--json");
    assertEquals(0, built.exit(), built.err());
    String version;
    try (var names = Files.list(directory.resolve("home/features/views"))) {
      version = names.findFirst().orElseThrow().getFileName().toString().replace(".yaml", "");
    }
    assertEquals(0, run("features", "diff", file.toString(), version).exit());
    Files.writeString(
        file,
        yaml.replace("window: 1h", "window: 2h").replace("ttl: 15m", "description: other words"));
    Run diff = run("features", "diff", version, file.toString());
    assertEquals(1, diff.exit(), diff.err());
    for (String word : List.of("window=1h", "window=2h", "ttl", "15m", "none", "version")) {
      assertTrue(diff.out().contains(word), diff.out());
    }
    assertRefused(run("features", "diff", "mine@000000000000", "bars-1h"), version);
    assertRefused(run("features", "diff", "bars-1h", "x.parquet"), "not a view with a table");
    assertRefused(run("features", "diff", "a.parquet", "b.arrow"), "no such file");
  }

  @Test
  void diffNamesTheFirstRowAndItsValues() {
    FeatureTable a = table(1, 2, 3);
    Path left = directory.resolve("a.arrow");
    Path right = directory.resolve("b.parquet");
    FeatureTableFiles.writeAll(left, List.of(a));
    FeatureTableFiles.writeAll(right, List.of(table(1, 2.5, 4)));
    Run diff = run("features", "diff", left.toString(), right.toString());
    assertEquals(1, diff.exit());
    assertTrue(diff.out().contains("x: 2 rows, first 1970-01-01 00:00:20"), diff.out());
    assertTrue(diff.out().contains("2.0") && diff.out().contains("2.5"), diff.out());
  }

  private static FeatureTable table(double... values) {
    long[] asOf = {10_000_000_000L, 20_000_000_000L, 30_000_000_000L};
    return new FeatureTable(
        new io.plimsoll.datasets.market.InstrumentId("ABC-USD"),
        "v",
        List.of("x"),
        asOf,
        new double[][] {values});
  }

  @Test
  void aKernelAndAColumnAreExplained() throws IOException {
    Run kernel = run("features", "explain", "realized-variance");
    assertEquals(0, kernel.exit(), kernel.err());
    for (String word :
        List.of("formula", "unit", "range", "window, must be given", "source", "looks at")) {
      assertTrue(kernel.out().contains(word), word + " in " + kernel.out());
    }
    Run column = run("features", "explain", "trades-1h.rv_1d");
    assertTrue(column.out().contains("window, must be given, here 1d"), column.out());
    JsonNode json =
        new ObjectMapper().readTree(run("features", "explain", "amihud", "--json").out());
    assertEquals("amihud", json.get("kernel").get("name").asText());
    assertRefused(run("features", "explain", "realised-variance"), "'realized-variance'?");
    assertRefused(run("features", "explain", "trades-1h.rv_1x"), "'rv_1");
    assertRefused(run("features", "explain", "trade-1h.rv_1h"), "'trades-1h'?");
  }

  @Test
  void everyKernelCanBeExplained() {
    for (String name : io.plimsoll.features.KernelRegistry.standard().names()) {
      Run run = run("features", "explain", name);
      assertEquals(0, run.exit(), name + ": " + run.err());
    }
  }

  @Test
  void everyViewCanBeShownAndItsColumnsExplained() {
    for (String name : io.plimsoll.features.Views.names()) {
      Run show = run("features", "show", name);
      assertEquals(0, show.exit(), name + ": " + show.err());
      String column = StudyOptions.named(name).columns().getLast();
      assertEquals(0, run("features", "explain", name + "." + column).exit(), name);
    }
  }

  @Test
  void showListsEveryColumnOfAView() {
    Run show = run("features", "show", "trades-1h");
    assertEquals(0, show.exit(), show.err());
    for (String word : List.of("rv_7d", "warm-up=12h", "needs bars", "a row every 5m")) {
      assertTrue(show.out().contains(word), word + " in " + show.out());
    }
    assertRefused(run("features", "show", "trade-1h"), "did you mean 'trades-1h'?");
  }

  @Test
  void theAuditClearsAnHonestViewOnDataAndOnASyntheticMarket() throws IOException {
    dataset("abc-usd", 1500, 1);
    for (String[] origin : new String[][] {{"--synthetic"}, {"--data", "abc-usd"}}) {
      String[] args = new String[4 + origin.length];
      System.arraycopy(new String[] {"features", "audit", "bars-1h", "-q"}, 0, args, 0, 4);
      System.arraycopy(origin, 0, args, 4, origin.length);
      Run audit = run(args);
      assertEquals(0, audit.exit(), audit.out() + audit.err());
      for (String check :
          List.of(
              "future-mutation",
              "prefix-equality",
              "availability",
              "planted-leak",
              "loss-alarm",
              "time-reversal")) {
        assertTrue(audit.out().contains(check), audit.out());
      }
    }
    assertRefused(
        run("features", "audit", "bars-1h", "--synthetic", "--data", "abc-usd"), "mutually");
  }

  @Test
  void theNearestNameIsTheOneWithTheFewestChanges() {
    assertEquals(0, Nearest.distance("same", "same"));
    // kitten, sitten, sittin, sitting: three, as everywhere.
    assertEquals(3, Nearest.distance("kitten", "sitting"));
    assertEquals(4, Nearest.distance("", "four"));
    assertEquals("", Nearest.question("zzzzzzz", List.of("amihud")));
  }
}
