package io.plimsoll.models.garch;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.models.Bounds;
import io.plimsoll.models.Model;
import io.plimsoll.models.Predictor;
import io.plimsoll.models.Provenance;
import io.plimsoll.models.bundle.Archive;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A variance recursion that runs over the last rows: no state outside the rows, so a restart or a
 * replay gives the same bits.
 *
 * <p>It starts from the mean square of the training returns. The long-run variance that the
 * parameters imply is not used: with a persistence near one it is a quotient of two small numbers
 * and may be far from anything seen.
 *
 * <p>A gap inside the window counts as what the recursion expected there; the current row must be
 * complete. An instrument that has no fit of its own runs with the pooled parameters, its returns
 * and measure scaled by their means over the window.
 *
 * <p><b>Unit</b>: squared log return over the horizon. <b>Range</b>: within {@link Bounds}.
 * <b>Cost</b>: one step of the recursion a return in the window; recursions in logs take one
 * exponential or logarithm each.
 */
public final class RecursiveVarianceModel implements Model {
  /** The name of this shape in archives. */
  public static final String FORMAT = "recursive-variance";

  private final Provenance provenance;
  private final VarianceFamily kind;
  private final Window window;
  private final Bounds bounds;
  private final Map<InstrumentId, InstrumentVariance> instruments;
  private final Map<InstrumentId, String> pooled;
  private final InstrumentVariance others;

  /**
   * What the recursion runs over.
   *
   * @param inputs the return and, where the family reads one, the realized measure
   * @param returnRows how many rows apart returns tile time without overlap
   * @param returnsPerHorizon how many such returns are forecast
   * @param lookbackRows rows the recursion runs over, the current one included
   */
  record Window(List<String> inputs, int returnRows, int returnsPerHorizon, int lookbackRows) {
    Window {
      inputs = List.copyOf(inputs);
      Checks.positive(returnRows, "returnRows");
      Checks.positive(returnsPerHorizon, "returnsPerHorizon");
      Checks.positive(lookbackRows, "lookbackRows");
    }

    /** The row the recursion starts at. */
    int firstRow(int row) {
      return row - (lookbackRows - 1) / returnRows * returnRows;
    }
  }

  RecursiveVarianceModel(
      Provenance provenance,
      VarianceFamily kind,
      Window window,
      Bounds bounds,
      Map<InstrumentId, InstrumentVariance> instruments,
      Map<InstrumentId, String> pooled) {
    this.provenance = provenance;
    this.kind = kind;
    this.window = window;
    this.bounds = bounds;
    this.instruments = new TreeMap<>(instruments);
    this.pooled = Collections.unmodifiableMap(new TreeMap<>(pooled));
    this.others = InstrumentVariance.pooled(List.copyOf(this.instruments.values()));
  }

  /** Reads what {@link #write} stored. */
  public static RecursiveVarianceModel read(Archive in, Provenance provenance) {
    int[] sizes = in.ints("window");
    Map<InstrumentId, InstrumentVariance> instruments = new TreeMap<>();
    String[] names = in.texts("instruments");
    for (int i = 0; i < names.length; i++) {
      instruments.put(
          new InstrumentId(names[i]), InstrumentVariance.read(in.child("instrument-" + i)));
    }
    Map<InstrumentId, String> pooled = new TreeMap<>();
    String[] without = in.texts("pooled");
    for (int i = 0; i < without.length; i += 2) {
      pooled.put(new InstrumentId(without[i]), without[i + 1]);
    }
    return new RecursiveVarianceModel(
        provenance,
        VarianceFamily.of(in.text("kind")),
        new Window(List.of(in.texts("inputs")), sizes[0], sizes[1], sizes[2]),
        Bounds.read(in),
        instruments,
        pooled);
  }

  @Override
  public void write(Archive out) {
    out.put("kind", kind.key());
    out.put("inputs", window.inputs().toArray(String[]::new));
    out.put("window", window.returnRows(), window.returnsPerHorizon(), window.lookbackRows());
    bounds.write(out);
    out.put("instruments", texts(List.copyOf(instruments.keySet())));
    int i = 0;
    for (InstrumentVariance instrument : instruments.values()) {
      instrument.write(out.child("instrument-" + i++));
    }
    String[] without = new String[2 * pooled.size()];
    int j = 0;
    for (Map.Entry<InstrumentId, String> entry : pooled.entrySet()) {
      without[j++] = entry.getKey().value();
      without[j++] = entry.getValue();
    }
    out.put("pooled", without);
  }

  private static String[] texts(List<InstrumentId> instruments) {
    return instruments.stream().map(InstrumentId::value).toArray(String[]::new);
  }

  @Override
  public String family() {
    return provenance.family();
  }

  @Override
  public String format() {
    return FORMAT;
  }

  @Override
  public Provenance provenance() {
    return provenance;
  }

  @Override
  public List<String> inputs() {
    return window.inputs();
  }

  @Override
  public int lookback() {
    return window.lookbackRows();
  }

  /** Training instruments without a fit of their own, and why. */
  public Map<InstrumentId, String> pooled() {
    return pooled;
  }

  /**
   * The fitted parameters of an instrument by name, for returns scaled to a mean square of one;
   * empty where it has none of its own.
   */
  public Optional<Map<String, Double>> parameters(InstrumentId instrument) {
    InstrumentVariance fitted = instruments.get(instrument);
    if (fitted == null) {
      return Optional.empty();
    }
    Map<String, Double> named = new TreeMap<>();
    for (int i = 0; i < fitted.parameters().length; i++) {
      named.put(kind.parameters().get(i), fitted.parameters()[i]);
    }
    return Optional.of(named);
  }

  VarianceFamily kind() {
    return kind;
  }

  Window window() {
    return window;
  }

  Bounds bounds() {
    return bounds;
  }

  Map<InstrumentId, InstrumentVariance> instruments() {
    return instruments;
  }

  InstrumentVariance others() {
    return others;
  }

  @Override
  public Predictor bind(List<String> columns) {
    return new RecursiveVariancePredictor(this, columns);
  }
}
