package io.plimsoll.models;

import io.plimsoll.datasets.Explanation;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.features.FeatureRows;
import io.plimsoll.models.bundle.Archive;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A model that forecasts the instruments that it was trained on and no others: what a fit of others
 * would say of a stranger was not what it was judged by.
 *
 * <p><b>Unit</b>, <b>Range</b>: those of the model; NaN of any other instrument. <b>Cost</b>: one
 * look-up by name, no allocation.
 */
public final class SeenInstrumentsModel implements Model {
  /** The name of this shape in archives. */
  public static final String FORMAT = "seen-instruments";

  private final Model model;
  private final Set<String> instruments;

  /** A model and the names of the instruments that it forecasts. */
  public SeenInstrumentsModel(Model model, Collection<String> instruments) {
    this.model = model;
    this.instruments = Collections.unmodifiableSet(new TreeSet<>(instruments));
  }

  /** Reads what {@link #write} stored; the provenance is that of the model within. */
  public static SeenInstrumentsModel read(Archive in, Provenance provenance) {
    return new SeenInstrumentsModel(
        Models.read(in.child("model")), List.of(in.texts("instruments")));
  }

  @Override
  public void write(Archive out) {
    out.put("instruments", instruments.toArray(new String[0]));
    Models.write(model, out.child("model"));
  }

  @Override
  public String family() {
    return model.family();
  }

  @Override
  public String format() {
    return FORMAT;
  }

  @Override
  public Provenance provenance() {
    return model.provenance();
  }

  @Override
  public List<String> inputs() {
    return model.inputs();
  }

  @Override
  public int lookback() {
    return model.lookback();
  }

  @Override
  public boolean knows(InstrumentId instrument) {
    return instruments.contains(instrument.value()) && model.knows(instrument);
  }

  @Override
  public Predictor bind(List<String> columns) {
    Predictor inner = model.bind(columns);
    return new Predictor() {
      @Override
      public double predict(FeatureRows rows, int row) {
        return instruments.contains(rows.instrument().value())
            ? inner.predict(rows, row)
            : Double.NaN;
      }

      @Override
      public Filtering filtering(FeatureRows rows, int row) {
        return instruments.contains(rows.instrument().value())
            ? inner.filtering(rows, row)
            : Filtering.NONE;
      }

      @Override
      public Explanation explain(FeatureRows rows, int row) {
        return instruments.contains(rows.instrument().value())
            ? inner.explain(rows, row)
            : Explanation.input(rows.instrument() + " was not seen in training", Double.NaN);
      }
    };
  }
}
