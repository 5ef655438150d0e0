/**
 * From a forecast to the margin multiplier that is served: policy, guards, engine.
 *
 * <p>Start at {@link io.plimsoll.models.multiplier.MultiplierEngine}.
 */
@NullMarked
package io.plimsoll.models.multiplier;

import org.jspecify.annotations.NullMarked;
