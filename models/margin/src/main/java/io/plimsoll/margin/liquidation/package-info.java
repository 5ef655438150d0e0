/**
 * How a venue closes accounts that fell below maintenance: how much at a time, at what price, and
 * who pays for what is missing. Every step is deterministic and conserves money.
 *
 * <p>Read {@link io.plimsoll.margin.liquidation.LiquidationEngine} first, then {@link
 * io.plimsoll.margin.liquidation.LiquidationRules} with its {@link
 * io.plimsoll.margin.liquidation.PartialLiquidation}, {@link
 * io.plimsoll.margin.liquidation.LiquidationSale} and {@link
 * io.plimsoll.margin.liquidation.Waterfall}, and {@link
 * io.plimsoll.margin.liquidation.LiquidationStep} for what comes out.
 */
@NullMarked
package io.plimsoll.margin.liquidation;

import org.jspecify.annotations.NullMarked;
