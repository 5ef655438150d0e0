package io.plimsoll.models;

import io.plimsoll.datasets.Checks;

/**
 * Where a model comes from; a model cannot be built without it.
 *
 * @param origin data, view, label and build that every model of the same run shares
 * @param family the estimator's family, for example {@code log-har}
 * @param settings the estimator's settings record as text
 * @param seed the seed it was fitted with
 * @param backend the library and version that did the fitting, for example {@code LightGBM 4.3.0};
 *     {@code plimsoll} for ours
 */
public record Provenance(Origin origin, String family, String settings, long seed, String backend) {
  public Provenance {
    Checks.notBlank(family, "family");
    Checks.notBlank(backend, "backend");
  }

  /**
   * What every model of one run shares.
   *
   * @param dataSha256 of the dataset's manifest
   * @param viewName the feature view
   * @param viewVersion its content hash
   * @param label what is forecast, for example {@code rv_1h}
   * @param fromNanos the first training row
   * @param toNanos when the last training label matured
   * @param commit of the sources; {@code unknown} outside a checkout
   * @param jdk the running JDK's version
   */
  public record Origin(
      String dataSha256,
      String viewName,
      String viewVersion,
      String label,
      long fromNanos,
      long toNanos,
      String commit,
      String jdk) {}
}
