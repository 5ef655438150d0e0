/**
 * How much a price has moved: variances from returns and ranges, their downside share, the leverage
 * term.
 *
 * <p>Start at {@link io.plimsoll.features.volatility.RealizedVariance}.
 */
@NullMarked
package io.plimsoll.features.volatility;

import org.jspecify.annotations.NullMarked;
