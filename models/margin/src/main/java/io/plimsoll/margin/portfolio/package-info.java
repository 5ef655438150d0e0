/**
 * Portfolio margin: what a venue demands of all positions on an underlying together, from their
 * loss in common scenarios.
 *
 * <p>Read {@link io.plimsoll.margin.portfolio.PortfolioMargin} first, then {@link
 * io.plimsoll.margin.portfolio.ScenarioEngine} that reprices, and the rule sets {@link
 * io.plimsoll.margin.portfolio.DerivePm2Rules}, {@link io.plimsoll.margin.portfolio.ScanRules} and
 * {@link io.plimsoll.margin.portfolio.OkxRules}.
 */
@NullMarked
package io.plimsoll.margin.portfolio;

import org.jspecify.annotations.NullMarked;
