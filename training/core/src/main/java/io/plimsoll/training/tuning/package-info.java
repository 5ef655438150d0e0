/**
 * Chooses settings of a model family by trying them on data that a fit may see anyway. Read first:
 * {@code SearchSpace}, {@code Search}, {@code InnerFolds}.
 */
@NullMarked
package io.plimsoll.training.tuning;

import org.jspecify.annotations.NullMarked;
