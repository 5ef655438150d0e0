package io.plimsoll.models.tracking;

/** Where runs are recorded. */
public interface RunTracker {

  /** Starts a run of an experiment, which is made where it does not exist. */
  Run start(String experiment, String runName);

  /** Where a person finds the runs: a path or an address. */
  String location();

  /** One run; closing it without {@link #finish} marks it failed. */
  interface Run extends AutoCloseable {

    /** The run's id. */
    String id();

    /** Records a setting; a name is recorded once. */
    void param(String name, String value);

    /** Records a number at a step; NaN is recorded as it is. */
    void metric(String name, double value, long step);

    /** Stores a file; {@code path} is relative, with forward slashes. */
    void artifact(String path, byte[] content);

    /** Starts a run below this one. */
    Run child(String runName);

    /** Marks the run as finished. */
    void finish();

    @Override
    void close();
  }
}
