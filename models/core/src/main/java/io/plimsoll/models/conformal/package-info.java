/**
 * Keeps the coverage of a quantile forecast where it should be while outcomes come in: a multiplier
 * of the quantile that is learned from the scores {@code outcome / quantile} seen so far.
 *
 * <p>Read {@link io.plimsoll.models.conformal.OnlineConformal} first. These layers calibrate; they
 * do not sharpen, and every one of them is bounded by {@link
 * io.plimsoll.models.conformal.ConformalLimits}.
 */
@NullMarked
package io.plimsoll.models.conformal;

import org.jspecify.annotations.NullMarked;
