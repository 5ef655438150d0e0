/**
 * What a venue embeds in its core margin calculator: one call that always answers with a usable
 * multiplier, whatever the server or the network does. Needs nothing but the JDK.
 *
 * <p>Read {@link io.plimsoll.client.MarginClient} first.
 */
@NullMarked
package io.plimsoll.client;

import org.jspecify.annotations.NullMarked;
