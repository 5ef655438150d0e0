/**
 * Who traded how much, and how far that moved the price.
 *
 * <p>Start at {@link io.plimsoll.features.flow.SignedVolume}.
 */
@NullMarked
package io.plimsoll.features.flow;

import org.jspecify.annotations.NullMarked;
