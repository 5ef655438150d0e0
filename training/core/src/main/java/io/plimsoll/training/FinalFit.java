package io.plimsoll.training;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.models.CombinationModel;
import io.plimsoll.models.Estimator;
import io.plimsoll.models.Forecaster;
import io.plimsoll.models.Provenance;
import java.util.ArrayList;
import java.util.List;

/** Fits one family on everything that has matured: what goes into a bundle and is served. */
public final class FinalFit {
  private FinalFit() {}

  /**
   * Fits the champion of an experiment; a combination of those members that the experiment could
   * fit.
   */
  public static Forecaster champion(
      ExperimentSettings settings,
      Provenance.Origin origin,
      List<Panel> panels,
      EstimatorCatalog catalog,
      ExperimentResult result,
      long untilNanos) {
    List<String> members =
        settings.combined().stream().filter(result.forecasters()::containsKey).toList();
    return fit(settings, origin, panels, result.summary().champion(), members, catalog, untilNanos);
  }

  /**
   * Fits a family as {@link #fit(ExperimentSettings, Provenance.Origin, List, String, List,
   * EstimatorCatalog, long)}.
   */
  public static Forecaster fit(
      ExperimentSettings settings,
      Provenance.Origin origin,
      List<Panel> panels,
      String family,
      EstimatorCatalog catalog,
      long untilNanos) {
    List<String> members =
        settings.combined().stream().filter(catalog.families()::contains).toList();
    return fit(settings, origin, panels, family, members, catalog, untilNanos);
  }

  /**
   * Fits and calibrates as a fold of the experiment would.
   *
   * @param family one that the catalog offers, or the combination
   * @param members of the combination; read for it alone
   * @param untilNanos labels that matured later are not used; {@link Long#MAX_VALUE} for all
   * @throws PlimsollException with {@code NOT_FOUND} where nothing offers the family, with {@code
   *     INVALID_INPUT} where there are too few rows
   */
  public static Forecaster fit(
      ExperimentSettings settings,
      Provenance.Origin origin,
      List<Panel> panels,
      String family,
      List<String> members,
      EstimatorCatalog catalog,
      long untilNanos) {
    List<int[]> rows =
        panels.stream()
            .map(
                panel ->
                    PurgedWalkForward.matured(
                        Window.usable(panel, Experiment.required(settings)),
                        Long.MIN_VALUE,
                        untilNanos))
            .toList();
    Window window =
        Window.of(panels, rows, settings.calibrationFraction(), settings.split().embargoNanos());
    if (window.all().stream().allMatch(each -> each.length == 0)) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          "no row with a label and every input to fit '" + family + "' on");
    }
    if (!family.equals(CombinationModel.FAMILY)) {
      return one(settings, origin, window, family, catalog).calibrate(window, settings);
    }
    List<CalibratedFit> fits = new ArrayList<>();
    for (String member : members) {
      fits.add(one(settings, origin, window, member, catalog));
    }
    return CalibratedFit.combine(fits, window, origin, settings.seed()).calibrate(window, settings);
  }

  private static CalibratedFit one(
      ExperimentSettings settings,
      Provenance.Origin origin,
      Window window,
      String family,
      EstimatorCatalog catalog) {
    Estimator<?> estimator =
        catalog
            .create(family, settings.inputs())
            .orElseThrow(
                () ->
                    new PlimsollException(
                        ErrorCode.NOT_FOUND,
                        "no model family '" + family + "'; there are: " + catalog.families()));
    return CalibratedFit.fit(estimator, window, origin, settings.seed());
  }
}
