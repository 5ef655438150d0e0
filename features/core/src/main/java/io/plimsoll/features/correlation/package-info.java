/**
 * How instruments move together; these kernels see the whole universe.
 *
 * <p>Start at {@link io.plimsoll.features.correlation.AverageCorrelation}, then {@link
 * io.plimsoll.features.correlation.RealizedCorrelation} for pairs and {@link
 * io.plimsoll.features.correlation.CorrelationMatrix} for all at once.
 */
@NullMarked
package io.plimsoll.features.correlation;

import org.jspecify.annotations.NullMarked;
