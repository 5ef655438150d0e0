package io.plimsoll.features.window;

/**
 * What a {@link BarWindowKernel} remembers besides the last closes.
 *
 * @param sums the length in bars of each {@link RollingSum}
 * @param rings the length in bars of each {@link Ring}
 * @param cells how many single numbers, zero at first
 * @param scratch room to compute a value in; not remembered
 * @param maxima the length in bars of each {@link RollingMax}
 */
public record BarMemory(int[] sums, int[] rings, int cells, int scratch, int[] maxima) {
  private static final int[] NONE = {};

  /** Sums alone. */
  public static BarMemory ofSums(int... lengths) {
    return new BarMemory(lengths.clone(), NONE, 0, 0, NONE);
  }

  /** Rings alone. */
  public static BarMemory ofRings(int... lengths) {
    return new BarMemory(NONE, lengths.clone(), 0, 0, NONE);
  }

  /** The same, and these rings. */
  public BarMemory withRings(int... lengths) {
    return new BarMemory(sums, lengths.clone(), cells, scratch, maxima);
  }

  /** The same, and so many single numbers. */
  public BarMemory withCells(int count) {
    return new BarMemory(sums, rings, count, scratch, maxima);
  }

  /** The same, and so much room to compute in. */
  public BarMemory withScratch(int length) {
    return new BarMemory(sums, rings, cells, length, maxima);
  }

  /** The same, and these maxima. */
  public BarMemory withMaxima(int... lengths) {
    return new BarMemory(sums, rings, cells, scratch, lengths.clone());
  }
}
