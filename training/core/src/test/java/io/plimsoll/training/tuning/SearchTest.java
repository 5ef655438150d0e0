package io.plimsoll.training.tuning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.training.tuning.Search.Budget;
import io.plimsoll.training.tuning.Search.Objective;
import io.plimsoll.training.tuning.Search.Strategy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Searches of functions whose least value is known. */
class SearchTest {
  private static final LongSupplier NO_CLOCK =
      () -> {
        throw new AssertionError("a search without a limit of time read the clock");
      };
  private static final SearchSpace LINE =
      new SearchSpace(Map.of("x", new Dimension.Uniform(-5, 5)));
  private static final SearchSpace PLANE =
      new SearchSpace(
          Map.of("x", new Dimension.Uniform(-5, 10), "y", new Dimension.Uniform(0, 15)));

  private static double number(Map<String, String> values, String key) {
    return Double.parseDouble(values.getOrDefault(key, "NaN"));
  }

  private static double quadratic(Map<String, String> values, int fold) {
    double step = number(values, "x") - 1.7;
    return 1 + step * step;
  }

  /** Branin's function; least value 0.397887 at (π, 2.275) and two other points. */
  private static double branin(Map<String, String> values, int fold) {
    double x = number(values, "x");
    double y = number(values, "y");
    double bend = y - 5.1 / (4 * Math.PI * Math.PI) * x * x + 5 / Math.PI * x - 6;
    return bend * bend + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x) + 10;
  }

  private static SearchResult search(
      SearchSpace space,
      Strategy strategy,
      int trials,
      long seed,
      Map<String, String> start,
      int folds,
      Objective objective) {
    return new Search(space, strategy, new Budget(trials, OptionalDouble.empty()), seed, NO_CLOCK)
        .run(start, folds, objective);
  }

  private static double[] losses(
      SearchSpace space,
      Strategy strategy,
      int trials,
      Map<String, String> start,
      Objective objective) {
    double[] losses = new double[11];
    for (int seed = 0; seed < losses.length; seed++) {
      losses[seed] = search(space, strategy, trials, seed, start, 1, objective).loss();
    }
    Arrays.sort(losses);
    return losses;
  }

  @Test
  void bayesFindsTheOptimumOfAQuadratic() {
    // Twenty points on a grid of this range are 0.5 apart: at worst 0.25 off, a loss of 1.0625.
    double[] losses = losses(LINE, Strategy.BAYES, 20, Map.of("x", "-4"), SearchTest::quadratic);
    assertTrue(losses[10] < 1.001, Arrays.toString(losses));
  }

  @Test
  void bayesFindsAnOptimumOfBranin() {
    double[] bayes =
        losses(PLANE, Strategy.BAYES, 36, Map.of("x", "0", "y", "0"), SearchTest::branin);
    double[] random =
        losses(PLANE, Strategy.RANDOM, 36, Map.of("x", "0", "y", "0"), SearchTest::branin);
    double grid = Double.POSITIVE_INFINITY;
    for (int i = 0; i < 36; i++) {
      String x = Double.toString(-5 + 2.5 * (i % 6 + 0.5));
      String y = Double.toString(2.5 * (i / 6 + 0.5));
      grid = Math.min(grid, branin(Map.of("x", x, "y", y), 0));
    }
    String all = Arrays.toString(bayes) + " " + Arrays.toString(random) + " grid " + grid;
    assertTrue(bayes[5] < 0.45, all);
    assertTrue(bayes[5] < random[5], all);
    assertTrue(bayes[5] < grid, all);
  }

  @Test
  void wholeNumbersChoicesAndLogarithmsAreSearchedTogether() {
    SearchSpace space =
        new SearchSpace(
            Map.of(
                "kind", new Dimension.Choice(List.of("a", "b", "c")),
                "ridge", new Dimension.LogUniform(1e-4, 1),
                "trees", new Dimension.Whole(1, 64)));
    // Least at kind b, ridge 0.01, 20 trees: 0.5.
    Objective objective =
        (values, fold) -> {
          double ridge = Math.log10(number(values, "ridge")) + 2;
          double trees = (number(values, "trees") - 20) / 32;
          return 0.5 + ridge * ridge + trees * trees + ("b".equals(values.get("kind")) ? 0 : 0.7);
        };
    double[] losses =
        losses(
            space,
            Strategy.BAYES,
            40,
            Map.of("kind", "a", "ridge", "1.0", "trees", "64"),
            objective);
    assertTrue(losses[5] < 0.53, Arrays.toString(losses));
  }

  @ParameterizedTest
  @EnumSource(Strategy.class)
  void theSameSeedGivesTheSameTrials(Strategy strategy) {
    Map<String, String> start = Map.of("x", "0", "y", "0");
    SearchResult one = search(PLANE, strategy, 15, 3, start, 2, SearchTest::branin);
    assertEquals(one, search(PLANE, strategy, 15, 3, start, 2, SearchTest::branin));
    assertNotEquals(one, search(PLANE, strategy, 15, 4, start, 2, SearchTest::branin));
    assertEquals(start, one.trials().getFirst().values());
    assertFalse(one.cut());
  }

  @Test
  void trialsThatAreClearlyWorseAreStoppedAndTheChoiceStays() {
    AtomicInteger fits = new AtomicInteger();
    Objective counted =
        (values, fold) -> {
          fits.incrementAndGet();
          return quadratic(values, fold) + fold;
        };
    SearchResult result = search(LINE, Strategy.RANDOM, 30, 1, Map.of("x", "0"), 4, counted);
    int judged = result.trials().stream().mapToInt(trial -> trial.losses().size()).sum();
    assertEquals(judged, fits.get());
    // Random trials are in the worse half after one fold half of the time: three fits saved each.
    assertTrue(fits.get() < 0.75 * 4 * 30, fits + " fits");
    assertTrue(result.count(Trial.State.STOPPED) >= 8, result.toString());
    double best =
        result.trials().stream().mapToDouble(trial -> quadratic(trial.values(), 0)).min().orElse(0);
    assertEquals(best, quadratic(result.chosen(), 0), 0.01 * best);
  }

  @Test
  void whatMakesNoDifferenceIsNotStoppedAndTheFirstIsKept() {
    SearchResult result =
        search(LINE, Strategy.BAYES, 12, 1, Map.of("x", "0"), 4, (values, fold) -> 2.0);
    assertEquals(12, result.count(Trial.State.COMPLETE));
    assertEquals(0, result.best());
  }

  @Test
  void whatCannotBeJudgedFailsAloneAndSaysWhy() {
    Objective objective =
        (values, fold) -> {
          if (number(values, "x") > 3) {
            throw new PlimsollException(ErrorCode.INVALID_INPUT, "x is too large");
          }
          return number(values, "x") < -3 ? Double.NaN : quadratic(values, fold);
        };
    SearchResult result = search(LINE, Strategy.BAYES, 20, 1, Map.of("x", "5"), 2, objective);
    assertEquals("x is too large", result.trials().getFirst().failure());
    assertTrue(Double.isNaN(result.startLoss()));
    assertTrue(result.loss() < 1.1, result.toString());
    PlimsollException e =
        assertThrows(
            PlimsollException.class,
            () ->
                search(LINE, Strategy.BAYES, 4, 1, Map.of("x", "0"), 2, (values, f) -> Double.NaN));
    assertTrue(e.getMessage().contains("none of 4 trials"), e.getMessage());
    assertTrue(e.getMessage().contains("loss on fold 0 was NaN"), e.getMessage());
  }

  @Test
  void timeEndsASearchAndTheResultSaysSo() {
    AtomicLong now = new AtomicLong(7);
    Objective slow =
        (values, fold) -> {
          now.addAndGet(20_000_000_000L);
          return quadratic(values, fold);
        };
    // Twenty seconds a trial: at 0, 20, 40 s a trial may begin, at 60 s none.
    SearchResult result =
        new Search(LINE, Strategy.RANDOM, new Budget(10, OptionalDouble.of(1)), 1, now::get)
            .run(Map.of("x", "0"), 1, slow);
    assertEquals(3, result.trials().size());
    assertTrue(result.cut());
  }

  @Test
  void aSpaceThatIsExhaustedEndsTheSearch() {
    SearchSpace space = new SearchSpace(Map.of("x", new Dimension.Whole(1, 3)));
    SearchResult result =
        search(space, Strategy.BAYES, 50, 1, Map.of("x", "1"), 1, SearchTest::quadratic);
    assertEquals(3, result.trials().size());
    assertEquals(Map.of("x", "2"), result.chosen());
    assertFalse(result.cut());
  }
}
