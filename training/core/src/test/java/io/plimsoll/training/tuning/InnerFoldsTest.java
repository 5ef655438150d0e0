package io.plimsoll.training.tuning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.features.FeatureTable;
import io.plimsoll.models.TrainingSet;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class InnerFoldsTest {
  private static final int ROWS = 100;

  /** A label of row i matures three steps after it; rows 20 to 79 may be trained on. */
  private static final int STEPS = 3;

  private static final int[] ORIGINS = IntStream.range(20, 80).toArray();
  private static final long[] MATURES =
      Arrays.stream(ORIGINS).mapToLong(row -> row + STEPS).toArray();

  private static TrainingSet set() {
    long[] times = LongStream.range(0, ROWS).toArray();
    double[] values = new double[ROWS];
    Arrays.fill(values, 1);
    FeatureTable table =
        new FeatureTable(
            new InstrumentId("XYZ"), "test@1", List.of("x"), times, new double[][] {values});
    double[] target = Arrays.stream(ORIGINS).mapToDouble(row -> row).toArray();
    return new TrainingSet(List.of(new TrainingSet.Block(table, ORIGINS, target)));
  }

  @Test
  void foldsTileTheSecondHalfAndTrainOnWhatHadMaturedTheEmbargoBefore() {
    InnerFolds folds = new InnerFolds(set(), List.of(MATURES), 3, 2);
    assertEquals(3, folds.size());
    // Times 20 to 79 span 59; the second half begins at 20 + 30.
    Set<Integer> tested = new HashSet<>();
    for (int k = 0; k < 3; k++) {
      int[] test = folds.test(k).getFirst();
      TrainingSet.Block train = folds.train(k).blocks().getFirst();
      assertEquals(10, test.length);
      Arrays.stream(test).forEach(tested::add);
      // The last trained row r has r + 3 + 2 <= the first tested.
      int last = train.origins()[train.origins().length - 1];
      assertEquals(50 + 10 * k - STEPS - 2, last);
      assertEquals(20, train.origins()[0]);
      assertEquals(last, train.target()[train.target().length - 1]);
    }
    assertEquals(new HashSet<>(IntStream.range(50, 80).boxed().toList()), tested);
  }

  @Test
  void moreFoldsThanRowsAreAsManyAsThereAre() {
    InnerFolds folds = new InnerFolds(set(), List.of(MATURES), 1000, 0);
    assertEquals(30, folds.size());
    assertTrue(folds.train(0).size() > 0);
  }
}
