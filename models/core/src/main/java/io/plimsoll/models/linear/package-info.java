/**
 * The baselines that every learner must beat: random walk, exponential smoothing and log-HAR with
 * and without further inputs.
 *
 * <p>Start at {@link io.plimsoll.models.linear.LogHar} and {@link
 * io.plimsoll.models.linear.LogLinearModel}.
 */
@NullMarked
package io.plimsoll.models.linear;

import org.jspecify.annotations.NullMarked;
