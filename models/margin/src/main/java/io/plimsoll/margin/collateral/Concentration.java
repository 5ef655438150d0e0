package io.plimsoll.margin.collateral;

import io.plimsoll.datasets.Checks;

/**
 * An extra haircut on what exceeds a limit of concentration.
 *
 * <p>Of a holding of value {@code V} the part {@code W = min(V, accountLimit·A, V·min(1,
 * venueLimit/s))} lies within the limits, where {@code A} is the value of all that the account
 * posted and {@code s} the share of the asset in all collateral at the venue. With {@code f} the
 * credit before concentration, credit is {@code f(V) − haircut·(f(V) − f(W))}: the excess keeps
 * {@code 1 − haircut} of its credit. It is the sum of two concave functions that do not fall, so
 * concentration keeps both properties; a surcharge on the excess's market value (a common form)
 * would not, since a low tier could then be credited less than nothing.
 *
 * @param accountLimit largest share of the account's posted value without extra haircut, in (0, 1]
 * @param venueLimit largest share of the venue's collateral without extra haircut, in (0, 1]
 * @param haircut part of the excess's credit taken away, in [0, 1]
 */
public record Concentration(double accountLimit, double venueLimit, double haircut) {
  /** No limits. */
  public static final Concentration NONE = new Concentration(1, 1, 0);

  public Concentration {
    limit(accountLimit, "account-limit");
    limit(venueLimit, "venue-limit");
    Checks.inRange(haircut, 0, 1, "concentration haircut");
  }

  private static void limit(double value, String name) {
    if (!(value > 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " must be in (0, 1], was " + value);
    }
  }

  /** The part of any holding that is within the venue's limit. */
  double venueRoom(double venueShare) {
    return venueShare > venueLimit ? venueLimit / venueShare : 1;
  }
}
