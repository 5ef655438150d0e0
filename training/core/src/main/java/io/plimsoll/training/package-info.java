/**
 * From features and prices to a judged model: labels, purged walk-forward, experiments, the final
 * fit.
 *
 * <p>Start at {@link io.plimsoll.training.Labeler}, {@link io.plimsoll.training.PurgedWalkForward}
 * and {@link io.plimsoll.training.Experiment}.
 */
@NullMarked
package io.plimsoll.training;

import org.jspecify.annotations.NullMarked;
