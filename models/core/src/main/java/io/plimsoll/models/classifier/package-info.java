/**
 * Probabilities of an event straight from features, without a forecast of the variance between.
 *
 * <p>Read {@link io.plimsoll.models.classifier.ClassifierEstimator} first, then {@link
 * io.plimsoll.models.classifier.EventSample}.
 */
@NullMarked
package io.plimsoll.models.classifier;

import org.jspecify.annotations.NullMarked;
