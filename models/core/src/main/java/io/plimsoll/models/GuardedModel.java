package io.plimsoll.models;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.Explanation;
import io.plimsoll.datasets.Explanation.Operation;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.features.FeatureRows;
import io.plimsoll.models.bundle.Archive;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A model that is held up where trading is thin; of all other instruments it is the model alone.
 *
 * <p>A price that hardly moves for hours and then jumps by a dozen times its usual hour is where
 * rich models are surest and most wrong; the loss of forecasting too little there has no bound. Who
 * is thin, and what the calmest known level was, is found once, in training. Of an instrument that
 * training never saw neither is known, so there is no forecast of it.
 *
 * <p>Formula: {@code max(model, simple)}, or {@code model · max(1, least / level)} with the least
 * level of the instrument's training rows.
 *
 * <p><b>Unit</b>, <b>Range</b>: those of the model; NaN where the model, the simple one or the
 * level has no number, and of unknown instruments. <b>Cost</b>: one look-up by name, no allocation.
 */
public final class GuardedModel implements Model {
  /** The name of this shape in archives. */
  public static final String FORMAT = "guarded";

  private final Provenance provenance;
  private final Model model;
  private final Floor floor;

  /** What holds a forecast up. */
  public sealed interface Floor {

    /**
     * A simple model, of thin instruments.
     *
     * @param thin whether an instrument is thin, by name, of all that training knew
     */
    record OfModel(Model simple, Map<String, Boolean> thin) implements Floor {
      public OfModel {
        thin = Collections.unmodifiableMap(new TreeMap<>(thin));
      }
    }

    /**
     * The least level that training saw.
     *
     * @param column the level, a feature
     * @param least zero or more, by the name of all instruments that training knew; 0 of those that
     *     are not thin, whose level is never below it
     */
    record OfLevel(String column, Map<String, Double> least) implements Floor {
      public OfLevel {
        Checks.notBlank(column, "column");
        least = Collections.unmodifiableMap(new TreeMap<>(least));
        least.forEach((instrument, level) -> Checks.notNegative(level, "least of " + instrument));
      }
    }

    /** The instruments that training knew. */
    default Set<String> instruments() {
      return switch (this) {
        case OfModel simple -> simple.thin().keySet();
        case OfLevel level -> level.least().keySet();
      };
    }
  }

  /** A model that is held up by a floor. */
  public GuardedModel(Provenance provenance, Model model, Floor floor) {
    this.provenance = provenance;
    this.model = model;
    this.floor = floor;
  }

  /** Reads what {@link #write} stored. */
  public static GuardedModel read(Archive in, Provenance provenance) {
    String[] instruments = in.texts("instruments");
    return new GuardedModel(
        provenance,
        Models.read(in.child("model")),
        in.has("level") ? readLevel(in, instruments) : readSimple(in, instruments));
  }

  private static Floor readLevel(Archive in, String[] instruments) {
    double[] numbers = in.numbers("least");
    Map<String, Double> least = new TreeMap<>();
    for (int i = 0; i < instruments.length; i++) {
      least.put(instruments[i], numbers[i]);
    }
    return new Floor.OfLevel(in.text("level"), least);
  }

  private static Floor readSimple(Archive in, String[] instruments) {
    int[] flags = in.ints("thin");
    Map<String, Boolean> thin = new TreeMap<>();
    for (int i = 0; i < instruments.length; i++) {
      thin.put(instruments[i], flags[i] != 0);
    }
    return new Floor.OfModel(Models.read(in.child("simple")), thin);
  }

