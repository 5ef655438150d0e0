/**
 * What happened on a market, how it is read, and how failures are told.
 *
 * <p>Read {@link io.plimsoll.datasets.market.MarketEvent} first, then {@link
 * io.plimsoll.datasets.Explanation}, which every number that leaves the house carries.
 */
@NullMarked
package io.plimsoll.datasets;

import org.jspecify.annotations.NullMarked;
