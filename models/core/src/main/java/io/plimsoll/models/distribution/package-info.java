/**
 * Quantiles of the worst fall and the worst rise over a horizon, given a calibrated variance
 * forecast: one {@link io.plimsoll.models.distribution.ExcursionEstimator} a method, fitted on an
 * {@link io.plimsoll.models.distribution.ExcursionSample} of one side.
 *
 * <p>Read {@link io.plimsoll.models.distribution.ExcursionQuantiles} first, then {@link
 * io.plimsoll.models.distribution.FilteredHistorical}, which everything else is compared with.
 */
@NullMarked
package io.plimsoll.models.distribution;

import org.jspecify.annotations.NullMarked;
