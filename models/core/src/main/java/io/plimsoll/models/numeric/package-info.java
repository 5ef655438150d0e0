/**
 * The little numerical mathematics that models need: the normal distribution, least squares,
 * logistic regression.
 *
 * <p>Everything is deterministic to the bit on every platform: transcendental functions come from
 * {@link StrictMath}.
 */
@NullMarked
package io.plimsoll.models.numeric;

import org.jspecify.annotations.NullMarked;
