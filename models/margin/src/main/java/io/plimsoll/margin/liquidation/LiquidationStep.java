package io.plimsoll.margin.liquidation;

import io.plimsoll.datasets.Explanation;
import io.plimsoll.datasets.Explanation.Operation;
import io.plimsoll.datasets.market.InstrumentId;
import java.util.ArrayList;
import java.util.List;

/**
 * One thing that happened in a liquidation, and whose equity it changed at the marks of execution.
 * What the account, the fund and everybody else gain adds up to zero in every step.
 */
public sealed interface LiquidationStep {

  /** What happened, for people. */
  String label();

  /** Change of the liquidated account's equity, margin currency. */
  double accountChange();

  /** Change of the insurance fund. */
  default double fundChange() {
    return 0;
  }

  /** Change of the equity of all others: counterparties, bidders, deleveraged accounts. */
  default double othersChange() {
    return -accountChange() - fundChange();
  }

  /**
   * An order was executed.
   *
   * @param quantity contracts, positive bought and negative sold
   * @param price average price
   * @param mark at which equity is reckoned
   */
  record OrderFilled(
      InstrumentId instrument, double quantity, double price, double mark, double accountChange)
      implements LiquidationStep {
    @Override
    public String label() {
      return (quantity > 0 ? "bought " : "sold ") + instrument;
    }
  }

  /** A fee to the fund. */
  record FeePaid(double amount) implements LiquidationStep {
    @Override
    public String label() {
      return "liquidation fee";
    }

    @Override
    public double accountChange() {
      return -amount;
    }

    @Override
    public double fundChange() {
      return amount;
    }
  }

  /**
   * A bidder took a part of the account.
   *
   * @param fraction of the positions and of the cash for sale, in (0, 1]
   * @param price that the bidder paid; negative what it is to be paid
   */
  record AuctionBid(double fraction, double price, double accountChange)
      implements LiquidationStep {
    @Override
    public String label() {
      return "auction bid";
    }
  }

  /** The fund took the account over as it stood, with what was left of its equity. */
  record TakenOver(double equity) implements LiquidationStep {
    @Override
    public String label() {
      return "taken over";
    }

    @Override
    public double accountChange() {
      return -equity;
    }

    @Override
    public double fundChange() {
      return equity;
    }
  }

  /**
   * A position was closed against another account at the bankruptcy price.
   *
   * @param counterpartyId whose position was closed
   * @param quantity contracts, positive bought and negative sold by the liquidated account
   */
  record Deleveraged(
      String counterpartyId,
      InstrumentId instrument,
      double quantity,
      double price,
      double accountChange)
      implements LiquidationStep {
    @Override
    public String label() {
      return "deleveraged against " + counterpartyId;
    }
  }

  /** The fund paid a part of what the account lacked. */
  record FundDraw(double amount) implements LiquidationStep {
    @Override
    public String label() {
      return "insurance fund";
    }

    @Override
    public double accountChange() {
      return amount;
    }

    @Override
    public double fundChange() {
      return -amount;
    }
  }

  /** The fund paid a bidder, beyond what the account owed, to take an insolvent account. */
  record IncentivePaid(double amount) implements LiquidationStep {
    @Override
    public String label() {
      return "paid to the bidder";
    }

    @Override
    public double accountChange() {
      return 0;
    }

    @Override
    public double fundChange() {
      return -amount;
    }
  }

  /**
   * Accounts that gained gave up a part of it.
   *
   * @param accountChange the part that the account owed; the rest was owed to a bidder
   */
  record ClawedBack(double amount, double accountChange) implements LiquidationStep {
    @Override
    public String label() {
      return "clawed back from gains";
    }
  }

  /**
   * Counterparties went without what was owed to them.
   *
   * @param accountChange the part that the account owed; the rest was owed to a bidder
   */
  record Socialised(double amount, double accountChange) implements LiquidationStep {
    @Override
    public String label() {
      return "socialised loss";
    }
  }

  /** How the account's equity after some steps follows from that before, all at the same marks. */
  static Explanation explain(double equityBefore, List<LiquidationStep> steps) {
    List<Explanation> parts = new ArrayList<>();
    parts.add(Explanation.input("equity before", equityBefore));
    for (LiquidationStep step : steps) {
      parts.add(Explanation.input(step.label(), step.accountChange()));
    }
    return Explanation.of("equity after", Operation.SUM, parts);
  }
}
