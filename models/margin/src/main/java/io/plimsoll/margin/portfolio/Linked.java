package io.plimsoll.margin.portfolio;

import io.plimsoll.datasets.Explanation;
import io.plimsoll.datasets.Explanation.Operation;
import io.plimsoll.margin.MarketState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Flat arrays of what a {@link ScannedUnit} holds: options in a book, perpetuals, futures and a
 * balance of the underlying as exposures, and the gains that equity counts.
 */
final class Linked {
  final Holdings holdings;
  final OptionBook book = new OptionBook();
  final double spot;

  /** By linear member: gain per relative move and gain since entry. */
  final double[] exposure;

  final double[] gain;

  /** Premiums paid in the margin currency, and in coin at its price now. */
  final double premiums;

  final double coinPremiums;

  /** Value of a balance of the underlying, and what of it counts as collateral. */
  final double balance;

  final double credit;
  private final double linearExposure;
  private final double linearGain;

  /**
   * The holdings of one underlying.
   *
   * @param terms of a balance of the underlying, null where none is held or none counts here
   */
  Linked(Holdings holdings, MarketState market, @Nullable CollateralTerms terms) {
    this.holdings = holdings;
    holdings.fill(book, 0);
    this.spot = holdings.spot();
    this.exposure = holdings.linear.stream().mapToDouble(holdings::exposure).toArray();
    this.gain = holdings.linear.stream().mapToDouble(holdings::linearGain).toArray();
    double paid = 0;
    double coin = 0;
    for (int member : holdings.options) {
      boolean inCoin = holdings.paidInCoin(member);
      paid += inCoin ? 0 : holdings.premium(member);
      coin += inCoin ? holdings.premium(member) : 0;
    }
    this.premiums = paid;
    this.coinPremiums = coin;
    double amount =
        terms == null ? 0 : holdings.account.balances().getOrDefault(holdings.underlying, 0.0);
    double price = amount == 0 ? 0 : market.assetPrice(holdings.underlying);
    this.balance = amount * price;
    this.credit = terms == null ? 0 : terms.credit(amount, price);
    double totalExposure = balance - coinPremiums;
    double totalGain = 0;
    for (int i = 0; i < exposure.length; i++) {
      totalExposure += exposure[i];
      totalGain += gain[i];
    }
    this.linearExposure = totalExposure;
    this.linearGain = totalGain;
  }

  /** What everything but options gains per relative move of the underlying. */
  double linearExposure() {
    return linearExposure;
  }

  /** The part of equity, given what options are worth at the move. */
  double equity(double optionValue, double move) {
    double moved = linearGain + (linearExposure - balance + coinPremiums) * (move - 1);
    return moved + (optionValue - premiums - coinPremiums * move) + credit * move;
  }

  /** How {@link #equity} came about at the market as it is. */
  Explanation explainEquity(Explanation optionValue) {
    List<Explanation> gains = new ArrayList<>();
    for (int i = 0; i < gain.length; i++) {
      gains.add(
          Explanation.input(
              "unrealised gain on " + holdings.position(holdings.linear.get(i)).instrument(),
              gain[i]));
    }
    return Explanation.of(
        "equity of " + holdings.underlying,
        Operation.SUM,
        UnitExplanation.sum("gains", gains),
        Explanation.of(
            "gain on options",
            Operation.DIFFERENCE,
            optionValue,
            Explanation.input("premiums paid", premiums),
            Explanation.input("premiums paid in coin", coinPremiums)),
        Explanation.input("collateral that moves along", credit));
  }

  /** What closing everything costs, with the underlying at a multiple of its price. */
  double closingCost(ScanRules.Fees fees, ScenarioEngine engine, int unchanged, double move) {
    double total = 0;
    for (double one : exposure) {
      total += Math.abs(one) * move * fees.linearRate();
    }
    for (int i = 0; i < book.options(); i++) {
      double price = Math.abs(UnitExplanation.worth(engine, book, unchanged, i, move));
      double bySpot = fees.optionRate() * (spot * move) * Math.abs(book.quantity[i]);
      total += Math.min(bySpot, fees.optionCap() * price);
    }
    return total;
  }

  /** What a member gains per relative move of the underlying. */
  double exposure(ScenarioEngine engine, int unchanged, int member) {
    int at = holdings.options.indexOf(member);
    return at < 0
        ? holdings.exposure(member)
        : UnitExplanation.exposure(engine, book, unchanged, at, 1);
  }

  /** The mark of a perpetual or future, the underlying's index for an option. */
  double price(int member) {
    return holdings.options.contains(member) ? spot : holdings.mark(member);
  }

  /** Size of a member at the price of its underlying. */
  double notional(int member) {
    return holdings.options.contains(member)
        ? Math.abs(holdings.units(member)) * spot
        : Math.abs(holdings.exposure(member));
  }

  /** Gain of a member since it was entered. */
  double gain(ScenarioEngine engine, int unchanged, int member) {
    int at = holdings.options.indexOf(member);
    return at < 0
        ? holdings.linearGain(member)
        : UnitExplanation.worth(engine, book, unchanged, at, 1) - holdings.premium(member);
  }

  /** Names of the options, in the order of the book. */
  List<String> names() {
    return holdings.options.stream()
        .map(member -> holdings.position(member).instrument().value())
        .toList();
  }

  /** The terms of a balance of the underlying, if the account has any balance of it. */
  static Optional<CollateralTerms> termsOf(
      Holdings holdings, Map<String, CollateralTerms> collateral) {
    return holdings.account.balances().containsKey(holdings.underlying)
        ? Optional.ofNullable(collateral.get(holdings.underlying))
        : Optional.empty();
  }
}
