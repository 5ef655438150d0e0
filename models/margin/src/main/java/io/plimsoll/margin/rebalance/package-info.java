/**
 * What an account could do about its margin: the cheapest trades and deposits that restore a margin
 * ratio or neutralise a delta, each with its numbers before and after.
 *
 * <p>Read {@link io.plimsoll.margin.rebalance.Rebalancer} first, then {@link
 * io.plimsoll.margin.rebalance.Suggestion} and {@link io.plimsoll.margin.rebalance.TradingCosts}.
 */
@NullMarked
package io.plimsoll.margin.rebalance;

import org.jspecify.annotations.NullMarked;
