/**
 * Gradient boosting with LightGBM; what it grows is served by our own tree scoring.
 *
 * <p>Start at {@link io.plimsoll.models.lightgbm.LightGbmEstimator} for variances and at {@link
 * io.plimsoll.models.lightgbm.LightGbmTrees} for other targets.
 */
@NullMarked
package io.plimsoll.models.lightgbm;

import org.jspecify.annotations.NullMarked;
