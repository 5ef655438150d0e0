/**
 * Serving: market events in, margin multipliers out, in one process and without any training code
 * on the path.
 *
 * <p>Read {@link io.plimsoll.serving.QuoteService} first (everything that is decided), then {@link
 * io.plimsoll.serving.http.MarginServer} (how it is asked over HTTP).
 */
@NullMarked
package io.plimsoll.serving;

import org.jspecify.annotations.NullMarked;
