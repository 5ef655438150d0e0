package io.plimsoll.training;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.models.Estimator;
import io.plimsoll.models.EstimatorProvider;
import io.plimsoll.models.classifier.ClassifierEstimator;
import io.plimsoll.models.distribution.ExcursionEstimator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** The model families at hand: those of the core and of whatever adapters are on the class path. */
public final class EstimatorCatalog {
  private final Map<String, EstimatorProvider> byFamily = new LinkedHashMap<>();
  private final Map<String, EstimatorProvider> byClassifier = new LinkedHashMap<>();
  private final Map<String, EstimatorProvider> byQuantiles = new LinkedHashMap<>();
  private final List<String> broken = new ArrayList<>();

  private EstimatorCatalog() {}

  /**
   * The families of every provider on the class path; a provider that cannot be loaded is noted,
   * not fatal.
   */
  public static EstimatorCatalog load() {
    EstimatorCatalog catalog = new EstimatorCatalog();
    for (ServiceLoader.Provider<EstimatorProvider> provider :
        ServiceLoader.load(EstimatorProvider.class).stream().toList()) {
      try {
        catalog.add(provider.get());
      } catch (ServiceConfigurationError | LinkageError e) {
        catalog.broken.add(provider.type().getSimpleName() + ": " + e.getMessage());
      }
    }
    return catalog;
  }

  /** The families of the given providers. */
  public static EstimatorCatalog of(EstimatorProvider... providers) {
    EstimatorCatalog catalog = new EstimatorCatalog();
    for (EstimatorProvider provider : providers) {
      catalog.add(provider);
    }
    return catalog;
  }

  private void add(EstimatorProvider provider) {
    add(provider, provider.families(), byFamily);
    add(provider, provider.classifierFamilies(), byClassifier);
    add(provider, provider.quantileFamilies(), byQuantiles);
  }

  private static void add(
      EstimatorProvider provider, List<String> families, Map<String, EstimatorProvider> known) {
    for (String family : families) {
      EstimatorProvider other = known.putIfAbsent(family, provider);
      if (other != null) {
        throw new IllegalArgumentException(
            "family '"
                + family
                + "' is offered by "
                + other.getClass().getName()
                + " and by "
                + provider.getClass().getName());
      }
    }
  }

  /** The families, in the order they were found. */
  public List<String> families() {
    return List.copyOf(byFamily.keySet());
  }

  /** The providers that could not be loaded, with the reason. */
  public List<String> broken() {
    return List.copyOf(broken);
  }

  /** An estimator of a family; empty where nothing offers it. */
  public Optional<Estimator<?>> create(String family, EstimatorProvider.Inputs inputs) {
    EstimatorProvider provider = byFamily.get(family);
    return provider == null ? Optional.empty() : Optional.of(provider.create(family, inputs));
  }

  /**
   * A classifier of a family with some of its settings.
   *
   * @throws PlimsollException with {@code NOT_FOUND} where nothing offers the family, with {@code
   *     INVALID_INPUT} where a setting cannot be
   */
  public ClassifierEstimator classifier(String family, Map<String, String> settings, long seed) {
    return offered(byClassifier, "classifier", family).classifier(family, settings, seed);
  }

  /** A learner of excursion quantiles, likewise. */
  public ExcursionEstimator quantiles(String family, Map<String, String> settings, long seed) {
    return offered(byQuantiles, "quantile", family).quantiles(family, settings, seed);
  }

  private static EstimatorProvider offered(
      Map<String, EstimatorProvider> known, String kind, String family) {
    EstimatorProvider provider = known.get(family);
    if (provider == null) {
      throw new PlimsollException(
          ErrorCode.NOT_FOUND,
          "no " + kind + " family '" + family + "'; there are: " + known.keySet());
    }
    return provider;
  }
}
