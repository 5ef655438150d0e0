/**
 * Market events, each stamped with when it happened and when it became available.
 *
 * <p>Start at {@link io.plimsoll.datasets.market.MarketEvent}.
 */
@NullMarked
package io.plimsoll.datasets.market;

import org.jspecify.annotations.NullMarked;
