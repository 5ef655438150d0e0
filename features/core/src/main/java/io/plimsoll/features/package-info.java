/**
 * Features: kernels that turn events into numbers, views that name them, runners that feed them.
 *
 * <p>Read {@link io.plimsoll.features.Kernel}, then {@link io.plimsoll.features.FeatureView}, then
 * {@link io.plimsoll.features.OnlineRunner}. Runners hold no arithmetic; batch is the online runner
 * with a collector behind it.
 */
@NullMarked
package io.plimsoll.features;

import org.jspecify.annotations.NullMarked;
