/**
 * What the trade tape tells, trade by trade, without bars.
 *
 * <p>Start at {@link io.plimsoll.features.tape.TapeKernel}.
 */
@NullMarked
package io.plimsoll.features.tape;

import org.jspecify.annotations.NullMarked;
