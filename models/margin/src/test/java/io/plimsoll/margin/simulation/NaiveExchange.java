package io.plimsoll.margin.simulation;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.Account;
import io.plimsoll.margin.CrossMargin;
import io.plimsoll.margin.MarginMultiplier;
import io.plimsoll.margin.MarketSnapshot;
import io.plimsoll.margin.MarketSnapshot.InstrumentState;
import io.plimsoll.margin.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The twin: looks at every account in every round with the calculator and the liquidation engine
 * themselves, pays funding and socialised losses account by account, and knows no index, no running
 * total and no shift.
 */
final class NaiveExchange {
  private final SimulationSettings settings;
  private final Population population;
  private final MarketPath path;
  private final CrossMargin margin;
  private final NaiveDesk desk;
  private final Seat[] seats;
  private final double[] permanent;
  private final double[] passing;
  private final List<List<Double>> closes = new ArrayList<>();
  private MarketSnapshot market = new MarketSnapshot(Map.of());
  private MarginMultiplier multiplier = MarginMultiplier.ONE;
  private int bar;
  final long[] actions = new long[Action.values().length];

  /** One account and what its trader means to do. */
  static final class Seat {
    Account account;
    Trader trader = Trader.holding(1, 0, 1);
    double reserve;
    double stopEquity;
    double chaseEquity;
    double profitEquity;
    int deleverages;
    int chases;
    int visits;
    int comesAt;
    final Map<InstrumentId, Double> panicLevels = new HashMap<>();

    Seat(int number) {
      account = new Account("a" + number, 0, List.of());
    }
  }

  NaiveExchange(SimulationSettings settings, Population population, MarketPath path) {
    this.settings = settings;
    this.population = population;
    this.path = path;
    margin = new CrossMargin(settings.rules());
    seats = new Seat[population.size()];
    for (int a = 0; a < seats.length; a++) {
      seats[a] = new Seat(a);
    }
    desk = new NaiveDesk(settings, seats);
    permanent = new double[path.count()];
    passing = new double[path.count()];
    for (int i = 0; i < path.count(); i++) {
      closes.add(new ArrayList<>());
    }
  }

  Account account(int a) {
    return seats[a].account;
  }

  double fund() {
    return desk.fund();
  }

  double mark(int instrument) {
    return market.mark(id(instrument));
  }

  void run() {
    for (bar = 0; bar < path.bars(); bar++) {
      Map<InstrumentId, Double> factors = new HashMap<>();
      for (int i = 0; i < path.count(); i++) {
        passing[i] *= settings.feedback().transientDecay();
        passing[i] = Math.abs(passing[i]) < 1e-12 ? 0 : passing[i];
        factors.put(id(i), path.get(i).multiplier(bar));
      }
      multiplier = MarginMultiplier.of(factors, Map.of());
      for (int point = 0; point < 4; point++) {
        look(point);
        if (point == 0) {
          payFunding();
          welcome();
        }
        for (int round = 0; round < settings.maximumRounds(); round++) {
          if (!round(point)) {
            break;
          }
        }
      }
      for (int i = 0; i < path.count(); i++) {
        closes.get(i).add(mark(i));
      }
    }
  }

  private InstrumentId id(int instrument) {
    return path.get(instrument).instrument();
  }

  private int number(InstrumentId id) {
    for (int i = 0; i < path.count(); i++) {
      if (id(i).equals(id)) {
        return i;
      }
    }
    throw new AssertionError(id);
  }

  private void look(int point) {
    Map<InstrumentId, InstrumentState> states = new HashMap<>();
    for (int i = 0; i < path.count(); i++) {
      double mark = path.get(i).price(bar, point) * StrictMath.exp(permanent[i] + passing[i]);
      states.put(id(i), new InstrumentState(mark, path.get(i).depthNotional(bar)));
    }
    market = new MarketSnapshot(states);
  }

  private void payFunding() {
    for (Seat seat : seats) {
      double paid = 0;
      for (Position p : seat.account.positions()) {
        double rate = path.get(number(p.instrument())).fundingRate(bar);
        paid += p.quantity() * market.mark(p.instrument()) * rate;
      }
      if (paid != 0) {
        seat.account = seat.account.plusCollateral(-paid);
      }
    }
  }

  private void welcome() {
    for (int a = 0; a < seats.length; a++) {
      if (seats[a].comesAt == bar) {
        open(a, population.trader(a, seats[a].visits++));
      }
    }
  }

