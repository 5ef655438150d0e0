package io.plimsoll.datasets;

/**
 * What became of one item among many: a value, or a failure that is counted while the run goes on.
 *
 * @param <T> what a success holds
 */
public sealed interface Outcome<T> {

  /** The item was read. */
  record Read<T>(T value) implements Outcome<T> {}

  /**
   * The item was not read.
   *
   * @param line the line number in the source, from 1
   * @param item the item as it stood there
   * @param reason why, naming the field and the value
   */
  record Failed<T>(long line, String item, String reason) implements Outcome<T> {}
}
