package io.plimsoll.training.comparison;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.Progress;
import io.plimsoll.features.FeatureView;
import io.plimsoll.models.Forecaster;
import io.plimsoll.models.Model;
import io.plimsoll.models.bundle.ModelBundle;
import io.plimsoll.models.multiplier.GuardSettings;
import io.plimsoll.models.multiplier.ShrunkQuantilePolicy;
import io.plimsoll.training.BuildInfo;
import io.plimsoll.training.Panel;
import io.plimsoll.training.comparison.Comparison.Place;
import io.plimsoll.training.comparison.RefitSchedule.Fold;
import io.plimsoll.training.study.AccountRiskFit;
import io.plimsoll.training.study.BaseMargin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Makes a bundle of a model that a study compares: fitted on everything that had matured by a time,
 * composed as the study composes it, so that it forecasts what the study forecasts from that time
 * on.
 *
 * <p>Forecasts are served as they were judged, without a level factor. What turns them into margin
 * is learned as in the study, from forecasts that the model made before, out of sample, on the
 * study's own refits: the quantiles of excursions, the probability of a spike, the correction of
 * account scores. Multiplier 1 stands for the margin that covered 99 % of an instrument's horizons
 * until then.
 */
public final class StudyBundle {
  /** As a model that is trained on a dataset has them. */
  private static final double POLICY_LEVEL = 0.99;

  private static final double POLICY_WEIGHT = 0.5;
  private static final double ACCOUNT_RIDGE = 1;

  private final ComparisonSettings settings;
  private final Place place;
  private final Request request;
  private final Progress progress;

  /**
   * What is asked for.
   *
   * @param name kebab-case, the name it will be registered under
   * @param model its name in the study
   * @param horizonNanos one of the study's; may be empty where there is one alone
   * @param untilNanos labels that matured later, less the embargo, are not used; empty for all data
   * @param metadata what the bundle is to hold besides: the study's file and its hash
   */
  public record Request(
      String name,
      String model,
      OptionalLong horizonNanos,
      OptionalLong untilNanos,
      Map<String, String> metadata) {
    public Request {
      metadata = Map.copyOf(metadata);
    }
  }

  private StudyBundle(
      ComparisonSettings settings, Place place, Request request, Progress progress) {
    this.settings = settings;
    this.place = place;
    this.request = request;
    this.progress = progress;
  }

  /**
   * Fits a model of a study.
   *
   * @param place the work folder is not used
   * @throws PlimsollException with {@code NOT_FOUND} where the study has no such model or there is
   *     no data, with {@code INVALID_INPUT} where the model cannot be bundled, the horizon is not
   *     the study's, or too little had matured
   */
  public static ModelBundle train(
      ComparisonSettings settings, Place place, Request request, Progress progress) {
    return new StudyBundle(settings, place, request, progress).train();
  }

  private ModelBundle train() {
    Bundlable bundlable = Bundlable.of(settings, request.model(), request.horizonNanos());
    Samples samples = Samples.of(settings, place.files(), place.views(), progress);
    Sample sample = samples.of(bundlable.horizonNanos(), progress);
    Fitting fitting =
        new Fitting(
            settings,
            sample,
            place.catalog(),
            Comparison.origin(samples, sample, BuildInfo.commit(place.commit())));
    long until = until(sample, fitting);
    Timeline timeline = Timeline.of(settings, sample, fitting);
    Forecasts forecasts =
        new Forecasts(
            sample,
            Forecasts.origins(
                sample, settings.clock().originsNanos(), timeline.startNanos(), until));
    List<Fold> folds = new ArrayList<>(timeline.folds(settings.clock().refit(), until));
    // What is tuned at each refit is tuned at this one too.
    folds.add(new Fold(until, Long.MAX_VALUE));
    ComparisonSettings parts = bundlable.parts();
    RollingOrigin rolling =
        new RollingOrigin(parts, forecasts, folds, fitting, new Checkpoints(null, ""));
    rolling.run(place.threads(), progress);
    Comparison.compose(parts, forecasts, folds, fitting);
    progress.update("fitting " + request.model(), 0, 1);
    Model model = new StudyModel(parts, sample, fitting, rolling, until).of(request.model());
    ForecastRecord record =
        ForecastRecord.of(
            forecasts,
            request.model(),
            until - settings.clock().embargoNanos(),
            rolling.failures());
    ModelBundle bundle = bundle(sample, model, record, until);
    progress.update("fitting " + request.model(), 1, 1);
    return bundle;
  }

