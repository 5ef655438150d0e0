package io.plimsoll.training;

import io.plimsoll.models.Estimator;
import io.plimsoll.models.EstimatorProvider;
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
    for (String family : provider.families()) {
      EstimatorProvider other = byFamily.putIfAbsent(family, provider);
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
}
