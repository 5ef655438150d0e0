/**
 * Margin regimes tried on a price path: what they cost traders, what they cover, whom they
 * liquidate.
 *
 * <p>Start at {@link io.plimsoll.training.replay.Replay}; {@link
 * io.plimsoll.training.replay.CoverageStatistics}, {@link
 * io.plimsoll.training.replay.FrontierPoint} and {@link io.plimsoll.training.replay.Procyclicality}
 * are pure functions of a margin path and what the price did.
 */
@NullMarked
package io.plimsoll.training.replay;

import org.jspecify.annotations.NullMarked;
