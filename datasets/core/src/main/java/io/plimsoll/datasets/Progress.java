package io.plimsoll.datasets;

/**
 * Told how far long work has come. Called often; an implementation that draws must limit itself.
 */
@FunctionalInterface
public interface Progress {
  /** Tells nobody. */
  Progress NONE = (step, done, total) -> {};

  /**
   * How far the work is.
   *
   * @param step what is being done, for a person
   * @param done how much of it
   * @param total of how much; -1 where that is not known
   */
  void update(String step, long done, long total);
}
