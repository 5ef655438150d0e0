/**
 * What rests in the book: spread, depth near the mid, and how both sides compare.
 *
 * <p>Start at {@link io.plimsoll.features.depth.DepthWithin}.
 */
@NullMarked
package io.plimsoll.features.depth;

import org.jspecify.annotations.NullMarked;