  private void open(int a, Trader trader) {
    Seat seat = seats[a];
    seat.trader = trader;
    Account full = new Account("a" + a, trader.collateral(), List.of());
    for (Trader.Leg leg : trader.legs()) {
      double mark = mark(leg.instrument());
      full =
          full.plusPosition(
              Position.cross(
                  id(leg.instrument()), leg.notional() / mark, mark * leg.entryOverMark()));
    }
    double equity = margin.equity(full, market);
    double initial = margin.initial(full, market, multiplier);
    if (initial > equity) {
      List<Position> smaller = new ArrayList<>();
      for (Position p : full.positions()) {
        if (equity > 0) {
          smaller.add(p.withQuantity(p.quantity() * (equity / initial)));
        }
      }
      full = new Account(full.id(), full.collateral(), smaller);
    }
    seat.account = full;
    equity = margin.equity(full, market);
    Behaviour plan = trader.behaviour();
    seat.reserve = trader.reserve();
    seat.stopEquity = equity * (1 - plan.stopLoss());
    seat.profitEquity = equity * (1 + plan.takeProfit());
    seat.deleverages = plan.deleverages();
    seat.chases = plan.chases();
    desk.start(market, multiplier);
    desk.planChase(seat);
    for (Position p : full.positions()) {
      seat.panicLevels.put(p.instrument(), adverseMove(p) + plan.panicMove());
    }
    actions[Action.OPEN.ordinal()]++;
    leaveIfFlat(seat);
  }

  private void leaveIfFlat(Seat seat) {
    if (seat.account.positions().isEmpty()) {
      seat.comesAt =
          seat.trader.reentryBars() == Trader.NEVER ? -1 : bar + seat.trader.reentryBars();
    }
  }

  private double adverseMove(Position p) {
    List<Double> past = closes.get(number(p.instrument()));
    double now = market.mark(p.instrument());
    double best = now;
    int from = Math.max(0, past.size() - settings.panicWindowBars());
    for (int b = from; b < past.size(); b++) {
      best = p.quantity() > 0 ? Math.max(best, past.get(b)) : Math.min(best, past.get(b));
    }
    return p.quantity() > 0 ? 1 - now / best : now / best - 1;
  }

  /** An account that acts, and how urgent it is. */
  private record Turn(int account, Action action, float urgency) {}

  private boolean round(int point) {
    List<Turn> turns = new ArrayList<>();
    for (int a = 0; a < seats.length; a++) {
      Action action = decide(seats[a]);
      if (action != Action.HOLD) {
        Account account = seats[a].account;
        double ratio =
            margin.equity(account, market) / margin.maintenance(account, market, multiplier);
        turns.add(new Turn(a, action, (float) ratio));
      }
    }
    turns.sort(Comparator.comparingDouble(Turn::urgency).thenComparing(Turn::account));
    desk.start(market, multiplier);
    for (Turn turn : turns) {
      desk.act(seats[turn.account()], turn.action());
      actions[turn.action().ordinal()]++;
      leaveIfFlat(seats[turn.account()]);
    }
    Feedback feedback = settings.feedback();
    for (int i = 0; i < path.count(); i++) {
      double depth = path.get(i).depthNotional(bar);
      double push =
          feedback.impact().fraction(desk.bought(id(i)), depth)
              - feedback.impact().fraction(desk.sold(id(i)), depth);
      permanent[i] += feedback.permanentShare() * push;
      passing[i] += feedback.transientShare() * push;
    }
    look(point);
    return !turns.isEmpty();
  }

  private Action decide(Seat seat) {
    Account account = seat.account;
    if (account.positions().isEmpty()) {
      return Action.HOLD;
    }
    double equity = margin.equity(account, market);
    double maintenance = margin.maintenance(account, market, multiplier);
    Behaviour plan = seat.trader.behaviour();
    if (margin.breached(account, market, multiplier)) {
      return Action.LIQUIDATE;
    }
    for (Position p : account.positions()) {
      if (adverseMove(p) >= seat.panicLevels.get(p.instrument())) {
        return Action.PANIC;
      }
    }
    if (equity < seat.stopEquity) {
      return Action.STOP;
    }
    if (seat.reserve > 0 && equity < plan.topUpRatio() * maintenance) {
      return Action.TOP_UP;
    }
    if (seat.deleverages > 0 && equity < plan.deleverageRatio() * maintenance) {
      return Action.DELEVERAGE;
    }
    if (equity < seat.chaseEquity) {
      return Action.CHASE;
    }
    return equity > seat.profitEquity ? Action.TAKE_PROFIT : Action.HOLD;
  }
}
