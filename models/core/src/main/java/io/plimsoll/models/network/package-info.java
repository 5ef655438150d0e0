/**
 * Recurrent networks served without the library that trained them.
 *
 * <p>Start at {@link io.plimsoll.models.network.LstmModel} and {@link
 * io.plimsoll.models.network.LstmWeights}.
 */
@NullMarked
package io.plimsoll.models.network;

import org.jspecify.annotations.NullMarked;
