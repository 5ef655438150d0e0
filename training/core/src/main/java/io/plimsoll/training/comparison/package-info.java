/**
 * Comparisons with published results on other people's data: daily realized measures as feature
 * rows.
 *
 * <p>Start at {@link io.plimsoll.training.comparison.RealizedMeasures}.
 */
@NullMarked
package io.plimsoll.training.comparison;

import org.jspecify.annotations.NullMarked;
