package io.plimsoll.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.training.PurgedWalkForward.Fold;
import io.plimsoll.training.PurgedWalkForward.Mode;
import io.plimsoll.training.PurgedWalkForward.Origins;
import io.plimsoll.training.PurgedWalkForward.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PurgedWalkForwardTest {

  @Test
  void foldsByHand() {
    // Origins at 0, 10, …, 90 that look 25 ahead; window 50, step 20, embargo 5: tests at 50 and
    // 60, 70 and 80, 90.
    List<Fold> folds =
        new PurgedWalkForward(new Settings(50, 20, 5, Mode.EXPANDING)).folds(List.of(every10(10)));
    assertEquals(3, folds.size());
    // Matured by 45: origins up to 20.
    assertEquals(List.of(0, 1, 2), boxed(folds.get(0).train().getFirst()));
    assertEquals(List.of(5, 6), boxed(folds.get(0).test().getFirst()));
    assertEquals(List.of(0, 1, 2, 3, 4), boxed(folds.get(1).train().getFirst()));
    assertEquals(List.of(9), boxed(folds.get(2).test().getFirst()));
  }

  @Test
  void aRollingWindowForgets() {
    List<Fold> folds =
        new PurgedWalkForward(new Settings(50, 20, 0, Mode.ROLLING)).folds(List.of(every10(10)));
    // Fold 2 tests from 90: origins from 40 that matured by 90.
    assertEquals(List.of(4, 5, 6), boxed(folds.get(2).train().getFirst()));
  }

  @Test
  void refusesLessThanTheInitialWindow() {
    PurgedWalkForward split = new PurgedWalkForward(new Settings(50, 20, 0, Mode.EXPANDING));
    assertThrows(PlimsollException.class, () -> split.folds(List.of(every10(5))));
    assertThrows(PlimsollException.class, () -> split.folds(List.of()));
    assertThrows(IllegalArgumentException.class, () -> new Settings(50, 20, -1, Mode.EXPANDING));
  }

  @Property(tries = 300)
  void noTrainingLabelOverlapsTheTestAndEveryLaterOriginIsTestedOnce(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 60) int horizon,
      @ForAll @IntRange(min = 0, max = 40) int embargo,
      @ForAll @IntRange(min = 1, max = 90) int step,
      @ForAll Mode mode) {
    List<Origins> instruments = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      instruments.add(irregular(new SplittableRandom(seed + i), horizon));
    }
    long first = instruments.stream().mapToLong(o -> o.asOfNanos()[0]).min().orElseThrow();
    List<Fold> folds =
        new PurgedWalkForward(new Settings(200, step, embargo, mode)).folds(instruments);
    for (int i = 0; i < 3; i++) {
      Origins origins = instruments.get(i);
      TreeSet<Integer> tested = new TreeSet<>();
      for (Fold fold : folds) {
        for (int row : fold.train().get(i)) {
          assertTrue(origins.maturesAtNanos()[row] <= fold.testFromNanos() - embargo);
        }
        for (int row : fold.test().get(i)) {
          assertTrue(origins.asOfNanos()[row] >= fold.testFromNanos());
          assertTrue(tested.add(row), "tested twice");
        }
      }
      for (int row = 0; row < origins.rows().length; row++) {
        assertEquals(origins.asOfNanos()[row] >= first + 200, tested.contains(row));
      }
    }
  }

  private static Origins irregular(SplittableRandom random, int horizon) {
    int n = 200;
    int[] rows = new int[n];
    long[] asOf = new long[n];
    long[] matures = new long[n];
    long time = random.nextInt(50);
    for (int i = 0; i < n; i++) {
      rows[i] = i;
      asOf[i] = time;
      matures[i] = time + horizon;
      time += 1 + random.nextInt(10);
    }
    return new Origins(rows, asOf, matures);
  }

  private static Origins every10(int n) {
    int[] rows = new int[n];
    long[] asOf = new long[n];
    long[] matures = new long[n];
    for (int i = 0; i < n; i++) {
      rows[i] = i;
      asOf[i] = 10L * i;
      matures[i] = asOf[i] + 25;
    }
    return new Origins(rows, asOf, matures);
  }

  private static List<Integer> boxed(int[] rows) {
    return java.util.Arrays.stream(rows).boxed().toList();
  }
}
