/**
 * Windows over bars: sums that never drift, and the base class of kernels that keep them.
 *
 * <p>Read {@link io.plimsoll.features.window.RollingSum} first, then {@link
 * io.plimsoll.features.window.BarWindowKernel}. Logarithms and the like go through {@link
 * StrictMath}, so that the same events give the same bits on every machine.
 */
@NullMarked
package io.plimsoll.features.window;

import org.jspecify.annotations.NullMarked;
