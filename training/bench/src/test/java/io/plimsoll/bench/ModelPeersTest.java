package io.plimsoll.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.models.garch.GarchFit;
import io.plimsoll.models.garch.GarchLikelihood;
import io.plimsoll.models.tree.TreeLibrary;
import io.plimsoll.models.tree.Trees;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is timed gives the same numbers, and would be found out if it did not. */
class ModelPeersTest {

  /** Trees made by hand, so that no library is needed. */
  private record ByHand(Trees trees) implements TreeLibrary.Grown {
    @Override
    public double score(double[] x) {
      return trees.score(x);
    }

    @Override
    public void close() {}
  }

  private static TreeScorers scorers() {
    Trees.Builder builder = new Trees.Builder();
    for (int t = 0; t < 20; t++) {
      // Thresholds that single precision does not hold.
      int left = builder.split(t, 0.1 * t - 1, true, builder.leaf(0.1), builder.leaf(-0.2 * t));
      builder.tree(builder.split(t + 1, 0.1, false, left, builder.leaf(0.3 / (t + 1))));
    }
    builder.tree(builder.leaf(0.7));
    return new TreeScorers(new ByHand(builder.build(0.25)));
  }

  @Test
  void onnxRuntimeScoresOurTreesAsWeDo() {
    // Compared in there, on 2000 rows; what differs throws.
    try (TreeScorers scorers = scorers();
        TreeScorers.Scorer onnx = scorers.scorer("onnx")) {
      assertTrue(Double.isFinite(onnx.score(new double[TreeScorers.FEATURES])));
    }
  }

  @Test
  void theOtherWaysScoreTheSame() {
    try (TreeScorers scorers = scorers()) {
      for (String way : List.of("padded", "walk", "own")) {
        scorers.scorer(way).close();
      }
      assertThrows(IllegalArgumentException.class, () -> scorers.scorer("by hand"));
    }
  }

  @Test
  void otherScoresAreFoundOut() {
    try (TreeScorers scorers = scorers()) {
      scorers.compare("onnx", x -> scorers.trees().score(x) + 1e-6);
      PlimsollException e =
          assertThrows(
              PlimsollException.class,
              () -> scorers.compare("onnx", x -> scorers.trees().score(x) + 1e-4));
      assertTrue(e.getMessage().startsWith("'onnx' scores "), e.getMessage());
      assertThrows(
          PlimsollException.class,
          () -> scorers.compare("padded", x -> Math.nextUp(scorers.trees().score(x))));
      assertThrows(PlimsollException.class, () -> scorers.compare("onnx", x -> Double.NaN));
    }
  }

  @Test
  void aThresholdIsRoundedSoThatFloatsGoTheSameWay() {
    for (double threshold : new double[] {0.1, -0.1, 1e-50, -1e-50, 0, 0.5, 1e300}) {
      float down = OnnxModel.down(threshold);
      assertTrue(down <= threshold);
      assertTrue(Math.nextUp(down) > threshold);
    }
    assertEquals(0.5f, OnnxModel.down(0.5));
  }

  @Test
  void theLibrariesThatGrowTreesAreThere() {
    List<String> names = TreeScorers.libraries().stream().map(TreeLibrary::name).sorted().toList();
    assertEquals(2, names.size());
    assertTrue(names.getFirst().startsWith("LightGBM"), names.getFirst());
    assertTrue(names.getLast().startsWith("Smile"), names.getLast());
  }

  @Test
  void theNetworksThatAreTimedGiveTheSame() {
    for (String way : List.of("lstm", "tcn", "lstm-deeplearning4j", "tcn-deeplearning4j")) {
      NetworkBenchmark benchmark = new NetworkBenchmark();
      benchmark.way = way;
      // Compared in there, over 60 passes; what differs throws.
      benchmark.make();
      assertTrue(Double.isFinite(benchmark.forward()));
      benchmark.drop();
    }
  }

  @Test
  void anotherLikelihoodIsFoundOut() {
    // What arch 8.0.0 finds in the same returns, started from the same variance.
    GarchPeer arch = arch(0.0390977497991906, -18204.121416586633);
    GarchFit ours = GarchBenchmark.fitted();
    arch.compare(ours);
    PlimsollException other =
        assertThrows(
            PlimsollException.class,
            () -> arch(arch.omega(), arch.logLikelihood() + 1e-3).compare(ours));
    assertTrue(other.getMessage().startsWith("at the parameters of arch"), other.getMessage());
    // Another place, and our own likelihood there: the same function, but not its maximum.
    double[] place = {0.05, arch.alpha(), arch.beta()};
    double there =
        new GarchLikelihood(ours.model(), GarchPeer.returns(), new double[0])
            .value(place, new double[3]);
    PlimsollException lower =
        assertThrows(PlimsollException.class, () -> arch(place[0], there).compare(ours));
    assertTrue(lower.getMessage().startsWith("arch reaches"), lower.getMessage());
  }

  private static GarchPeer arch(double omega, double logLikelihood) {
    return new GarchPeer("arch", 1, omega, 0.07011461808925365, 0.9145769443724042, logLikelihood);
  }

  @Test
  void theReturnsAreThoseOfTheirModel() {
    double sum = 0;
    for (double r : GarchPeer.returns()) {
      sum += r * r;
    }
    // 0.05 / (1 − 0.08 − 0.9) = 2.5; the mean of 10,000 squares that persist for some 50 steps is
    // within a third of it.
    assertEquals(2.5, sum / GarchPeer.RETURNS, 0.8);
  }
}
