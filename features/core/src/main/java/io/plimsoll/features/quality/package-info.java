/**
 * How good the data behind a row is.
 *
 * <p>Start at {@link io.plimsoll.features.quality.Staleness}.
 */
@NullMarked
package io.plimsoll.features.quality;

import org.jspecify.annotations.NullMarked;
