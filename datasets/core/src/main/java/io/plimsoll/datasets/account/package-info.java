/**
 * What happens to the accounts of a venue: money moves in and out, positions change.
 *
 * <p>Start at {@link io.plimsoll.datasets.account.AccountEvent}.
 */
@NullMarked
package io.plimsoll.datasets.account;

import org.jspecify.annotations.NullMarked;
