/**
 * Forecast comparisons as a study file describes them: data, horizons, models, a purged rolling
 * origin with refits, combinations that learn their weights from what was forecast before, and the
 * scores of all that. Read first: {@code ComparisonSettings}, {@code Comparison}, {@code
 * RollingOrigin}.
 */
@NullMarked
package io.plimsoll.training.comparison;

import org.jspecify.annotations.NullMarked;
