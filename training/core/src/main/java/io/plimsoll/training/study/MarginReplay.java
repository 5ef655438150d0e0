package io.plimsoll.training.study;

import io.plimsoll.datasets.Progress;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.BracketTable;
import io.plimsoll.margin.VenueRules;
import io.plimsoll.models.Forecast;
import io.plimsoll.models.multiplier.GuardSettings;
import io.plimsoll.models.multiplier.MultiplierDecider;
import io.plimsoll.models.multiplier.ShrunkQuantilePolicy;
import io.plimsoll.training.ForecastSeries;
import io.plimsoll.training.replay.AccountPopulation;
import io.plimsoll.training.replay.MarginPath;
import io.plimsoll.training.replay.PricePath;
import io.plimsoll.training.replay.RegimeResult;
import io.plimsoll.training.replay.Replay;
import io.plimsoll.training.replay.SimulatedAccount;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Three margin rules on the out-of-sample period of a study, at the same average margin.
 *
 * <ul>
 *   <li><b>static</b>: one multiplier throughout;
 *   <li><b>reactive</b>: follows the exponentially weighted variance, all of it;
 *   <li><b>predictive</b>: the champion's forecasts through the policy, shrunk to the long-run
 *       level.
 * </ul>
 *
 * The last two go through the same guards. Every multiplier was decided from forecasts of a model
 * that had not seen what followed. So that none wins by asking for more, static and reactive are
 * scaled to the average of predictive: a comparison after the fact, not something a venue could
 * have set in advance.
 */
public final class MarginReplay {
  /** The names of the regimes, in the order of the results. */
  public static final List<String> REGIMES = List.of("static", "reactive", "predictive");

  private final Study study;
  private final Study.Result result;
  private final String family;

  /** A replay of a family's out-of-sample forecasts. */
  public MarginReplay(Study study, Study.Result result, String family) {
    this.study = study;
    this.result = result;
    this.family = family;
  }

  /**
   * What a replay found.
   *
   * @param baseFraction the margin that multiplier 1 stands for, fraction of notional
   * @param family whose forecasts the predictive rule used
   * @param regimes in the order of {@link #REGIMES}
   * @param accounts how many were simulated
   */
  public record Outcome(
      double baseFraction, String family, List<RegimeResult> regimes, int accounts) {
    public Outcome {
      regimes = List.copyOf(regimes);
    }

    /** The result of a regime by name. */
    public RegimeResult regime(String name) {
      return regimes.get(REGIMES.indexOf(name));
    }
  }

  /** Replays a population of so many accounts. */
  public Outcome run(int accounts, Progress progress) {
    ShrunkQuantilePolicy.Settings policy = study.policy(result);
    Decided predictive = decide("predictive", family, policy);
    Decided reactive =
        decide(
            "reactive",
            StudySettings.REACTIVE,
            new ShrunkQuantilePolicy.Settings(policy.level(), 1, policy.baseFraction()));
    PricePath prices = prices();
    List<SimulatedAccount> population =
        AccountPopulation.draw(
            AccountPopulation.Settings.of(study.settings().seed(), accounts),
            prices.instruments(),
            prices.endNanos(0),
            prices.endNanos(prices.size() - 1));
    Replay replay = new Replay(settings(policy), prices, population);
    List<RegimeResult> regimes =
        replay.run(
            List.of(
                MarginPath.constant("static", predictive.average()),
                reactive.path().scaled(predictive.average() / reactive.average()),
                predictive.path()),
            progress);
    return new Outcome(policy.baseFraction(), family, regimes, accounts);
  }

  /** Multipliers over time with their average over the origins. */
  private record Decided(MarginPath path, double average) {}

  private Decided decide(String name, String from, ShrunkQuantilePolicy.Settings settings) {
    GuardSettings guards = study.settings().guards();
    MarginPath.Builder path = new MarginPath.Builder(name);
    double sum = 0;
    int count = 0;
    for (ForecastSeries series : result.experiment().series()) {
      MultiplierDecider decider =
          new MultiplierDecider(series.instrument(), new ShrunkQuantilePolicy(settings), guards);
      for (int i = 0; i < series.size(); i++) {
        double multiplier = decider.decide(forecast(series, from, i)).multiplier();
        path.add(series.instrument(), series.asOfNanos()[i], multiplier);
        sum += multiplier;
        count++;
      }
    }
    return new Decided(path.build(), sum / count);
  }

  private Forecast forecast(ForecastSeries series, String from, int i) {
    ForecastSeries.Family forecasts = series.families().get(from);
    if (forecasts == null) {
      throw new IllegalArgumentException(
          "no forecasts of '" + from + "'; there are: " + series.families().keySet());
    }
    double[] levels = study.settings().levels().stream().mapToDouble(Double::doubleValue).toArray();
    double[] down = new double[levels.length];
    double[] up = new double[levels.length];
    for (int level = 0; level < levels.length; level++) {
      down[level] = forecasts.downQuantiles()[level][i];
      up[level] = forecasts.upQuantiles()[level][i];
    }
    return new Forecast(
        series.instrument(),
        series.asOfNanos()[i],
        study.settings().horizonNanos(),
        forecasts.variance()[i],
        series.threshold()[i] / study.settings().spikeMultiple(),
        series.threshold()[i],
        forecasts.spikeProbability()[i],
        levels,
        down,
        up);
  }

  /** The bars from the first judged origin to the end of the last horizon. */
  private PricePath prices() {
    long from = Long.MAX_VALUE;
    long to = Long.MIN_VALUE;
    for (ForecastSeries series : result.experiment().series()) {
      from = Math.min(from, series.asOfNanos()[0]);
      to = Math.max(to, series.asOfNanos()[series.size() - 1] + study.settings().horizonNanos());
    }
    long first = from;
    long last = to;
    Map<InstrumentId, List<Bar>> bars = new LinkedHashMap<>();
    result
        .prepared()
        .bars()
        .forEach(
            (instrument, all) ->
                bars.put(
                    instrument,
                    all.stream()
                        .filter(bar -> bar.eventNanos() >= first && bar.eventNanos() <= last)
                        .toList()));
    return PricePath.of(bars);
  }

  /** Maintenance is the base margin, initial margin a quarter more. */
  private Replay.Settings settings(ShrunkQuantilePolicy.Settings policy) {
    long start = result.experiment().summary().folds().get(0).testFromNanos();
    LocalDate date =
        Instant.ofEpochSecond(start / 1_000_000_000L).atZone(ZoneOffset.UTC).toLocalDate();
    double maintenance = policy.baseFraction();
    VenueRules rules =
        new VenueRules(
            "study " + study.settings().name(),
            date,
            "maintenance is the "
                + policy.level()
                + " quantile of the training window's excursions",
            VenueRules.Netting.NET,
            0.0005,
            0.01,
            Map.of(
                VenueRules.ANY_INSTRUMENT,
                new VenueRules.InstrumentRules(
                    1e-8, BracketTable.flat(Math.min(1, 1.25 * maintenance), maintenance))));
    Replay.Settings plain = Replay.Settings.of(rules);
    return new Replay.Settings(
        rules,
        plain.liquidation(),
        plain.impact(),
        plain.insuranceFund(),
        plain.graceNanos(),
        plain.callRatio(),
        plain.topUpTo(),
        study.settings().horizonNanos(),
        study.settings().view().everyNanos(),
        1 - policy.level());
  }
}
