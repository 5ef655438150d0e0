/**
 * How much of the movement came in jumps, whether the newest return is one, and whether one sets
 * off the next.
 *
 * <p>Start at {@link io.plimsoll.features.jump.BipowerVariation} for windows and {@link
 * io.plimsoll.features.jump.LeeMykland} for single returns.
 */
@NullMarked
package io.plimsoll.features.jump;

import org.jspecify.annotations.NullMarked;
