package io.plimsoll.training.study;

import io.plimsoll.datasets.account.AccountEvent;
import io.plimsoll.datasets.account.AccountId;
import io.plimsoll.datasets.account.AccountLiquidated;
import io.plimsoll.datasets.account.AccountSnapshot;
import io.plimsoll.datasets.account.Deposit;
import io.plimsoll.datasets.account.Fill;
import io.plimsoll.datasets.account.MarginCall;
import io.plimsoll.datasets.account.Withdrawal;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.models.account.AccountExposure;
import io.plimsoll.models.account.AccountRisk;
import io.plimsoll.models.account.AccountRiskModel;
import io.plimsoll.training.ForecastSeries;
import io.plimsoll.training.evaluation.Auc;
import io.plimsoll.training.evaluation.Brier;
import io.plimsoll.training.evaluation.ReliabilityCurve;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * How well the risk of single accounts is foreseen: accounts are rebuilt from their events, scored
 * at every hour of the out-of-sample period with the forecasts of then, and compared with what
 * happened to them.
 *
 * <p>An account is liquidated within the horizon if, with its positions held and nothing added, its
 * equity at some close falls to its maintenance, {@value #MAINTENANCE_FRACTION} of gross notional.
 * The logistic correction is fitted on the first half of the hours and judged, like the barrier
 * formula alone, on the second; hours whose outcome reaches into the second half are in neither.
 */
public final class AccountStudy {
  private static final double MAINTENANCE_FRACTION = 0.02;
  private static final long HOUR = 3_600_000_000_000L;
  private static final int BINS = 8;
  private static final int LEAST_OUTCOMES = 10;

  private final long horizonNanos;
  private final Map<InstrumentId, Map<Long, Double>> variances = new HashMap<>();
  private final Map<InstrumentId, List<Bar>> bars;
  private final Map<Long, Integer> barAt = new HashMap<>();
  private final List<AccountExposure> exposures = new ArrayList<>();
  private final List<Boolean> fates = new ArrayList<>();
  private final List<Long> times = new ArrayList<>();

  /**
   * What was found, on the second half of the hours.
   *
   * @param accounts how many different accounts were scored
   * @param scored how many account-hours
   * @param liquidated how many of them ended in liquidation
   * @param barrier the closed formula alone
   * @param model the formula with the logistic correction
   * @param reliability of the latter
   * @param fitted the correction; the barrier alone where the first half had too few outcomes
   */
  public record Outcome(
      int accounts,
      int scored,
      int liquidated,
      Skill barrier,
      Skill model,
      ReliabilityCurve reliability,
      AccountRiskModel fitted) {}

  /** How good a score is. */
  public record Skill(double brier, double auc, double calibrationError) {}

  private AccountStudy(Study study, Study.Result result, String family) {
    this.horizonNanos = study.settings().horizonNanos();
    this.bars = result.prepared().bars();
    List<Bar> first = bars.values().iterator().next();
    for (int i = 0; i < first.size(); i++) {
      barAt.put(first.get(i).eventNanos(), i);
    }
    for (ForecastSeries series : result.experiment().series()) {
      Map<Long, Double> byTime = new TreeMap<>();
      double[] variance = Objects.requireNonNull(series.families().get(family), family).variance();
      for (int i = 0; i < series.size(); i++) {
        byTime.put(series.asOfNanos()[i], variance[i]);
      }
      variances.put(series.instrument(), byTime);
    }
  }

  /** An account as its events left it. */
  private static final class State {
    private double cash;
    private final Map<InstrumentId, Double> quantities = new TreeMap<>();

    void apply(AccountEvent event) {
      switch (event) {
        case Deposit deposit -> cash += deposit.amountQuote();
        case Withdrawal withdrawal -> cash -= withdrawal.amountQuote();
        case Fill fill -> {
          cash -= fill.quantity() * fill.price();
          quantities.merge(fill.instrument(), fill.quantity(), Double::sum);
        }
        case AccountSnapshot snapshot -> take(snapshot);
        case MarginCall call -> {}
        case AccountLiquidated liquidated -> {}
      }
    }

    private void take(AccountSnapshot snapshot) {
      cash = snapshot.equity();
      quantities.clear();
      for (AccountSnapshot.Position position : snapshot.positions()) {
        cash -= position.quantity() * position.mark();
        quantities.put(position.instrument(), position.quantity());
      }
    }
  }

  /** Scores the accounts of {@code events}, which must be in order of time. */
  public static Outcome run(
      Study study, Study.Result result, String family, List<AccountEvent> events) {
    AccountStudy accounts = new AccountStudy(study, result, family);
    return accounts.judge(accounts.collect(events));
  }

  private int collect(List<AccountEvent> events) {
    Map<AccountId, State> states = new HashMap<>();
    List<AccountId> order = new ArrayList<>();
    List<AccountId> scored = new ArrayList<>();
    int next = 0;
    for (long hour : hours()) {
      while (next < events.size() && events.get(next).eventNanos() <= hour) {
        AccountEvent event = events.get(next++);
        states
            .computeIfAbsent(
                event.account(),
                id -> {
                  order.add(id);
                  return new State();
                })
            .apply(event);
      }
      for (AccountId id : order) {
        if (score(states.getOrDefault(id, new State()), hour)) {
          scored.add(id);
        }
      }
    }
    return (int) scored.stream().distinct().count();
  }

  /** The whole hours at which every instrument has a forecast. */
  private List<Long> hours() {
    List<Long> hours = new ArrayList<>(variances.values().iterator().next().keySet());
    hours.removeIf(
        time ->
            time % HOUR != 0 || variances.values().stream().anyMatch(v -> !v.containsKey(time)));
    return hours;
  }

  private boolean score(State state, long hour) {
    Integer bar = barAt.get(hour);
    if (bar == null || state.quantities.values().stream().allMatch(quantity -> quantity == 0)) {
      return false;
    }
    double equity = equity(state, bar);
    double maintenance = MAINTENANCE_FRACTION * gross(state, bar);
    if (!(equity > maintenance)) {
      return false; // gone already
    }
    List<AccountExposure.Position> positions = new ArrayList<>();
    state.quantities.forEach(
        (instrument, quantity) -> {
          if (quantity != 0) {
            positions.add(
                new AccountExposure.Position(
                    instrument,
                    quantity * close(instrument, bar),
                    Double.NaN,
                    variances.getOrDefault(instrument, Map.of()).getOrDefault(hour, Double.NaN)));
          }
        });
    exposures.add(new AccountExposure(positions, equity, maintenance, 0));
    fates.add(liquidated(state, bar, hour + horizonNanos));
    times.add(hour);
    return true;
  }

  private boolean liquidated(State state, int bar, long untilNanos) {
    List<Bar> first = bars.values().iterator().next();
    for (int b = bar + 1; b < first.size() && first.get(b).eventNanos() <= untilNanos; b++) {
      if (equity(state, b) <= MAINTENANCE_FRACTION * gross(state, b)) {
        return true;
      }
    }
    return false;
  }

  private double equity(State state, int bar) {
    double equity = state.cash;
    for (Map.Entry<InstrumentId, Double> position : state.quantities.entrySet()) {
      equity += position.getValue() * close(position.getKey(), bar);
    }
    return equity;
  }

  private double gross(State state, int bar) {
    double gross = 0;
    for (Map.Entry<InstrumentId, Double> position : state.quantities.entrySet()) {
      gross += Math.abs(position.getValue()) * close(position.getKey(), bar);
    }
    return gross;
  }

  private double close(InstrumentId instrument, int bar) {
    return bars.getOrDefault(instrument, List.of()).get(bar).close();
  }

  private Outcome judge(int accounts) {
    long middle = times.isEmpty() ? 0 : times.get(times.size() / 2);
    List<AccountExposure> train = new ArrayList<>();
    List<Boolean> trainFates = new ArrayList<>();
    List<AccountExposure> test = new ArrayList<>();
    List<Boolean> testFates = new ArrayList<>();
    for (int i = 0; i < exposures.size(); i++) {
      if (times.get(i) + horizonNanos <= middle) {
        train.add(exposures.get(i));
        trainFates.add(fates.get(i));
      } else if (times.get(i) >= middle) {
        test.add(exposures.get(i));
        testFates.add(fates.get(i));
      }
    }
    AccountRiskModel fitted = fit(train, flags(trainFates));
    boolean[] outcomes = flags(testFates);
    double[] barrier = probabilities(new AccountRisk(AccountRiskModel.barrierOnly()), test);
    double[] model = probabilities(new AccountRisk(fitted), test);
    int liquidated = 0;
    for (boolean outcome : outcomes) {
      liquidated += outcome ? 1 : 0;
    }
    return new Outcome(
        accounts,
        test.size(),
        liquidated,
        skill(outcomes, barrier),
        skill(outcomes, model),
        ReliabilityCurve.quantileBins(outcomes, model, BINS),
        fitted);
  }

  private static AccountRiskModel fit(List<AccountExposure> train, boolean[] fates) {
    int liquidated = 0;
    for (boolean fate : fates) {
      liquidated += fate ? 1 : 0;
    }
    return liquidated < LEAST_OUTCOMES || fates.length - liquidated < LEAST_OUTCOMES
        ? AccountRiskModel.barrierOnly()
        : AccountRiskModel.fit(train, fates, 1);
  }

  private static Skill skill(boolean[] outcomes, double[] probabilities) {
    return new Skill(
        Brier.of(outcomes, probabilities),
        Auc.of(outcomes, probabilities),
        ReliabilityCurve.quantileBins(outcomes, probabilities, BINS).expectedCalibrationError());
  }

  private static double[] probabilities(AccountRisk risk, List<AccountExposure> accounts) {
    return accounts.stream().mapToDouble(account -> risk.score(account).probability()).toArray();
  }

  private static boolean[] flags(List<Boolean> values) {
    boolean[] flags = new boolean[values.size()];
    for (int i = 0; i < flags.length; i++) {
      flags[i] = values.get(i);
    }
    return flags;
  }
}
