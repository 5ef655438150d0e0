package io.plimsoll.training.comparison;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.Progress;
import io.plimsoll.training.report.ResultsJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Fits in sample and counts of filtered forecasts, by a study of days that somebody made up: the
 * bipower variation of a day is 1 or 3, and the next day's variance 1, 4, 3, 8 in turn. The line of
 * one on the other is 0 + 2·bpv; its numbers are reckoned in the test of the in-sample fit.
 */
class MadeUpDaysTest {
  private static final int DAYS = 81;
  private static final double[] BPV = {1, 3, 1, 3};
  private static final double[] NEXT = {1, 4, 3, 8};

  /** Fits once, on 2001-02-11, on the 40 days from 2001-01-01 on; judges the next 40. */
  private static final String STUDY =
      """
      name: made-up
      data:
        reader: realized-measures
        series:
          - {instrument: A, file: days.csv, columns: {date: day, rv: rv, bpv: bpv, jump: jump}}
      horizons: [1d]
      clock: {origins: 1d, refit: 400d, from: 2001-02-11}
      spikes: {multiple: 2, long-run: rv_1, current: rv_1}
      inputs: {har: [rv_1], last: rv_1, ewma: ewma}
      baseline: random-walk
      models:
        - {family: random-walk}
        - {name: line, family: ar, scope: instrument, settings: {input: bpv_1}}
        - {name: both, combine: [random-walk, line]}
      in-sample:
        - {name: fit, family: ar, settings: {input: bpv_1}, lag: 1}
      """;

  @TempDir private Path root;

  @BeforeEach
  void makeUp() throws IOException {
    StringBuilder text = new StringBuilder("day,rv,bpv,jump\n");
    for (int day = 0; day < DAYS; day++) {
      text.append(LocalDate.of(2001, 1, 1).plusDays(day))
          .append(',')
          .append(NEXT[(day + 3) % 4])
          .append(',')
          .append(bpv(day))
          .append(',')
          .append(day == 60 ? "NA" : String.valueOf(1 + day % 4))
          .append('\n');
    }
    Files.writeString(root.resolve("days.csv"), text.toString());
  }

  /** In the evaluation three days are like no other: the line is at 200, 0 and 200. */
  private static double bpv(int day) {
    return switch (day) {
      case 50, 70 -> 100;
      case 60 -> 0;
      default -> BPV[day % 4];
    };
  }

  private ComparisonResult result(String text) {
    return Comparison.run(
        SmallStudy.settings(text), SmallStudy.place(root, null, 2), Progress.NONE);
  }

  private ComparisonSummary.Horizon day(String text) {
    return result(text).summary().horizon("1d");
  }

  private static String with(String old, String now) {
    return SmallStudy.with(STUDY, old, now);
  }

  /** The study until 2001-02-11, all of whose days are of the line. */
  private static String calm() {
    return with("from: 2001-02-11", "from: 2001-01-22, to: 2001-02-11");
  }

  @Test
  void aFitInSampleHasEveryLabelledRowBeforeTheEndOfTheStudy() {
    ComparisonSummary.Horizon day = day(calm());
    assertEquals(1, day.inSample().size());
    InSampleScore fit = day.inSample().getFirst();
    assertEquals("fit", fit.model());
    assertEquals("ar", fit.family());
    assertEquals("A", fit.instrument());
    assertEquals("variance", fit.target());
    assertEquals(40, fit.rows());
    assertEquals("bpv_1", fit.settings().get("input"));
    assertEquals(2.5, fit.meanSquaredError(), 1e-12);
    assertEquals(1 - 10.0 / 26, fit.rSquared(), 1e-12);
    assertEquals(1, fit.lag());
    assertTrue(fit.standardErrors().startsWith("Newey-West"), fit.standardErrors());
    // As for 20 rows, with ten times four rows in place of five times: a row adds fortieths.
    coefficient(
        fit.coefficients().get(0),
        "intercept",
        0,
        Math.sqrt((10 * 0.065 + 10 * (-0.015) + 9 * 0.015) / 4));
    coefficient(fit.coefficients().get(1), "bpv_1", 2, Math.sqrt((100 - 10 * 2 + 9 * 2) / 1600.0));
  }

  private static void coefficient(
      InSampleScore.Coefficient coefficient, String name, double estimate, double error) {
    assertEquals(name, coefficient.name());
    assertEquals(estimate, coefficient.estimate(), 1e-12);
    assertEquals(error, coefficient.standardError(), 1e-12);
    assertEquals(estimate / error, coefficient.statistic(), 1e-10);
  }

  @Test
  void withoutALagItIsWhatAHorizonOverlaps() {
    String open = SmallStudy.with(calm(), ", lag: 1", "");
    InSampleScore one = day(open).inSample().getFirst();
    assertEquals(0, one.lag());
    assertTrue(one.standardErrors().startsWith("White"), one.standardErrors());
    ComparisonSummary three = result(SmallStudy.with(open, "[1d]", "[1d, 3d]")).summary();
    assertEquals(0, three.horizon("1d").inSample().getFirst().lag());
    assertEquals(2, three.horizon("3d").inSample().getFirst().lag());
  }

