package io.plimsoll.features;

/** Makes a kernel from the settings of a feature view. */
@FunctionalInterface
public interface KernelFactory {

  /**
   * The kernel; throws IllegalArgumentException that names the setting and the value where one is
   * wrong.
   */
  Kernel<?, ?> create(KernelSettings settings);
}
