/**
 * The reference core calculator: what a venue demands of an account, when it liquidates, and what
 * that costs whom.
 *
 * <p>Read {@link io.plimsoll.margin.MarginCalculator} first, then {@link
 * io.plimsoll.margin.VenueRules}, {@link io.plimsoll.margin.MarginSchedule} and {@link
 * io.plimsoll.margin.liquidation.LiquidationEngine}; for speed {@link
 * io.plimsoll.margin.CrossBook}.
 */
@NullMarked
package io.plimsoll.margin;

import org.jspecify.annotations.NullMarked;
