package io.plimsoll.features.account;

import io.plimsoll.datasets.Observation;
import io.plimsoll.features.Kernel;
import io.plimsoll.features.KernelSpec;
import io.plimsoll.features.window.SavedState;
import java.util.List;

/**
 * A kernel that makes one number of what happened to an account: a subclass says what an
 * observation adds to its {@link AccountMemory} and what that means. A number that is not finite is
 * NaN.
 */
public abstract class MemoryKernel implements Kernel<Observation, AccountMemory> {
  static final double HOUR_NANOS = 3_600_000_000_000.0;
  static final double DAY_NANOS = 24 * HOUR_NANOS;

  private final KernelSpec spec;
  private final List<Class<? extends Observation>> kinds;
  private final AccountWindow window;
  private final int sums;
  private final int numbers;
  private final int times;

  /** A kernel that remembers so many sums over a window, numbers and times. */
  MemoryKernel(
      KernelSpec spec,
      List<Class<? extends Observation>> kinds,
      AccountWindow window,
      int sums,
      int numbers,
      int times) {
    this.spec = spec;
    this.kinds = List.copyOf(kinds);
    this.window = window;
    this.sums = Math.max(1, sums);
    this.numbers = numbers;
    this.times = times;
  }

  /** Adds what an observation contributes. */
  abstract void add(AccountMemory memory, Observation event);

  /** The number that the memory means; NaN where it is not defined. */
  abstract double number(AccountMemory memory, long asOfNanos);

  @Override
  public final KernelSpec spec() {
    return spec;
  }

  @Override
  public final Class<Observation> consumes() {
    return Observation.class;
  }

  @Override
  public final List<Class<? extends Observation>> kinds() {
    return kinds;
  }

  @Override
  public final AccountMemory create() {
    return new AccountMemory(window, sums, numbers, times);
  }

  @Override
  public final void update(AccountMemory memory, Observation event) {
    add(memory, event);
  }

  @Override
  public final double value(AccountMemory memory, long asOfNanos) {
    double number = number(memory, asOfNanos);
    return Double.isFinite(number) ? number : Double.NaN;
  }

  @Override
  public final double[] save(AccountMemory memory) {
    SavedState.Writer out = new SavedState.Writer();
    memory.save(out);
    return out.toArray();
  }

  @Override
  public final AccountMemory restore(double[] saved) {
    SavedState.Reader in = new SavedState.Reader(saved);
    AccountMemory memory = create();
    memory.restore(in);
    in.end();
    return memory;
  }
}
