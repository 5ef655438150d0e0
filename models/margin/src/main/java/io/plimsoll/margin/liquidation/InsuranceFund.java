package io.plimsoll.margin.liquidation;

import io.plimsoll.datasets.Checks;

/**
 * Money a venue sets aside for losses that an account's own collateral does not cover. Not
 * thread-safe.
 */
public final class InsuranceFund {
  private double balance;

  /** A fund that starts with a balance, settlement currency, zero or more. */
  public InsuranceFund(double balance) {
    this.balance = Checks.notNegative(balance, "balance");
  }

  /** What is in the fund, never negative. */
  public double balance() {
    return balance;
  }

  /** Takes in an amount, for example a liquidation fee. */
  public void receive(double amount) {
    balance += Checks.notNegative(amount, "amount");
  }

  /** Pays as much of a deficit as the fund holds and returns what it paid. */
  public double cover(double deficit) {
    double paid = Math.min(balance, Checks.notNegative(deficit, "deficit"));
    balance -= paid;
    return paid;
  }
}
