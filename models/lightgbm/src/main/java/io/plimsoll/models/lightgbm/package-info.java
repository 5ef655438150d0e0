/**
 * Gradient boosting with LightGBM; what it grows is served by our own tree scoring.
 *
 * <p>Start at {@link io.plimsoll.models.lightgbm.LightGbmEstimator}.
 */
@NullMarked
package io.plimsoll.models.lightgbm;

import org.jspecify.annotations.NullMarked;
