/**
 * How accounts behave and what they have at stake: the inputs of the risk of single accounts.
 *
 * <p>Start at {@link io.plimsoll.features.account.AccountRunner} and {@link
 * io.plimsoll.features.account.AccountState}.
 */
@NullMarked
package io.plimsoll.features.account;

import org.jspecify.annotations.NullMarked;
