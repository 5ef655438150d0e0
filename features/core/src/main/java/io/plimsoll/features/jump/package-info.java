/**
 * How much of the movement came in jumps.
 *
 * <p>Start at {@link io.plimsoll.features.jump.BipowerVariation}.
 */
@NullMarked
package io.plimsoll.features.jump;

import org.jspecify.annotations.NullMarked;
