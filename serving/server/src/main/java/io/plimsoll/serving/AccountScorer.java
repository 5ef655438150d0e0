package io.plimsoll.serving;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.Account;
import io.plimsoll.margin.CrossMargin;
import io.plimsoll.margin.IsolatedMargin;
import io.plimsoll.margin.MarginCalculator;
import io.plimsoll.margin.MarginMultiplier;
import io.plimsoll.margin.MarginResult;
import io.plimsoll.margin.MarketSnapshot;
import io.plimsoll.margin.Position;
import io.plimsoll.margin.VenueRules;
import io.plimsoll.models.Forecast;
import io.plimsoll.models.account.AccountExposure;
import io.plimsoll.models.account.AccountRisk;
import io.plimsoll.models.multiplier.MultiplierDecision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Scores an account: the reference calculator says where it would be liquidated at the multipliers
 * in force, the forecast variances say how likely the market is to get there within the horizon.
 */
public final class AccountScorer {
  private final QuoteService quotes;
  private final MarginCalculator isolated;
  private final MarginCalculator cross;

  /** A scorer under a venue's rules. */
  public AccountScorer(QuoteService quotes, VenueRules rules) {
    this.quotes = quotes;
    this.isolated = new IsolatedMargin(rules);
    this.cross = new CrossMargin(rules);
  }

  /**
   * The score.
   *
   * @throws PlimsollException INVALID_INPUT for what is wrong with the account, NOT_FOUND for an
   *     instrument that is not served, UNAVAILABLE where there never was a forecast of one
   */
  public AccountScore score(AccountQuery query) {
    ServedModel model = quotes.model();
    Map<InstrumentId, Outlook> outlooks = new LinkedHashMap<>();
    for (AccountQuery.Held held : query.positions()) {
      Outlook before = outlooks.get(held.instrument());
      Outlook outlook = outlook(held);
      if (before != null && before.mark() != outlook.mark()) {
        throw invalid(
            "positions in "
                + held.instrument()
                + " must have one markPrice, had "
                + before.mark()
                + " and "
                + outlook.mark());
      }
      outlooks.put(held.instrument(), outlook);
    }
    MarginResult margin = margin(query, outlooks);
    AccountExposure exposure =
        switch (query.mode()) {
          case ISOLATED -> alone(query, margin, outlooks);
          case CROSS -> pooled(query, margin, outlooks);
        };
    List<AccountScore.Degraded> degraded = new ArrayList<>();
    outlooks.forEach(
        (instrument, outlook) -> {
          if (!outlook.trouble().isEmpty()) {
            degraded.add(new AccountScore.Degraded(instrument, outlook.trouble()));
          }
        });
    return new AccountScore(
        new AccountRisk(model.accountRisk()).score(exposure),
        model.champion().horizonNanos(),
        margin,
        query.positions().stream().map(held -> at(outlooks, held.instrument()).mark()).toList(),
        query.positions().stream()
            .map(held -> at(outlooks, held.instrument()).multiplier())
            .toList(),
        degraded);
  }

  /** What is expected of one instrument; {@code trouble} is empty where the forecast is fresh. */
  private record Outlook(double mark, double multiplier, double variance, String trouble) {}

  private Outlook outlook(AccountQuery.Held held) {
    InstrumentId instrument = held.instrument();
    MultiplierDecision decision = quotes.multiplier(instrument);
    double mark =
        held.markPrice().isPresent()
            ? held.markPrice().getAsDouble()
            : quotes
                .price(instrument)
                .orElseThrow(
                    () ->
                        invalid(
                            "markPrice of " + instrument + " is missing; no price was seen yet"));
    Forecast forecast = decision.forecast();
    if (forecast != null) {
      return new Outlook(mark, decision.multiplier(), forecast.variance(), "");
    }
    String reason = String.valueOf(decision.degradedReason());
    // A stale forecast must not make an account look safer: no less than the long-run level.
    Forecast last =
        quotes
            .lastForecast(instrument)
            .orElseThrow(
                () ->
                    new PlimsollException(
                        ErrorCode.UNAVAILABLE,
                        "there was no forecast of " + instrument + " yet: " + reason));
    return new Outlook(
        mark,
        decision.multiplier(),
        Math.max(last.variance(), last.longRunVariance()),
        reason + "; forecast of " + Times.text(last.asOfNanos()));
  }

