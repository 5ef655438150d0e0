package io.plimsoll.margin.clearing;

import io.plimsoll.datasets.Checks;
import io.plimsoll.margin.Account;

/**
 * An account that a member holds at one venue on one chain, margined there on its own.
 *
 * @param venue whose rules apply to it
 * @param chain where its collateral lies
 */
public record Silo(String venue, String chain, Account account) {
  public Silo {
    Checks.notBlank(venue, "venue");
    Checks.notBlank(chain, "chain");
  }
}
