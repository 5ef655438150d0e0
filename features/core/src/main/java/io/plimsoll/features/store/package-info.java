/**
 * The newest rows by entity, for those who ask now. Start with {@link
 * io.plimsoll.features.store.OnlineStore}.
 */
@NullMarked
package io.plimsoll.features.store;

import org.jspecify.annotations.NullMarked;
