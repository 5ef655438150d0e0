package io.plimsoll.features.account;

import static io.plimsoll.features.Market.HOUR;

import io.plimsoll.datasets.Observation;
import io.plimsoll.datasets.account.AccountLiquidated;
import io.plimsoll.datasets.account.Deposit;
import io.plimsoll.datasets.account.Withdrawal;
import java.util.List;

/** The naive twin of drawdowns. */
final class DrawdownStory {
  private DrawdownStory() {}

  /** The drawdowns of an account told as a story: what its peak was, which ended and how. */
  static double[] of(List<Observation> seen) {
    double peak = Double.NaN;
    double equity = Double.NaN;
    double added = 0;
    boolean anew = true;
    Long began = null;
    double answered = 0;
    double ended = 0;
    double hours = 0;
    for (Observation event : seen) {
      if (event instanceof AccountState account) {
        equity = account.equity();
        if (!Double.isNaN(equity)) {
          peak = anew ? equity : Math.max(peak + added, equity);
          added = 0;
          anew = false;
          boolean under = peak > 0 && equity < 0.8 * peak;
          if (began == null && under) {
            began = account.availableNanos();
          } else if (began != null && !under) {
            began = null;
            ended++;
          }
        }
      } else if (event instanceof Deposit deposit && began != null) {
        answered++;
        ended++;
        hours += (deposit.availableNanos() - began) / (double) HOUR;
        began = null;
        anew = true;
      } else if (event instanceof AccountLiquidated && began != null) {
        ended++;
        began = null;
        anew = true;
      } else if (event instanceof Deposit deposit) {
        added += deposit.amountQuote();
      } else if (event instanceof Withdrawal withdrawal) {
        added -= withdrawal.amountQuote();
      }
    }
    return new double[] {peak > 0 ? 1 - equity / peak : Double.NaN, answered, ended, hours};
  }
}
