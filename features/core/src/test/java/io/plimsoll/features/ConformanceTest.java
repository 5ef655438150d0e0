package io.plimsoll.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.features.correlation.CorrelationConformance;
import io.plimsoll.features.jump.JumpConformance;
import io.plimsoll.features.volatility.VolatilityConformance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every row that other people's programs printed is either held against a number of ours, or listed
 * below by name as somebody else's. A row that nobody answers for fails.
 */
class ConformanceTest {

  /** Who answers for the rows of this library: add a line for a class of rows. */
  private static final Map<Class<?>, Supplier<ConformanceRows>> OURS =
      Map.of(
          VolatilityConformance.class, VolatilityConformance::rows,
          JumpConformance.class, JumpConformance::rows,
          CorrelationConformance.class, CorrelationConformance::rows);

  /** Rows of forecasting models (HAR, GARCH, quantile regression) and of filtered simulation. */
  private static final List<String> MODELS =
      List.of(
          "HAR\\..*",
          "HARQ\\..*",
          "HARJ\\..*",
          "QR\\..*",
          "GARCH11n\\..*",
          "GJR11[nt]\\..*",
          "GJR\\.fixed.*",
          "EGARCH11n\\..*",
          "FHS\\..*",
          "ACI\\..*",
          "split\\.rolling\\..*");

  /** Rows of losses, forecast comparison, coverage tests and calibration. */
  private static final List<String> EVALUATION =
      List.of(
          "loss\\..*",
          "DM\\..*",
          "MZ\\..*",
          "MCS\\..*",
          "SPA\\..*",
          "optblock\\..*",
          "PSR\\..*",
          "DSR\\..*",
          "var99\\..*",
          "var975\\..*",
          "es975\\..*",
          "basel\\..*",
          "score[12]\\..*",
          "DeLong\\..*");

  @TestFactory
  Stream<DynamicTest> ourNumberIsTheirs() {
    return OURS.entrySet().stream()
        .flatMap(
            answer ->
                answer.getValue().get().rows().entrySet().stream()
                    .map(
                        row ->
                            DynamicTest.dynamicTest(
                                row.getKey() + " by " + answer.getKey().getSimpleName(),
                                () -> holds(row.getKey(), row.getValue()))));
  }

  private static void holds(String id, ConformanceRows.Row row) {
    double expected = Conformance.expected(id);
    assertEquals(expected, row.ours(), row.tolerance(expected), id);
  }

  @Test
  void exactlyOneAnswersForEachRow() {
    List<String> wrong = new ArrayList<>();
    List<Map<String, ConformanceRows.Row>> ours =
        OURS.values().stream().map(rows -> rows.get().rows()).toList();
    for (String id : Conformance.ids()) {
      long answers = ours.stream().filter(rows -> rows.containsKey(id)).count();
      answers += later().filter(pattern -> pattern.matcher(id).matches()).count();
      if (answers != 1) {
        wrong.add(id + ": " + answers);
      }
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void noListedPatternIsWithoutARow() {
    later()
        .forEach(
            pattern ->
                assertTrue(
                    Conformance.ids().stream().anyMatch(id -> pattern.matcher(id).matches()),
                    pattern.pattern()));
  }

  private static Stream<Pattern> later() {
    return Stream.of(MODELS, EVALUATION).flatMap(List::stream).map(Pattern::compile);
  }
}
