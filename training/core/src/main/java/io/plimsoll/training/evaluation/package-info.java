/**
 * One class a statistic: its formula, its source, and nothing about where the numbers come from.
 *
 * <p>Start at {@link io.plimsoll.training.evaluation.Qlike} (the loss that models are ranked by),
 * {@link io.plimsoll.training.evaluation.DieboldMariano} (whether a difference means anything),
 * {@link io.plimsoll.training.evaluation.ModelConfidenceSet} (which of many may be the best) and
 * {@link io.plimsoll.training.evaluation.KupiecTest} (whether a margin is exceeded as often as it
 * should be).
 */
@NullMarked
package io.plimsoll.training.evaluation;

import org.jspecify.annotations.NullMarked;
