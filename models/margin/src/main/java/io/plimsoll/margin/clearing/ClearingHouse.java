package io.plimsoll.margin.clearing;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.MarginCalculator;
import io.plimsoll.margin.MarginMultiplier;
import io.plimsoll.margin.MarginResult;
import io.plimsoll.margin.MarketState;
import io.plimsoll.margin.clearing.NettingReport.SiloMargin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A house that clears what its members hold at many venues and on many chains as one account each.
 *
 * <p>It compares that with the siloed accounts, measures concentration, turns two markets into
 * stress losses or a day's settlement, and leaves the rest to {@link FundSizing} and {@link
 * DefaultWaterfall}. Balances in other assets count only as far as the calculators count them.
 */
public final class ClearingHouse {
  /** The counterparties that are not members, in a settlement that would not balance otherwise. */
  public static final String OUTSIDE = "outside";

  private static final double ROUNDING = 1e-12;

  private final MarginCalculator netted;
  private final Map<String, MarginCalculator> byVenue;
  private final UnaryOperator<InstrumentId> common;

  /** A house whose members' instruments already bear common names. */
  public ClearingHouse(MarginCalculator netted, Map<String, MarginCalculator> byVenue) {
    this(netted, byVenue, UnaryOperator.identity());
  }

  /**
   * A house.
   *
   * @param netted how the house margins a member's one account
   * @param byVenue how each venue margins the silos it keeps
   * @param common see {@link ClearingMember#netted}
   */
  public ClearingHouse(
      MarginCalculator netted,
      Map<String, MarginCalculator> byVenue,
      UnaryOperator<InstrumentId> common) {
    this.netted = netted;
    this.byVenue = Map.copyOf(byVenue);
    this.common = common;
  }

  /**
   * One member's requirement both ways.
   *
   * @throws PlimsollException if a venue has no calculator or a market no price
   */
  public NettingReport netting(
      ClearingMember member, MarketState market, MarginMultiplier multiplier) {
    List<SiloMargin> silos = new ArrayList<>();
    for (Silo silo : member.silos()) {
      MarginCalculator calculator = byVenue.get(silo.venue());
      if (calculator == null) {
        throw new PlimsollException(
            ErrorCode.INVALID_INPUT,
            "member " + member.id() + " has a silo at unknown venue '" + silo.venue() + "'");
      }
      silos.add(new SiloMargin(silo, calculator.calculate(silo.account(), market, multiplier)));
    }
    return new NettingReport(member.id(), result(member, market, multiplier), silos);
  }

  /** All members' requirements both ways, and the concentration of the house. */
  public HouseReport report(
      List<ClearingMember> members, MarketState market, MarginMultiplier multiplier) {
    List<NettingReport> reports = new ArrayList<>();
    Map<String, Double> underlyings = new TreeMap<>();
    Map<String, Double> requirements = new TreeMap<>();
    Map<String, Double> venues = new TreeMap<>();
    Map<String, Double> chains = new TreeMap<>();
    for (ClearingMember member : members) {
      NettingReport report = netting(member, market, multiplier);
      reports.add(report);
      requirements.merge(member.id(), report.netted().initialRequirement(), Double::sum);
      Exposures.byUnderlying(member.netted(common), market)
          .forEach((name, net) -> underlyings.merge(name, Math.abs(net), Double::sum));
      for (Silo silo : member.silos()) {
        double gross = Exposures.gross(silo.account(), market);
        venues.merge(silo.venue(), gross, Double::sum);
        chains.merge(silo.chain(), gross, Double::sum);
      }
    }
    return new HouseReport(
        reports,
        Concentration.of(underlyings),
        Concentration.of(requirements),
        Concentration.of(venues),
        Concentration.of(chains));
  }

  /**
   * What each member would lose beyond its initial requirement if the market jumped.
   *
   * @param scenario how the result is called
   */
  public StressLoss stress(
      String scenario,
      List<ClearingMember> members,
      MarketState before,
      MarketState after,
      MarginMultiplier multiplier) {
    Map<String, Double> losses = new TreeMap<>();
    for (ClearingMember member : members) {
      MarginResult result = result(member, before, multiplier);
      double loss = result.equity() - result(member, after, multiplier).equity();
      losses.put(member.id(), Math.max(0, loss - result.initialRequirement()));
    }
    return StressLoss.of(scenario, losses);
  }

  /**
   * The members' money in a settlement from one market to another: margin is the netted initial
   * requirement before. What members gain from others than members comes from {@link #OUTSIDE},
   * which always pays.
   *
   * @param resources by member
   * @throws PlimsollException if a member has no resources
   */
  public List<MemberFunds> settlement(
      List<ClearingMember> members,
      Map<String, MemberResources> resources,
      MarketState before,
      MarketState after,
      MarginMultiplier multiplier) {
    List<MemberFunds> funds = new ArrayList<>();
    double outside = 0;
    double gross = 0;
    for (ClearingMember member : members) {
      MemberResources own = resources.get(member.id());
      if (own == null) {
        throw new PlimsollException(
            ErrorCode.INVALID_INPUT, "member '" + member.id() + "' has no resources");
      }
      MarginResult result = result(member, before, multiplier);
      double variation = result(member, after, multiplier).equity() - result.equity();
      double margin = result.initialRequirement();
      outside -= variation;
      gross += Math.abs(variation);
      funds.add(
          new MemberFunds(
              member.id(),
              own.ownFunds(),
              own.liabilities(),
              margin,
              own.contribution(),
              variation,
              own.closeOutFraction() * margin));
    }
    // What rounding leaves of a balanced house is nobody's.
    if (Math.abs(outside) > ROUNDING * gross) {
      funds.add(MemberFunds.of(OUTSIDE, Math.max(0, -outside), 0, 0, outside));
    }
    return funds;
  }

  private MarginResult result(
      ClearingMember member, MarketState market, MarginMultiplier multiplier) {
    return netted.calculate(member.netted(common), market, multiplier);
  }
}
