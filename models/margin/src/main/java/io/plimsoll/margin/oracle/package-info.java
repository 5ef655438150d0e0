/**
 * From what many sources say a price is, one price that a venue may liquidate by, or the plain
 * statement that there is none now. Nothing here is NaN and nothing is silently old.
 *
 * <p>Read {@link io.plimsoll.margin.oracle.Oracle} first, then {@link
 * io.plimsoll.margin.oracle.OracleRules} and {@link io.plimsoll.margin.oracle.OracleResult}.
 */
@NullMarked
package io.plimsoll.margin.oracle;

import org.jspecify.annotations.NullMarked;
