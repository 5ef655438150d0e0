package io.plimsoll.models.bundle;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.features.FeatureView;
import io.plimsoll.models.Forecaster;
import io.plimsoll.models.Provenance;
import io.plimsoll.models.account.AccountRiskModel;
import io.plimsoll.models.multiplier.GuardSettings;
import io.plimsoll.models.multiplier.QualityLimit;
import io.plimsoll.models.multiplier.ShrunkQuantilePolicy;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything needed to decide: the view to compute, the forecaster, the policy's and the guards'
 * settings, the account model.
 *
 * @param name kebab-case, the name it is registered under
 * @param metadata what a person or a report wants to know beside it: metrics, remarks; sorted by
 *     key
 */
public record ModelBundle(
    String name,
    FeatureView view,
    Forecaster forecaster,
    ShrunkQuantilePolicy.Settings policy,
    GuardSettings guards,
    AccountRiskModel accountRisk,
    Provenance.Origin origin,
    Map<String, String> metadata) {
  /** The file that is loaded. */
  public static final String MODEL_FILE = "model.plimsoll";

  /** The file that a person reads. */
  public static final String CARD_FILE = "card.md";

  /** The file that an auditor's program reads. */
  public static final String PROVENANCE_FILE = "provenance.json";

  /** Metadata of a model that a study judged: the file of the study. */
  public static final String STUDY = "study";

  /** Metadata: the sha256 of the study's file. */
  public static final String STUDY_SHA256 = "studySha256";

  /** Metadata: the model's name in the study. */
  public static final String STUDY_MODEL = "studyModel";

  /** What {@value #PROVENANCE_FILE} repeats of the metadata. */
  static final List<String> STUDY_KEYS = List.of(STUDY, STUDY_SHA256, STUDY_MODEL);

  public ModelBundle {
    Checks.notBlank(name, "name");
    metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
    for (String input : forecaster.inputs()) {
      if (!view.columns().contains(input)) {
        throw new IllegalArgumentException(
            "view '" + view.name() + "' lacks the input '" + input + "' of bundle '" + name + "'");
      }
    }
    for (QualityLimit limit : guards.quality()) {
      if (!view.columns().contains(limit.column())) {
        throw new IllegalArgumentException(
            "view '"
                + view.name()
                + "' lacks the column '"
                + limit.column()
                + "' that bundle '"
                + name
                + "' limits");
      }
    }
    boolean hasLevel = false;
    for (double level : forecaster.calibration().levels()) {
      hasLevel |= Math.abs(level - policy.level()) < 1e-9;
    }
    if (!hasLevel) {
      throw new IllegalArgumentException(
          "policy level " + policy.level() + " is not among the calibrated levels");
    }
  }

  /** A bundle whose account scores rest on the barrier formula alone. */
  public ModelBundle(
      String name,
      FeatureView view,
      Forecaster forecaster,
      ShrunkQuantilePolicy.Settings policy,
      GuardSettings guards,
      Provenance.Origin origin) {
    this(name, view, forecaster, policy, guards, AccountRiskModel.barrierOnly(), origin, Map.of());
  }

  /** The same bundle with other metadata. */
  public ModelBundle withMetadata(Map<String, String> other) {
    return new ModelBundle(name, view, forecaster, policy, guards, accountRisk, origin, other);
  }

  /** The files of the bundle by relative path; equal bundles give equal bytes. */
  public Map<String, byte[]> files() {
    return BundleFiles.write(this);
  }

  /**
   * Reads a bundle from its files; only {@value #MODEL_FILE} is needed.
   *
   * @throws PlimsollException with CORRUPT_DATA where it is missing or damaged
   */
  public static ModelBundle fromFiles(Map<String, byte[]> files) {
    byte[] model = files.get(MODEL_FILE);
    if (model == null) {
      throw new PlimsollException(
          ErrorCode.CORRUPT_DATA,
          "the bundle has no " + MODEL_FILE + "; it holds " + new TreeMap<>(files).keySet());
    }
    return BundleFiles.read(Archive.fromBytes(MODEL_FILE, model));
  }
}
