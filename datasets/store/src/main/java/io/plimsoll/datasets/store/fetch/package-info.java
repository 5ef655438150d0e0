/**
 * Downloads from a venue's public archive: resumed, verified, never overwriting what is there.
 *
 * <p>Start at {@link io.plimsoll.datasets.store.fetch.ArchiveFetcher}; what the archive of Binance
 * holds where stands in {@link io.plimsoll.datasets.store.fetch.VisionKind}.
 */
@NullMarked
package io.plimsoll.datasets.store.fetch;

import org.jspecify.annotations.NullMarked;
