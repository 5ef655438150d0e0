package io.plimsoll.bench;

import io.plimsoll.datasets.Progress;
import io.plimsoll.models.tree.TreeLibrary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The figures of the models: forecasts served by our own forward passes, beside the libraries that
 * trained them and beside ONNX Runtime, in the same run.
 *
 * <p>All of it runs on one thread. Whatever is compared has given the same numbers before.
 */
public final class ModelBench {
  private static final String TREES =
      TreeScorers.TREES
          + " trees of depth "
          + TreeScorers.DEPTH
          + ", "
          + TreeScorers.FEATURES
          + " features, one row";
  private static final String STEP =
      "LSTM of "
          + NetworkBenchmark.UNITS
          + " units, "
          + NetworkBenchmark.INPUTS
          + " features, one step";
  private static final String SEQUENCE =
      "TCN of "
          + NetworkBenchmark.CHANNELS
          + " channels, "
          + NetworkBenchmark.INPUTS
          + " features, "
          + NetworkBenchmark.STEPS
          + " steps";
  private static final String FIT = "GARCH(1,1) fitted to " + GarchPeer.RETURNS + " returns";

  private final Jmh jmh;
  private final boolean quick;
  private final Progress progress;
  private final List<TreeLibrary> libraries = TreeScorers.libraries();
  private final List<Figure> figures = new ArrayList<>();
  private int done;

  private ModelBench(boolean quick, Progress progress) {
    this.jmh = new Jmh(quick);
    this.quick = quick;
    this.progress = progress;
  }

  /**
   * Runs everything.
   *
   * @param quick whether to measure briefly, to see that it works: such figures are not to be
   *     quoted
   * @param python an interpreter that has arch; null where there is none
   */
  public static List<Figure> run(boolean quick, @Nullable String python, Progress progress) {
    ModelBench bench = new ModelBench(quick, progress);
    bench.trees();
    bench.networks();
    bench.volatility(python);
    return List.copyOf(bench.figures);
  }

  private void say(String what) {
    progress.update(what, done++, 2 * libraries.size() + 8);
  }

  private void trees() {
    boolean served = false;
    for (TreeLibrary library : libraries) {
      String name = library.name();
      Figure ours = score(name, "padded").atMost(3.2);
      if (!served) {
        served = true;
        figures.add(ours.beside("our walk from node to node", times(ours, score(name, "walk"))));
        figures.add(
            ours.beside("ONNX Runtime, tensors reused", times(ours, score(name, "onnx")))
                .timesAtLeast(2.5));
      }
      Figure beside = ours.beside(name + ", single row", times(ours, score(name, "own")));
      figures.add(name.startsWith("LightGBM") ? beside.timesAtLeast(6) : beside);
    }
  }

  private Figure score(String library, String way) {
    say("trees of " + library + ", " + way);
    return micros(TREES, TreeBenchmark.class, "score", Map.of("library", library, "way", way));
  }

  private void networks() {
    Figure step = forward(STEP, "lstm").atMost(5);
    figures.add(
        step.beside(
            "Deeplearning4j, rnnTimeStep", times(step, forward(STEP, "lstm-deeplearning4j"))));
    Figure sequence = forward(SEQUENCE, "tcn");
    figures.add(
        sequence.beside(
            "Deeplearning4j, output", times(sequence, forward(SEQUENCE, "tcn-deeplearning4j"))));
  }

  private Figure forward(String name, String way) {
    say("networks, " + way);
    return micros(name, NetworkBenchmark.class, "forward", Map.of("way", way));
  }

  private void volatility(@Nullable String python) {
    say("GARCH, ours");
    Jmh.Sampled fit = jmh.sample(GarchBenchmark.class, "fit", Map.of());
    Figure ours = Figure.median(FIT, fit.median(), "ms", fit.p99(), fit.bytes());
    if (python == null) {
      figures.add(ours);
      return;
    }
    say("GARCH, arch");
    GarchPeer peer = GarchPeer.fit(quick, python);
    peer.compare(GarchBenchmark.fitted());
    figures.add(ours.beside(peer.name(), peer.millis() / ours.value()).timesAtLeast(5));
  }

  private Figure micros(
      String name, Class<?> benchmark, String method, Map<String, String> parameters) {
    Jmh.Sampled sampled = jmh.sample(benchmark, method, parameters);
    return Figure.median(name, 1e3 * sampled.median(), "us", 1e3 * sampled.p99(), sampled.bytes());
  }

  private static double times(Figure ours, Figure theirs) {
    return theirs.value() / ours.value();
  }
}
