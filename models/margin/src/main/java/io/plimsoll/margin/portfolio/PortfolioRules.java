package io.plimsoll.margin.portfolio;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.margin.Account;
import io.plimsoll.margin.MarginCalculator;
import io.plimsoll.margin.MarginMethod;
import io.plimsoll.margin.MarginMultiplier;
import io.plimsoll.margin.MarketState;
import io.plimsoll.margin.RuleSet;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A rule set that reckons by scenarios. */
public sealed interface PortfolioRules extends RuleSet permits DerivePm2Rules, ScanRules, OkxRules {

  /** What the rules say of themselves. */
  RuleHeader header();

  /** The currency in which collateral, equity and requirements are reckoned. */
  String currency();

  @Override
  default String name() {
    return header().name();
  }

  @Override
  default LocalDate effectiveDate() {
    return header().effectiveDate();
  }

  @Override
  default Optional<LocalDate> until() {
    return header().until();
  }

  @Override
  default String source() {
    return header().source();
  }

  @Override
  default Set<MarginMethod> methods() {
    return Set.of(MarginMethod.PORTFOLIO);
  }

  @Override
  default MarginCalculator calculator(MarginMethod method) {
    if (method != MarginMethod.PORTFOLIO) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          "rules of %s offer portfolio margin alone, not %s"
              .formatted(name(), method.name().toLowerCase(Locale.ROOT)));
    }
    return new PortfolioMargin(this);
  }

  /** The account as these rules see it. */
  default Portfolio portfolio(Account account, MarketState market, MarginMultiplier multiplier) {
    return switch (this) {
      case DerivePm2Rules rules -> Portfolio.of(rules, account, market, multiplier);
      case ScanRules rules -> Portfolio.of(rules, account, market, multiplier);
      case OkxRules rules -> Portfolio.of(rules, account, market, multiplier);
    };
  }
}
