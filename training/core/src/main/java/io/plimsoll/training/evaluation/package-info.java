/**
 * One class a statistic: its formula, its source, and nothing about where the numbers come from.
 *
 * <p>Start at {@link io.plimsoll.training.evaluation.Qlike} (the loss that models are ranked by)
 * and {@link io.plimsoll.training.evaluation.DieboldMariano} (whether a difference means anything).
 */
@NullMarked
package io.plimsoll.training.evaluation;

import org.jspecify.annotations.NullMarked;