  @Override
  public void write(Archive out) {
    Models.write(model, out.child("model"));
    out.put("instruments", floor.instruments().toArray(new String[0]));
    switch (floor) {
      case Floor.OfModel simple -> {
        Models.write(simple.simple(), out.child("simple"));
        out.put("thin", simple.thin().values().stream().mapToInt(thin -> thin ? 1 : 0).toArray());
      }
      case Floor.OfLevel level -> {
        out.put("level", level.column());
        out.put(
            "least", level.least().values().stream().mapToDouble(Double::doubleValue).toArray());
      }
    }
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

  /** What is guarded. */
  public Model model() {
    return model;
  }

  /** What holds it up. */
  public Floor floor() {
    return floor;
  }

  @Override
  public List<String> inputs() {
    LinkedHashSet<String> all = new LinkedHashSet<>(model.inputs());
    switch (floor) {
      case Floor.OfModel simple -> all.addAll(simple.simple().inputs());
      case Floor.OfLevel level -> all.add(level.column());
    }
    return List.copyOf(all);
  }

  @Override
  public int lookback() {
    return switch (floor) {
      case Floor.OfModel simple -> Math.max(model.lookback(), simple.simple().lookback());
      case Floor.OfLevel level -> model.lookback();
    };
  }

  @Override
  public boolean knows(InstrumentId instrument) {
    return floor.instruments().contains(instrument.value())
        && model.knows(instrument)
        && (!(floor instanceof Floor.OfModel simple) || simple.simple().knows(instrument));
  }

  /**
   * The forecast that the guard makes of two. Where the guard does not act, a simple model without
   * a forecast is no forecast either.
   */
  public static double held(double model, double simple, boolean thin) {
    if (Double.isNaN(simple)) {
      return Double.NaN;
    }
    return thin ? Math.max(model, simple) : model;
  }

  /** The forecast raised in proportion to how far the level is below the least one known. */
  public static double raised(double model, double level, double least) {
    if (!(level > 0)) {
      return Double.NaN;
    }
    return level < least ? model * (least / level) : model;
  }

  @Override
  public Predictor bind(List<String> columns) {
    return switch (floor) {
      case Floor.OfModel simple -> new Held(model.bind(columns), simple, columns);
      case Floor.OfLevel level -> new Raised(model.bind(columns), level, columns);
    };
  }

  private static Explanation unknown(FeatureRows rows) {
    return Explanation.input(rows.instrument() + " was not seen in training", Double.NaN);
  }

  /** Held up by a simple model. */
  private static final class Held implements Predictor {
    private final Predictor inner;
    private final Predictor simple;
    private final Floor.OfModel floor;

    private Held(Predictor inner, Floor.OfModel floor, List<String> columns) {
      this.inner = inner;
      this.floor = floor;
      this.simple = floor.simple().bind(columns);
    }

    @Override
    public double predict(FeatureRows rows, int row) {
      Boolean thin = floor.thin().get(rows.instrument().value());
      return thin == null
          ? Double.NaN
          : held(inner.predict(rows, row), simple.predict(rows, row), thin);
    }

    @Override
    public Explanation explain(FeatureRows rows, int row) {
      Boolean thin = floor.thin().get(rows.instrument().value());
      if (thin == null) {
        return unknown(rows);
      }
      Explanation low = simple.explain(rows, row);
      if (Double.isNaN(low.value())) {
        return low;
      }
      return thin
          ? Explanation.of(
              "thin: not below " + floor.simple().family(),
              Operation.MAXIMUM,
              inner.explain(rows, row),
              low)
          : inner.explain(rows, row);
    }
  }

  /** Raised to what the calmest known level would give. */
  private static final class Raised implements Predictor {
    private final Predictor inner;
    private final Floor.OfLevel floor;
    private final int position;

    private Raised(Predictor inner, Floor.OfLevel floor, List<String> columns) {
      this.inner = inner;
      this.floor = floor;
      this.position = FeatureRows.positions(columns, List.of(floor.column()))[0];
    }

    @Override
    public double predict(FeatureRows rows, int row) {
      Double least = floor.least().get(rows.instrument().value());
      return least == null
          ? Double.NaN
          : raised(inner.predict(rows, row), rows.value(row, position), least);
    }

    @Override
    public Explanation explain(FeatureRows rows, int row) {
      Double least = floor.least().get(rows.instrument().value());
      if (least == null) {
        return unknown(rows);
      }
      double level = rows.value(row, position);
      if (!(level > 0)) {
        return Explanation.input("no " + floor.column() + " to compare with", Double.NaN);
      }
      if (!(level < least)) {
        return inner.explain(rows, row);
      }
      return Explanation.of(
          "thin: raised to the calmest known level",
          Operation.PRODUCT,
          inner.explain(rows, row),
          Explanation.of(
              "least " + floor.column() + " over this one",
              Operation.RATIO,
              Explanation.input("least " + floor.column(), least),
              Explanation.input(floor.column(), level)));
    }
  }
}