  @Test
  void theResultsAndTheReportHaveFitsAndCounts() throws IOException {
    ComparisonResult result = result(STUDY);
    JsonNode horizon =
        new ObjectMapper().readTree(ResultsJson.write(result.summary())).at("/horizons/0");
    JsonNode fit = horizon.at("/inSample/0");
    assertEquals("fit", fit.get("model").asText());
    assertEquals("bpv_1", fit.at("/coefficients/1/name").asText());
    assertTrue(fit.at("/coefficients/1/statistic").isNumber());
    assertEquals(1, fit.get("lag").asInt());
    assertTrue(fit.get("standardErrors").asText().contains("Newey-West"));
    assertTrue(horizon.at("/variance/0/filtered").isNull());
    assertEquals(3, horizon.at("/variance/1/filtered").asInt());
    assertTrue(horizon.at("/variance/2/filtered").isNull());
    String report = ComparisonReport.html(result);
    for (String part : List.of("Filtered", "In sample, the next 1d", "Newey and West")) {
      assertTrue(report.contains(part), part);
    }
    String without = ComparisonReport.html(result(SmallStudy.with(STUDY, IN_SAMPLE, "")));
    assertTrue(!without.contains("In sample, the next"));
  }

  private static final String IN_SAMPLE =
      """
      in-sample:
        - {name: fit, family: ar, settings: {input: bpv_1}, lag: 1}
      """;

  @Test
  void aForecastOutsideTheRangeOfTheTargetsIsCounted() {
    ComparisonSummary.Horizon day = day(STUDY);
    assertEquals(40, day.origins());
    // Targets were 1 to 8: of 2, 6, 200 and 0 the last two are replaced, on three days.
    assertEquals(3, day.variance("line").filtered());
    assertNull(day.variance("random-walk").filtered());
    assertNull(day.variance("both").filtered());
  }

  @Test
  void onlyJudgedForecastsAreCounted() {
    // Where another model lacks an input, on the day of the second odd forecast, nobody is judged.
    ComparisonSummary.Horizon day =
        day(
            with(
                "  - {name: both",
                "  - {name: jumps, family: ar, settings: {input: jump_1}}\n  - {name: both"));
    assertEquals(39, day.origins());
    assertEquals(2, day.variance("line").filtered());
    assertEquals(0, day.variance("jumps").filtered());
  }

  @Test
  void countsAreKeptWithTheForecasts() throws IOException {
    Path work = root.resolve("work");
    Progress stops =
        (step, done, total) -> {
          if (step.startsWith("scores")) {
            throw new CancellationException("enough");
          }
        };
    assertThrows(CancellationException.class, () -> json(work, stops));
    List<Path> pieces;
    try (Stream<Path> files = Files.list(work)) {
      pieces = files.toList();
    }
    assertEquals(2, pieces.size());
    for (Path piece : pieces) {
      // 40 variances and as many verdicts; the last one changed, to see that it is read
      byte[] bytes = Files.readAllBytes(piece);
      assertEquals(8 * 80, bytes.length);
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      if (!Double.isNaN(buffer.getDouble(8 * 79))) {
        assertEquals(Stretch.PASSED, buffer.getDouble(8 * 79));
        Files.write(piece, buffer.putDouble(8 * 79, Stretch.REPLACED).array());
      }
    }
    byte[] resumed = json(work, Progress.NONE);
    assertEquals(
        4, new ObjectMapper().readTree(resumed).at("/horizons/0/variance/1/filtered").asInt());

    assertThrows(CancellationException.class, () -> json(work, stops));
    assertArrayEquals(json(null, Progress.NONE), json(work, Progress.NONE));
  }

  private byte[] json(@Nullable Path work, Progress progress) {
    return ResultsJson.write(
        Comparison.run(SmallStudy.settings(STUDY), SmallStudy.place(root, work, 1), progress)
            .summary());
  }

  @Test
  void anEntryThatCannotBeFittedToTheDataIsNamedAndTheOthersGoOn() {
    String more = "in-sample:\n  - {name: absent, family: ar, settings: {input: rq_1}}";
    ComparisonSummary.Horizon day = day(with("in-sample:", more));
    assertEquals(1, day.inSample().size());
    assertEquals(1, day.missing().size());
    assertEquals("absent", day.missing().getFirst().model());
    String reason = day.missing().getFirst().reason();
    assertTrue(reason.contains("in sample, A") && reason.contains("rq_1"), reason);

    ComparisonSummary.Horizon few =
        day(with("from: 2001-02-11", "from: 2001-01-12, to: 2001-01-20"));
    assertEquals(0, few.inSample().size());
    assertEquals("fit", few.missing().getLast().model());
    // The end of the study: rows from 2001-01-02 until the day before it.
    reason = few.missing().getLast().reason();
    assertTrue(reason.contains("at least 20") && reason.contains("had 18"), reason);
  }

  @Test
  void aFamilyWithoutSuchAFormIsNamed() {
    refused(
        "family: ar, settings: {input: bpv_1}, lag",
        "family: ewma, lag",
        ErrorCode.INVALID_INPUT,
        "'fit'",
        "'ewma'",
        "no in-sample form");
    refused(
        "family: ar, settings: {input: bpv_1}, lag",
        "family: none, lag",
        ErrorCode.NOT_FOUND,
        "'none'",
        "log-har");
    refused(
        "settings: {input: bpv_1}, lag",
        "settings: {inputs: bpv_1}, lag",
        ErrorCode.INVALID_INPUT,
        "'fit'",
        "inputs");
  }

  private void refused(String old, String now, ErrorCode code, String... parts) {
    PlimsollException e = assertThrows(PlimsollException.class, () -> result(with(old, now)));
    assertEquals(code, e.code());
    assertTrue(e.getMessage().contains("study 'made-up', in-sample"), e.getMessage());
    for (String part : parts) {
      assertTrue(e.getMessage().contains(part), e.getMessage());
    }
  }
}
