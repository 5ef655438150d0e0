/**
 * What a European option is worth, in closed form, and how every contract's value changes with what
 * it depends on.
 *
 * <p>Read {@link io.plimsoll.margin.option.Black76} first, then {@link
 * io.plimsoll.margin.option.Normal} that it stands on, and {@link
 * io.plimsoll.margin.option.PortfolioGreeks}.
 */
@NullMarked
package io.plimsoll.margin.option;

import org.jspecify.annotations.NullMarked;
