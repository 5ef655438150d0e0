package io.plimsoll.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
 * Every row that other people's programs printed and that a module is responsible for is held
 * against a number of ours. A row that nobody answers for fails, and so does one answered twice.
 */
public abstract class ConformanceContract {

  /** Rows of forecasting models (HAR, GARCH, quantile regression) and of filtered simulation. */
  protected static final List<String> MODELS =
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
  protected static final List<String> EVALUATION =
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

  /** Who answers for rows: a line for a class of rows. */
  protected abstract Map<Class<?>, Supplier<ConformanceRows>> answers();

  /** Whether the module under test has to answer for a row. */
  protected abstract boolean responsible(String id);

  /** Whether an id is of one of these patterns. */
  protected static boolean isOf(List<String> patterns, String id) {
    return patterns.stream().anyMatch(pattern -> Pattern.matches(pattern, id));
  }

  @TestFactory
  Stream<DynamicTest> ourNumberIsTheirs() {
    return answers().entrySet().stream()
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
        answers().values().stream().map(rows -> rows.get().rows()).toList();
    for (String id : Conformance.ids()) {
      long answers = ours.stream().filter(rows -> rows.containsKey(id)).count();
      if (answers != (responsible(id) ? 1 : 0)) {
        wrong.add(id + ": " + answers);
      }
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void noListedPatternIsWithoutARow() {
    Stream.of(MODELS, EVALUATION)
        .flatMap(List::stream)
        .forEach(
            pattern ->
                assertTrue(
                    Conformance.ids().stream().anyMatch(id -> Pattern.matches(pattern, id)),
                    pattern));
  }
}
