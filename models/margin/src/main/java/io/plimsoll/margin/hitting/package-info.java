/**
 * How likely a price touches a liquidation price within a horizon, and what is lost beyond
 * bankruptcy when a liquidation comes late into a thin book. The closed forms are the floor that a
 * model of account risk must beat.
 *
 * <p>Read {@link io.plimsoll.margin.hitting.HittingProbability} first, then {@link
 * io.plimsoll.margin.hitting.JumpHitting} and {@link io.plimsoll.margin.hitting.LiquidationLoss}.
 */
@NullMarked
package io.plimsoll.margin.hitting;

import org.jspecify.annotations.NullMarked;
