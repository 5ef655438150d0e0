/**
 * How likely an account is to be liquidated within the horizon.
 *
 * <p>Start at {@link io.plimsoll.models.account.AccountRisk} and {@link
 * io.plimsoll.models.account.BarrierProbability}.
 */
@NullMarked
package io.plimsoll.models.account;

import org.jspecify.annotations.NullMarked;
