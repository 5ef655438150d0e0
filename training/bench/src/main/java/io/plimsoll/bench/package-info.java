/**
 * How fast it is, beside named peers in the same run.
 *
 * <p>Start at {@link io.plimsoll.bench.FeatureBench}.
 */
@NullMarked
package io.plimsoll.bench;

import org.jspecify.annotations.NullMarked;
