package io.plimsoll.models.tracking;

import io.plimsoll.datasets.PlimsollException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Records runs in another tracker for work that must not end because recording fails.
 *
 * <p>The first failure is told once; nothing further is recorded, so a server that does not answer
 * is waited for once only. The id of a run that could not be started is empty.
 */
public final class ForgivingTracker implements RunTracker {
  private final RunTracker tracker;
  private final Consumer<String> warning;
  private boolean broken;

  /**
   * A tracker.
   *
   * @param warning is told, for a person, why recording ended
   */
  public ForgivingTracker(RunTracker tracker, Consumer<String> warning) {
    this.tracker = tracker;
    this.warning = warning;
  }

  @Override
  public Run start(String experiment, String runName) {
    return new ForgivingRun(attempted(() -> tracker.start(experiment, runName)));
  }

  @Override
  public String location() {
    return tracker.location();
  }

  private synchronized <T> @Nullable T attempted(Supplier<T> action) {
    if (broken) {
      return null;
    }
    try {
      return action.get();
    } catch (PlimsollException e) {
      broken = true;
      warning.accept("runs are not recorded any further: " + e.getMessage());
      return null;
    }
  }

  private final class ForgivingRun implements Run {
    private final @Nullable Run run;

    private ForgivingRun(@Nullable Run run) {
      this.run = run;
    }

    private void attempt(Consumer<Run> action) {
      Run inner = run;
      if (inner != null) {
        attempted(
            () -> {
              action.accept(inner);
              return inner;
            });
      }
    }

    @Override
    public String id() {
      return run == null ? "" : run.id();
    }

    @Override
    public void param(String name, String value) {
      attempt(inner -> inner.param(name, value));
    }

    @Override
    public void metric(String name, double value, long step) {
      attempt(inner -> inner.metric(name, value, step));
    }

    @Override
    public void artifact(String path, byte[] content) {
      attempt(inner -> inner.artifact(path, content));
    }

    @Override
    public Run child(String runName) {
      Run inner = run;
      return new ForgivingRun(inner == null ? null : attempted(() -> inner.child(runName)));
    }

    @Override
    public void finish() {
      attempt(Run::finish);
    }

    @Override
    public void close() {
      attempt(Run::close);
    }
  }
}
