/**
 * An exchange of up to millions of accounts in a closed loop: traders and liquidations move the
 * price, and the price triggers them; quiet steps cost almost nothing.
 *
 * <p>Read {@link io.plimsoll.margin.simulation.ExchangeSimulation} first, then {@link
 * io.plimsoll.margin.simulation.Trader} and {@link io.plimsoll.margin.simulation.InstrumentPath}
 * for what goes in, and {@link io.plimsoll.margin.simulation.SimulationResult} for what comes out.
 */
@NullMarked
package io.plimsoll.margin.simulation;

import org.jspecify.annotations.NullMarked;
