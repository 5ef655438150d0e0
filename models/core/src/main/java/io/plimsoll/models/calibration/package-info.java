/**
 * Probabilities of spikes, onsets and jumps: a {@link
 * io.plimsoll.models.calibration.ProbabilityCalibrator} turns a score into a probability that holds
 * what it says, {@link io.plimsoll.models.calibration.PooledLogistic} turns features into a score.
 *
 * <p>Read {@link io.plimsoll.models.calibration.ProbabilityCalibrator} first, then {@link
 * io.plimsoll.models.calibration.LogNormalExceedance}, the bar that a learned score has to beat. A
 * jump is a spike with another label: the machinery does not ask what the outcome is.
 */
@NullMarked
package io.plimsoll.models.calibration;

import org.jspecify.annotations.NullMarked;
