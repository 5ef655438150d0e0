package io.plimsoll.models;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.models.bundle.Archive;
import io.plimsoll.models.garch.RecursiveVarianceModel;
import io.plimsoll.models.linear.LogLinearModel;
import io.plimsoll.models.linear.RelativeLogModel;
import io.plimsoll.models.linear.SingleFeatureModel;
import io.plimsoll.models.linear.TermModel;
import io.plimsoll.models.network.NetworkModel;
import io.plimsoll.models.tree.TreeEnsembleModel;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Writes models to archives and reads them back, whatever their family. */
public final class Models {
  private static final Map<String, BiFunction<Archive, Provenance, Model>> READERS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry(SingleFeatureModel.FORMAT, SingleFeatureModel::read),
              Map.entry(LogLinearModel.FORMAT, LogLinearModel::read),
              Map.entry(TermModel.FORMAT, TermModel::read),
              Map.entry(CombinationModel.FAMILY, CombinationModel::read),
              Map.entry(TreeEnsembleModel.FORMAT, TreeEnsembleModel::read),
              Map.entry(PerInstrumentModel.FORMAT, PerInstrumentModel::read),
              Map.entry(GuardedModel.FORMAT, GuardedModel::read),
              Map.entry(SeenInstrumentsModel.FORMAT, SeenInstrumentsModel::read),
              Map.entry(RelativeLogModel.FORMAT, RelativeLogModel::read),
              Map.entry(RecursiveVarianceModel.FORMAT, RecursiveVarianceModel::read),
              Map.entry(NetworkModel.FORMAT, NetworkModel::read),
              Map.entry(NetworkModel.LSTM_FORMAT, NetworkModel::readLstm)));

  private Models() {}

  /** Writes a model with its provenance. */
  public static void write(Model model, Archive out) {
    out.put("family", model.family());
    out.put("format", model.format());
    Provenance p = model.provenance();
    Provenance.Origin o = p.origin();
    out.put(
        "provenance",
        new String[] {
          o.dataSha256(),
          o.viewName(),
          o.viewVersion(),
          o.label(),
          o.commit(),
          o.jdk(),
          p.family(),
          p.settings(),
          p.backend()
        });
    out.put("provenance-numbers", o.fromNanos(), o.toNanos(), p.seed());
    model.write(out);
  }

  /**
   * Reads a model; throws {@link PlimsollException} where the family is unknown or an entry is
   * missing.
   */
  public static Model read(Archive in) {
    String[] p = in.texts("provenance");
    long[] n = in.longs("provenance-numbers");
    Provenance provenance =
        new Provenance(
            new Provenance.Origin(p[0], p[1], p[2], p[3], n[0], n[1], p[4], p[5]),
            p[6],
            p[7],
            n[2],
            p[8]);
    String format = in.text("format");
    BiFunction<Archive, Provenance, Model> reader = READERS.get(format);
    if (reader == null) {
      throw new PlimsollException(
          ErrorCode.CORRUPT_DATA,
          "no reader for model format '" + format + "'; known: " + READERS.keySet());
    }
    return reader.apply(in, provenance);
  }
}
