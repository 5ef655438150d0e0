/**
 * Where in the day a row stands, and how volatile that time usually is.
 *
 * <p>Start at {@link io.plimsoll.features.calendar.HourOfDay}.
 */
@NullMarked
package io.plimsoll.features.calendar;

import org.jspecify.annotations.NullMarked;
