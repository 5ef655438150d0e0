/**
 * Recurrent and convolutional networks served without the library that trained them.
 *
 * <p>Start at {@link io.plimsoll.models.network.NetworkModel}, then {@link
 * io.plimsoll.models.network.LstmWeights} and {@link io.plimsoll.models.network.TcnWeights}.
 */
@NullMarked
package io.plimsoll.models.network;

import org.jspecify.annotations.NullMarked;
