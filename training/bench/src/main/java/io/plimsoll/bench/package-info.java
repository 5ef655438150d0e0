/**
 * How fast it is, beside named peers in the same run.
 *
 * <p>Start at {@link io.plimsoll.bench.FeatureBench} and {@link io.plimsoll.bench.ModelBench}.
 */
@NullMarked
package io.plimsoll.bench;

import org.jspecify.annotations.NullMarked;
