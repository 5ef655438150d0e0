/**
 * Recurrent and convolutional networks with Deeplearning4j; what it trains is served by our own
 * forward pass.
 *
 * <p>Start at {@link io.plimsoll.models.deeplearning4j.LstmEstimator}, then {@link
 * io.plimsoll.models.deeplearning4j.ResidualFit}.
 */
@NullMarked
package io.plimsoll.models.deeplearning4j;

import org.jspecify.annotations.NullMarked;
