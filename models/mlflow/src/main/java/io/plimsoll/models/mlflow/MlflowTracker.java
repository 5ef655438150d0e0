package io.plimsoll.models.mlflow;

import io.plimsoll.models.tracking.RunTracker;
import java.net.URI;
import java.time.InstantSource;
import org.mlflow.api.proto.Service.RunInfo;
import org.mlflow.api.proto.Service.RunStatus;

/**
 * Records runs on an MLflow server.
 *
 * <p>Files go over HTTP, so the server must pass artifacts on ({@code --serve-artifacts}, its
 * default) and no Python is needed on this side. A failure is a {@code PlimsollException}:
 * UNAVAILABLE where the server does not answer, otherwise by what it answered.
 */
public final class MlflowTracker implements RunTracker {
  private static final String PARENT_TAG = "mlflow.parentRunId";

  private final MlflowServer server;
  private final InstantSource clock;

  /**
   * A tracker.
   *
   * @param trackingUri {@code http(s)://[user:password@]host:port[/path]}, usually from {@code
   *     MLFLOW_TRACKING_URI}
   * @param clock stamps runs and metrics
   */
  public MlflowTracker(URI trackingUri, InstantSource clock) {
    this.server = new MlflowServer(trackingUri);
    this.clock = clock;
  }

  @Override
  public Run start(String experiment, String runName) {
    return open(server.experimentId(experiment), runName);
  }

  private MlflowRun open(String experimentId, String runName) {
    return new MlflowRun(server.createRun(experimentId, runName, clock.instant()));
  }

  @Override
  public String location() {
    return server.address().toString();
  }

  private final class MlflowRun implements Run {
    private final String id;
    private final String experimentId;
    private final String artifactUri;
    private boolean open = true;

    private MlflowRun(RunInfo info) {
      this.id = info.getRunId();
      this.experimentId = info.getExperimentId();
      this.artifactUri = info.getArtifactUri();
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public void param(String name, String value) {
      server.tell(
          "record setting '" + name + "' = '" + value + "'",
          () -> server.client().logParam(id, name, value));
    }

    @Override
    public void metric(String name, double value, long step) {
      long now = clock.millis();
      server.tell(
          "record metric '" + name + "' at step " + step,
          () -> server.client().logMetric(id, name, value, now, step));
    }

    @Override
    public void artifact(String path, byte[] content) {
      ArtifactStore store = server.artifacts();
      store.put(store.folder(artifactUri), path, content);
    }

    @Override
    public Run child(String runName) {
      MlflowRun child = MlflowTracker.this.open(experimentId, runName);
      server.tell(
          "mark run '" + runName + "' as a child",
          () -> server.client().setTag(child.id, PARENT_TAG, id));
      return child;
    }

    @Override
    public void finish() {
      end(RunStatus.FINISHED);
    }

    @Override
    public void close() {
      end(RunStatus.FAILED);
    }

    private void end(RunStatus status) {
      if (open) {
        open = false;
        long now = clock.millis();
        server.tell("end run " + id, () -> server.client().setTerminated(id, status, now));
      }
    }
  }
}
