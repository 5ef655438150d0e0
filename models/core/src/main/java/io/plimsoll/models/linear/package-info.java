/**
 * The baselines that every learner must beat: random walk, exponential smoothing, and the HAR
 * family in levels and in logs, with and without further inputs.
 *
 * <p>Start at {@link io.plimsoll.models.linear.LogHar} and {@link
 * io.plimsoll.models.linear.LogLinearModel}; for the families in levels at {@link
 * io.plimsoll.models.linear.Har}, {@link io.plimsoll.models.linear.TermEstimator} and {@link
 * io.plimsoll.models.linear.TermModel}.
 */
@NullMarked
package io.plimsoll.models.linear;

import org.jspecify.annotations.NullMarked;
