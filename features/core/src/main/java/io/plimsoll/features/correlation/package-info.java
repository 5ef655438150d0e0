/**
 * How instruments move together; these kernels see the whole universe.
 *
 * <p>Start at {@link io.plimsoll.features.correlation.AverageCorrelation}.
 */
@NullMarked
package io.plimsoll.features.correlation;

import org.jspecify.annotations.NullMarked;
