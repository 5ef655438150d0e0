/**
 * What posted assets count for: haircuts, concentration, stablecoins that lose their peg, tokens
 * that earn yield, collateral on other chains, and which assets to post for least cost.
 *
 * <p>Read {@link io.plimsoll.margin.collateral.Collateral} first, then {@link
 * io.plimsoll.margin.collateral.AssetRules} with its formula, {@link
 * io.plimsoll.margin.collateral.CollateralSchedule} and {@link
 * io.plimsoll.margin.collateral.CrossChainCollateral}.
 */
@NullMarked
package io.plimsoll.margin.collateral;

import org.jspecify.annotations.NullMarked;
