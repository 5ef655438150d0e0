/**
 * A clearing house: one netted account against siloed ones, the default fund and its size, and who
 * bears the loss when members default. Every settlement conserves money and is deterministic.
 *
 * <p>Read {@link io.plimsoll.margin.clearing.ClearingHouse} first, then {@link
 * io.plimsoll.margin.clearing.DefaultWaterfall} and {@link io.plimsoll.margin.clearing.FundSizing}.
 */
@NullMarked
package io.plimsoll.margin.clearing;

import org.jspecify.annotations.NullMarked;
