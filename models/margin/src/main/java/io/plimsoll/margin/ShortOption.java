package io.plimsoll.margin;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.margin.Contract.EuropeanOption;
import io.plimsoll.margin.Contract.Right;

/**
 * What the writer of an inverse option owes per underlying unit, in the underlying (o is how far
 * the option is out of the money as a fraction of the index, P its mark):
 *
 * <pre>call: initial max(a − o, b) + P                          maintenance m + P
 * put:  initial max(max(a − o, b) + P, maintenance)        maintenance max(m, m·P) + P
 * </pre>
 *
 * Its holder owes nothing. As the mark is part of the requirement, the equity that it is compared
 * with counts premiums paid and received but not what options are worth; {@link CrossMargin}
 * reckons so for every option under this form. A multiplier scales the requirement whole, mark
 * included.
 *
 * <p><b>Reference</b>: Deribit, margin requirements of options under standard margin, the older
 * published generation; its date is not known to us. A copy is at doc.tslab.pro, "Deribit margin
 * requirements calculation".
 *
 * @param right of the options it holds for
 * @param initial a, in (0, 1)
 * @param floor b, in (0, a]
 * @param maintenance m, in (0, b]
 */
public record ShortOption(Right right, double initial, double floor, double maintenance)
    implements MarginSchedule {
  public ShortOption {
    Checks.inOpenRange(initial, 0, 1, "initial");
    Checks.positive(floor, "floor");
    Checks.inRange(floor, 0, initial, "floor");
    Checks.positive(maintenance, "maintenance");
    Checks.inRange(maintenance, 0, floor, "maintenance");
  }

  @Override
  public String form() {
    return right == Right.CALL ? "short-call" : "short-put";
  }

  /** How far out of the money, as a fraction of the index; zero or more. */
  @Override
  public double state(Contract contract, MarketState market) {
    if (!(contract instanceof EuropeanOption option)
        || option.right() != right
        || option.payoff() != Payoff.INVERSE) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          "rules of form %s hold for inverse options of that right, not for '%s'"
              .formatted(form(), contract.id()));
    }
    double index = market.index(contract.id());
    double out = right == Right.CALL ? option.strike() - index : index - option.strike();
    return Math.max(0, out) / index;
  }

  @Override
  public double initialRate(double quantity, double notional, double state) {
    return quantity < 0 ? 1 : 0;
  }

  @Override
  public double initialAmount(double quantity, double notional, double state) {
    return quantity < 0 ? -(-quantity * initialPart(quantity, notional, state)) : 0;
  }

  /** The initial requirement of a short above the mark, per underlying unit. */
  double initialPart(double quantity, double notional, double state) {
    double part = Math.max(initial - state, floor);
    return right == Right.CALL
        ? part
        : Math.max(part, maintenance * Math.max(1, notional / -quantity));
  }

  @Override
  public int segments() {
    return right == Right.CALL ? 1 : 2;
  }

  /** Of a put, from a mark of one underlying unit on the maintenance part follows the mark. */
  @Override
  public double segmentFrom(int segment, double quantity) {
    return segment == 0 ? 0 : Math.abs(quantity);
  }

  @Override
  public double maintenanceRate(int segment, double quantity) {
    return quantity < 0 ? (segment == 0 ? 1 : 1 + maintenance) : 0;
  }

  @Override
  public double maintenanceAmount(int segment, double quantity) {
    return quantity < 0 && segment == 0 ? quantity * maintenance : 0;
  }
}
