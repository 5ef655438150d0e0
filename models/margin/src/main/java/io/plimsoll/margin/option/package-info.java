/**
 * What a European option is worth, in closed form.
 *
 * <p>Read {@link io.plimsoll.margin.option.Black76} first, then {@link
 * io.plimsoll.margin.option.Normal} that it stands on.
 */
@NullMarked
package io.plimsoll.margin.option;

import org.jspecify.annotations.NullMarked;
