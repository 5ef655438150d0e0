/**
 * A whole study: events to features, labels, judged models, multipliers, a replay and a bundle.
 *
 * <p>Start at {@link io.plimsoll.training.study.Study}; what a study does with its results is the
 * report's business.
 */
@NullMarked
package io.plimsoll.training.study;

import org.jspecify.annotations.NullMarked;
