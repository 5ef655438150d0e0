package io.plimsoll.margin.collateral;

import io.plimsoll.datasets.Explanation;
import io.plimsoll.datasets.Explanation.Operation;
import java.util.ArrayList;
import java.util.List;

/**
 * How the credit of one balance came about, in the very order in which {@link AssetCredit} works.
 */
final class CreditExplanation {
  private final AssetCredit credit;
  private final AssetRules rules;
  private final CollateralContext context;

  CreditExplanation(AssetCredit credit, CollateralContext context) {
    this.credit = credit;
    this.rules = credit.rules();
    this.context = context;
  }

  Explanation explain(double amount, double price, double confidence, double accountValue) {
    credit.check(amount, price, confidence, accountValue);
    String asset = rules.asset();
    if (amount < 0) {
      return liability(-amount, price, confidence);
    }
    if (amount == 0 || credit.unitValue(price, context) == 0) {
      return Explanation.input("credit of " + asset + ", which has no value", 0);
    }
    Explanation unit = unitValue(price);
    Explanation held = Explanation.input("amount of " + asset, amount);
    Explanation counted =
        rules.maximumAmount() < amount
            ? Explanation.of(
                "credited amount of " + asset,
                Operation.MINIMUM,
                held,
                Explanation.input("maximum amount", rules.maximumAmount()))
            : held;
    return Explanation.of(
        "credit of " + asset,
        Operation.PRODUCT,
        concentrated(counted, unit, accountValue),
        kept("depeg", rules.depeg().haircut(price)),
        kept("oracle confidence", rules.confidence().haircut(confidence)),
        kept("wrong-way risk", credit.wrongWay(context)));
  }

  private Explanation liability(double size, double price, double confidence) {
    double weight = rules.liabilityWeight();
    Explanation weighted =
        Explanation.of(
            "liability weight",
            Operation.MAXIMUM,
            Explanation.input("weight", weight),
            Explanation.of(
                "weight by size",
                Operation.SUM,
                Explanation.of(
                    "weight of the smallest size",
                    Operation.PRODUCT,
                    Explanation.input("part", AssetCredit.SIZE_PREMIUM),
                    Explanation.input("weight", weight)),
                sizeTerm(Explanation.input("size", size))));
    return Explanation.of(
        "liability in " + rules.asset(),
        Operation.PRODUCT,
        Explanation.input("amount of " + rules.asset(), -size),
        Explanation.input("price", price),
        weighted,
        Explanation.of(
            "charge for an unsure oracle",
            Operation.SUM,
            Explanation.input("one", 1),
            Explanation.input("charge", rules.confidence().charge(confidence))));
  }

  private Explanation unitValue(double price) {
    List<Explanation> bounds = new ArrayList<>();
    bounds.add(Explanation.input("market price", price));
    if (!Double.isInfinite(rules.priceCap())) {
      bounds.add(Explanation.input("price cap", rules.priceCap()));
    }
    YieldToken token = rules.redemption();
    if (token != null) {
      bounds.add(redemption(token));
    }
    return bounds.size() == 1
        ? bounds.getFirst()
        : Explanation.of("unit value", Operation.MINIMUM, bounds);
  }

  private Explanation redemption(YieldToken token) {
    Explanation growth =
        Explanation.of(
            "growth since the snapshot",
            Operation.SUM,
            Explanation.input("one", 1),
            Explanation.of(
                "largest growth",
                Operation.PRODUCT,
                Explanation.input("growth per year", token.growthPerYear()),
                Explanation.input("years", token.yearsSince(context.nowNanos()))));
    Explanation rate =
        Explanation.of(
            "capped exchange rate",
            Operation.MINIMUM,
            Explanation.input("exchange rate", credit.exchangeRate(context)),
            Explanation.of(
                "largest credible rate",
                Operation.PRODUCT,
                Explanation.input("rate at the snapshot", token.snapshotRate()),
                growth));
    return Explanation.of(
        "redemption value",
        Operation.PRODUCT,
        rate,
        Explanation.input("price of " + token.underlying(), credit.underlyingPrice(token, context)),
        Explanation.input("kept after the redemption delay", token.delayFactor()));
  }

  private Explanation concentrated(Explanation counted, Explanation unit, double accountValue) {
    Explanation all = sized("credit before concentration", counted, unit);
    Concentration limits = rules.concentration();
    if (limits.haircut() == 0) {
      return all;
    }
    Explanation within = within(counted, unit, accountValue);
    return Explanation.of(
        "credit after concentration",
        Operation.DIFFERENCE,
        all,
        Explanation.of(
            "haircut on the excess",
            Operation.PRODUCT,
            Explanation.input("concentration haircut", limits.haircut()),
            Explanation.of(
                "credit of the excess",
                Operation.DIFFERENCE,
                all,
                sized("credit within the limits", within, unit))));
  }

  private Explanation within(Explanation counted, Explanation unit, double accountValue) {
    Concentration limits = rules.concentration();
    Explanation room =
        Explanation.of(
            "amount within the venue's limit",
            Operation.PRODUCT,
            counted,
            Explanation.input(
                "part within the limit", limits.venueRoom(credit.venueShare(context))));
    if (Double.isInfinite(accountValue)) {
      return room;
    }
    return Explanation.of(
        "amount within the limits",
        Operation.MINIMUM,
        room,
        Explanation.of(
            "amount within the account's limit",
            Operation.RATIO,
            Explanation.of(
                "value within the account's limit",
                Operation.PRODUCT,
                Explanation.input("account limit", limits.accountLimit()),
                Explanation.input("value of the account", accountValue)),
            unit));
  }

  private Explanation sized(String label, Explanation amount, Explanation unit) {
    HaircutTiers tiers = rules.tiers();
    Explanation value = Explanation.of("value", Operation.PRODUCT, amount, unit);
    Explanation tiered =
        tiers.unit() == HaircutTiers.Unit.VALUE
            ? tiers.explain(value)
            : Explanation.of(
                "credited amount at the unit value",
                Operation.PRODUCT,
                tiers.explain(amount),
                unit);
    if (rules.sizeFactor() == 0) {
      return Explanation.of(label, Operation.FIRST, tiered);
    }
    Explanation discount =
        Explanation.of(
            "size discount",
            Operation.RATIO,
            Explanation.input("numerator", AssetCredit.SIZE_DISCOUNT),
            Explanation.of(
                "one and the size term",
                Operation.SUM,
                Explanation.input("one", 1),
                sizeTerm(amount)));
    return Explanation.of(
        label,
        Operation.MINIMUM,
        tiered,
        Explanation.of("value after size discount", Operation.PRODUCT, value, discount));
  }

  private Explanation sizeTerm(Explanation size) {
    return Explanation.of(
        "size term",
        Operation.PRODUCT,
        Explanation.input("size factor", rules.sizeFactor()),
        Explanation.of("root of the size", Operation.SQRT, size));
  }

  private static Explanation kept(String what, double haircut) {
    return Explanation.of(
        "kept after " + what,
        Operation.DIFFERENCE,
        Explanation.input("one", 1),
        Explanation.input("haircut", haircut));
  }
}
