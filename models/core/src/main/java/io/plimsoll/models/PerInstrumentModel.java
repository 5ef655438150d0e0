package io.plimsoll.models;

import io.plimsoll.datasets.Explanation;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.features.FeatureRows;
import io.plimsoll.models.bundle.Archive;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One model an instrument, and a common one for instruments that have none of their own.
 *
 * <p><b>Unit</b>, <b>Range</b>: those of the models. <b>Cost</b>: one look-up by name, no
 * allocation.
 */
public final class PerInstrumentModel implements Model {
  /** The name of this shape in archives. */
  public static final String FORMAT = "per-instrument";

  private final Map<String, Model> models;
  private final Model common;

  /** Models by the instrument's name; family and provenance are those of the common one. */
  public PerInstrumentModel(Map<String, Model> models, Model common) {
    this.models = Collections.unmodifiableMap(new TreeMap<>(models));
    this.common = common;
  }

  /** Reads what {@link #write} stored; the provenance is the common model's. */
  public static PerInstrumentModel read(Archive in, Provenance provenance) {
    Map<String, Model> models = new TreeMap<>();
    String[] instruments = in.texts("instruments");
    for (int i = 0; i < instruments.length; i++) {
      models.put(instruments[i], Models.read(in.child("model-" + i)));
    }
    return new PerInstrumentModel(models, Models.read(in.child("common")));
  }

  @Override
  public void write(Archive out) {
    out.put("instruments", models.keySet().toArray(new String[0]));
    int i = 0;
    for (Model model : models.values()) {
      Models.write(model, out.child("model-" + i++));
    }
    Models.write(common, out.child("common"));
  }

  @Override
  public String family() {
    return common.family();
  }

  @Override
  public String format() {
    return FORMAT;
  }

  @Override
  public Provenance provenance() {
    return common.provenance();
  }

  /** The model of an instrument, the common one where it has none. */
  public Model of(String instrument) {
    return models.getOrDefault(instrument, common);
  }

  @Override
  public List<String> inputs() {
    LinkedHashSet<String> all = new LinkedHashSet<>(common.inputs());
    models.values().forEach(model -> all.addAll(model.inputs()));
    return List.copyOf(all);
  }

  @Override
  public int lookback() {
    return Math.max(
        common.lookback(), models.values().stream().mapToInt(Model::lookback).max().orElse(1));
  }

  @Override
  public boolean knows(InstrumentId instrument) {
    return of(instrument.value()).knows(instrument);
  }

  @Override
  public Predictor bind(List<String> columns) {
    Map<String, Predictor> predictors = new HashMap<>();
    models.forEach((instrument, model) -> predictors.put(instrument, model.bind(columns)));
    return new Bound(predictors, common.bind(columns));
  }

  private record Bound(Map<String, Predictor> predictors, Predictor common) implements Predictor {

    private Predictor of(FeatureRows rows) {
      return predictors.getOrDefault(rows.instrument().value(), common);
    }

    @Override
    public double predict(FeatureRows rows, int row) {
      return of(rows).predict(rows, row);
    }

    @Override
    public Filtering filtering(FeatureRows rows, int row) {
      return of(rows).filtering(rows, row);
    }

    @Override
    public Explanation explain(FeatureRows rows, int row) {
      return of(rows).explain(rows, row);
    }
  }

  /** The instruments that have a model of their own. */
  public List<String> instruments() {
    return new ArrayList<>(models.keySet());
  }
}
