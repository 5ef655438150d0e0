/**
 * Models: what estimates, what decides, what bounds.
 *
 * <p>Read {@link io.plimsoll.models.Estimator}, {@link io.plimsoll.models.Model}, {@link
 * io.plimsoll.models.Forecaster}.
 */
@NullMarked
package io.plimsoll.models;

import org.jspecify.annotations.NullMarked;