  /** When the model is fitted: as asked, else when everything has matured. */
  private long until(Sample sample, Fitting fitting) {
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (int i = 0; i < sample.panels().size(); i++) {
      long[] matures = fitting.trainable(i).maturesAtNanos();
      if (matures.length > 0) {
        first = Math.min(first, matures[0]);
        last = Math.max(last, matures[matures.length - 1]);
      }
    }
    if (first > last) {
      throw refused("its data has no row with a label and every input of 'har'");
    }
    long embargo = settings.clock().embargoNanos();
    long until = request.untilNanos().orElse(last + embargo);
    if (until - embargo < first) {
      throw refused(
          "nothing to train on until "
              + Spans.time(until)
              + ": its first label is known at "
              + Spans.time(first)
              + (embargo > 0 ? ", and there is an embargo of " + Spans.text(embargo) : ""));
    }
    return until;
  }

  private PlimsollException refused(String reason) {
    return new PlimsollException(
        ErrorCode.INVALID_INPUT, "study '" + settings.name() + "': " + reason);
  }

  private ModelBundle bundle(Sample sample, Model model, ForecastRecord record, long until) {
    DataSettings.Bars bars = (DataSettings.Bars) settings.data();
    FeatureView view =
        BarSamples.scaled(place.views().apply(bars.view()), settings, sample.horizonNanos());
    Forecaster forecaster =
        new Forecaster(
            model,
            record.calibration(),
            BarSamples.named(settings.spikes().longRun(), sample.horizonNanos()),
            settings.spikes().multiple(),
            sample.horizonNanos());
    return new ModelBundle(
        request.name(),
        view,
        forecaster,
        policy(sample.panels(), until),
        GuardSettings.defaults(view.everyNanos(), view.barNanos()),
        AccountRiskFit.fit(record.outcomes(), ACCOUNT_RIDGE, settings.seed()),
        model.provenance().origin(),
        metadata(sample, record, until));
  }

  /** Multiplier 1 is what covered the instrument's own past, where it has enough of one. */
  private static ShrunkQuantilePolicy.Settings policy(List<Panel> panels, long until) {
    Map<String, Double> own = new TreeMap<>();
    for (Panel panel : panels) {
      BaseMargin.fraction(panel, until, POLICY_LEVEL)
          .ifPresent(base -> own.put(panel.features().instrument().value(), base));
    }
    return new ShrunkQuantilePolicy.Settings(
        POLICY_LEVEL, POLICY_WEIGHT, BaseMargin.fraction(panels, until, POLICY_LEVEL), own);
  }

  private Map<String, String> metadata(Sample sample, ForecastRecord record, long until) {
    Map<String, String> metadata = new LinkedHashMap<>(request.metadata());
    metadata.put(ModelBundle.STUDY_MODEL, request.model());
    metadata.put("data", "study " + settings.name());
    List<String> instruments = new ArrayList<>();
    for (Panel panel : sample.panels()) {
      instruments.add(panel.features().instrument().value());
    }
    // All of them, also one that had no training row: features of the market are over all.
    metadata.put("instruments", String.join(",", instruments));
    metadata.put("seed", Long.toString(settings.seed()));
    metadata.put("fitted at", Spans.time(until));
    metadata.putAll(record.metadata());
    return metadata;
  }
}
