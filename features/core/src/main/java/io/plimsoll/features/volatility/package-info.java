/**
 * How much a price has moved: variances from returns and ranges, free of noise or of jumps, their
 * sides and shapes, and how they move themselves.
 *
 * <p>Start at {@link io.plimsoll.features.volatility.RealizedVariance}; {@link
 * io.plimsoll.features.volatility.PowerMeasure} holds those that are sums over neighbouring
 * returns.
 */
@NullMarked
package io.plimsoll.features.volatility;

import org.jspecify.annotations.NullMarked;
