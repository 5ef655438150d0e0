/**
 * Order books, built from the messages that venues send.
 *
 * <p>Start at {@link io.plimsoll.features.book.OrderBook}.
 */
@NullMarked
package io.plimsoll.features.book;

import org.jspecify.annotations.NullMarked;
