/**
 * Random forests and gradient boosting with Smile; what it grows is served by our own tree scoring.
 *
 * <p>Start at {@link io.plimsoll.models.smile.SmileForestEstimator} and {@link
 * io.plimsoll.models.smile.SmileBoosting}. This module alone links Smile, which is under GPL-3.
 */
@NullMarked
package io.plimsoll.models.smile;

import org.jspecify.annotations.NullMarked;
