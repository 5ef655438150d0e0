/**
 * How the holders of a perpetual are positioned: what is open, what it costs to hold, and who is
 * being forced out.
 *
 * <p>Start at {@link io.plimsoll.features.positioning.OpenInterestChange}, then {@link
 * io.plimsoll.features.positioning.LiquidationProximity}.
 */
@NullMarked
package io.plimsoll.features.positioning;

import org.jspecify.annotations.NullMarked;
