package io.plimsoll.cli;

import io.plimsoll.datasets.store.Catalog;
import io.plimsoll.models.mlflow.MlflowRegistry;
import io.plimsoll.models.mlflow.MlflowTracker;
import io.plimsoll.models.tracking.LocalRegistry;
import io.plimsoll.models.tracking.LocalTracker;
import io.plimsoll.models.tracking.ModelRegistry;
import io.plimsoll.models.tracking.RunTracker;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * Where everything is kept.
 *
 * @param root the directory; {@code PLIMSOLL_HOME} or {@code .plimsoll}
 */
record Home(Path root) {

  /**
   * The system property {@code plimsoll.home} comes first, for programs that embed the commands.
   */
  static Home fromEnvironment() {
    String home = System.getProperty("plimsoll.home", System.getenv("PLIMSOLL_HOME"));
    return new Home(home == null || home.isBlank() ? Path.of(".plimsoll") : Path.of(home));
  }

  Catalog catalog() {
    return new Catalog(root);
  }

  Path features() {
    return root.resolve("features");
  }

  /**
   * The MLflow server of {@code MLFLOW_TRACKING_URI} if one is named, else files under the root.
   */
  RunTracker tracker() {
    String uri = mlflowUri();
    return uri.isEmpty()
        ? new LocalTracker(root.resolve("runs"), InstantSource.system())
        : new MlflowTracker(URI.create(uri), InstantSource.system());
  }

  /** The registry that goes with {@link #tracker()}. */
  ModelRegistry registry() {
    String uri = mlflowUri();
    return uri.isEmpty()
        ? new LocalRegistry(root.resolve("registry"), InstantSource.system())
        : new MlflowRegistry(URI.create(uri), InstantSource.system());
  }

  static String mlflowUri() {
    String uri = System.getenv("MLFLOW_TRACKING_URI");
    return uri == null ? "" : uri.strip();
  }
}