  private MarginResult margin(AccountQuery query, Map<InstrumentId, Outlook> outlooks) {
    Map<InstrumentId, MarketSnapshot.InstrumentState> market = new LinkedHashMap<>();
    Map<InstrumentId, Double> multipliers = new LinkedHashMap<>();
    try {
      outlooks.forEach(
          (instrument, outlook) -> {
            market.put(instrument, MarketSnapshot.InstrumentState.of(outlook.mark()));
            multipliers.put(instrument, outlook.multiplier());
          });
      List<Position> positions =
          query.positions().stream()
              .map(h -> new Position(h.instrument(), h.quantity(), h.entryPrice(), h.collateral()))
              .toList();
      MarginCalculator calculator =
          switch (query.mode()) {
            case ISOLATED -> isolated;
            case CROSS -> cross;
          };
      return calculator.calculate(
          new Account("scored", query.collateral(), positions),
          new MarketSnapshot(market),
          MarginMultiplier.of(multipliers, Map.of()));
    } catch (IllegalArgumentException e) {
      throw invalid(String.valueOf(e.getMessage()));
    }
  }

  private static AccountExposure alone(
      AccountQuery query, MarginResult margin, Map<InstrumentId, Outlook> outlooks) {
    List<AccountExposure.Position> positions = new ArrayList<>();
    for (MarginResult.PositionMargin part : margin.positions()) {
      Position position = part.position();
      Outlook outlook = at(outlooks, position.instrument());
      positions.add(
          new AccountExposure.Position(
              position.instrument(),
              position.quantity() * outlook.mark(),
              logDistance(part, outlook.mark()),
              outlook.variance()));
    }
    return new AccountExposure(
        positions, margin.equity(), margin.maintenanceRequirement(), query.marginCalls());
  }

  /** How far the log price may move against a position before it is liquidated. */
  private static double logDistance(MarginResult.PositionMargin part, double mark) {
    if (part.equity() < part.maintenanceRequirement()) {
      return 0;
    }
    if (part.liquidationPrice().isEmpty()) {
      return Double.POSITIVE_INFINITY;
    }
    double fall = StrictMath.log(mark / part.liquidationPrice().getAsDouble());
    return part.position().quantity() > 0 ? fall : -fall;
  }

  /** Positions on the common pool; what is long and short in one instrument offsets. */
  private static AccountExposure pooled(
      AccountQuery query, MarginResult margin, Map<InstrumentId, Outlook> outlooks) {
    Map<InstrumentId, Double> net = new LinkedHashMap<>();
    query.positions().forEach(held -> net.merge(held.instrument(), held.quantity(), Double::sum));
    List<AccountExposure.Position> positions = new ArrayList<>();
    net.forEach(
        (instrument, quantity) -> {
          Outlook outlook = at(outlooks, instrument);
          positions.add(
              new AccountExposure.Position(
                  instrument, quantity * outlook.mark(), Double.NaN, outlook.variance()));
        });
    return new AccountExposure(
        positions, margin.equity(), margin.maintenanceRequirement(), query.marginCalls());
  }

  private static Outlook at(Map<InstrumentId, Outlook> outlooks, InstrumentId instrument) {
    Outlook outlook = outlooks.get(instrument);
    if (outlook == null) {
      throw new IllegalStateException("no outlook on " + instrument);
    }
    return outlook;
  }

  private static PlimsollException invalid(String message) {
    return new PlimsollException(ErrorCode.INVALID_INPUT, message);
  }
}
