package io.plimsoll.models;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Fits an estimator to each instrument by itself, where it has enough rows, and to all of them
 * together for the others and for instruments that training never saw. Enough is what the estimator
 * says: an instrument whose rows it refuses is left to the common fit too.
 *
 * @param <C> the settings of the estimator
 */
public final class PerInstrument<C extends Record> implements Estimator<C> {
  private final Estimator<C> each;
  private final int leastRows;

  /**
   * An estimator.
   *
   * @param each fits one instrument, or all of them
   * @param leastRows an instrument with fewer origins is left to the common fit
   */
  public PerInstrument(Estimator<C> each, int leastRows) {
    this.each = each;
    this.leastRows = leastRows;
  }

  @Override
  public String family() {
    return each.family();
  }

  @Override
  public C settings() {
    return each.settings();
  }

  @Override
  public PerInstrument<C> with(C other) {
    return new PerInstrument<>(each.with(other), leastRows);
  }

  @Override
  public PerInstrumentModel fit(TrainingSet set, FitContext context) {
    List<TrainingSet.Block> blocks =
        set.blocks().stream().filter(block -> block.origins().length > 0).toList();
    Map<String, Model> models = new TreeMap<>();
    if (blocks.size() > 1) {
      for (TrainingSet.Block block : blocks) {
        if (block.origins().length >= leastRows) {
          own(block, context)
              .ifPresent(model -> models.put(block.rows().instrument().value(), model));
        }
      }
    }
    return new PerInstrumentModel(models, each.fit(set, context));
  }

  /** The fit of one instrument; empty where its rows are too few for the estimator. */
  private Optional<Model> own(TrainingSet.Block block, FitContext context) {
    try {
      return Optional.of(each.fit(new TrainingSet(List.of(block)), context));
    } catch (PlimsollException e) {
      if (e.code() != ErrorCode.INVALID_INPUT) {
        throw e;
      }
      return Optional.empty();
    }
  }
}
