package io.plimsoll.margin.simulation;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.Account;
import io.plimsoll.margin.CrossMargin;
import io.plimsoll.margin.MarginMultiplier;
import io.plimsoll.margin.MarketSnapshot;
import io.plimsoll.margin.MarketSnapshot.InstrumentState;
import io.plimsoll.margin.Position;
import io.plimsoll.margin.liquidation.ImpactExecution;
import io.plimsoll.margin.liquidation.InsuranceFund;
import io.plimsoll.margin.liquidation.Ledger;
import io.plimsoll.margin.liquidation.LiquidationEngine;
import io.plimsoll.margin.liquidation.LiquidationEngine.Transition;
import io.plimsoll.margin.liquidation.LiquidationState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
  private final LiquidationEngine engine;
  private final ImpactExecution book;
  private final Ledger ledger;
  private final Seat[] seats;
  private final double[] permanent;
  private final double[] passing;
  private final List<List<Double>> closes = new ArrayList<>();
  private final Map<InstrumentId, Double> bought = new TreeMap<>();
  private final Map<InstrumentId, Double> sold = new TreeMap<>();
  private MarketSnapshot market = new MarketSnapshot(Map.of());
  private MarginMultiplier multiplier = MarginMultiplier.ONE;
  private int bar;
  final long[] actions = new long[Action.values().length];

  /** One account and what its trader means to do. */
  private static final class Seat {
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
    engine =
        new LiquidationEngine(
            new LiquidationEngine.Settings(
                0, settings.trancheFraction(), settings.minimumNotional()),
            settings.rules());
    book = new ImpactExecution(settings.feedback().impact());
    ledger = new Ledger(new InsuranceFund(settings.fundBalance()));
    seats = new Seat[population.size()];
    for (int a = 0; a < seats.length; a++) {
      seats[a] = new Seat(a);
    }
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
    return ledger.fund().balance();
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
    planChase(seat);
    for (Position p : full.positions()) {
      seat.panicLevels.put(p.instrument(), adverseMove(p) + plan.panicMove());
    }
    actions[Action.OPEN.ordinal()]++;
    leaveIfFlat(seat);
  }

  private void planChase(Seat seat) {
    seat.chaseEquity =
        seat.chases > 0
            ? margin.equity(seat.account, market) * (1 - seat.trader.behaviour().chaseLoss())
            : Double.NEGATIVE_INFINITY;
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
    book.startInterval();
    bought.clear();
    sold.clear();
    for (Turn turn : turns) {
      act(seats[turn.account()], turn.action());
      actions[turn.action().ordinal()]++;
      leaveIfFlat(seats[turn.account()]);
    }
    Feedback feedback = settings.feedback();
    for (int i = 0; i < path.count(); i++) {
      double depth = path.get(i).depthNotional(bar);
      double push =
          feedback.impact().fraction(bought.getOrDefault(id(i), 0.0), depth)
              - feedback.impact().fraction(sold.getOrDefault(id(i), 0.0), depth);
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

  private double execute(InstrumentId instrument, double quantity) {
    (quantity > 0 ? bought : sold)
        .merge(instrument, Math.abs(quantity) * market.mark(instrument), Double::sum);
    return book.execute(instrument, quantity, market);
  }

  private void act(Seat seat, Action action) {
    switch (action) {
      case LIQUIDATE -> liquidate(seat);
      case PANIC, STOP, TAKE_PROFIT -> closeAll(seat);
      case TOP_UP -> topUp(seat);
      case DELEVERAGE -> deleverage(seat);
      case CHASE -> chase(seat);
      case HOLD, OPEN -> throw new AssertionError(action);
    }
  }

  private void liquidate(Seat seat) {
    Account before = seat.account;
    Transition t =
        engine.advance(
            0,
            before,
            LiquidationState.HEALTHY,
            market,
            market,
            multiplier,
            (instrument, quantity, ignored) -> execute(instrument, quantity),
            ledger);
    seat.account = t.account();
    if (t.socializedLoss() > 0) {
      LiquidationEngine.Fill largest = t.fills().get(0);
      for (LiquidationEngine.Fill fill : t.fills()) {
        largest = fill.notional() > largest.notional() ? fill : largest;
      }
      socialise(t.socializedLoss(), largest.instrument(), largest.quantity() < 0);
    }
  }

  /** Charges the side opposite to the loser's, less the counterparties' part of it. */
  private void socialise(double loss, InstrumentId instrument, boolean ofLong) {
    if (settings.lossAllocation() == LossAllocation.COUNTERPARTIES) {
      return;
    }
    double longs = 0;
    double shorts = 0;
    for (Seat seat : seats) {
      for (Position p : seat.account.positions()) {
        if (p.instrument().equals(instrument)) {
          longs += Math.max(0, p.quantity());
          shorts += Math.max(0, -p.quantity());
        }
      }
    }
    if ((ofLong ? shorts : longs) == 0) {
      return;
    }
    // The counterparties hold what is missing on the smaller side.
    double perUnit = Math.min(loss / Math.max(longs, shorts), 0.1 * market.mark(instrument));
    for (Seat seat : seats) {
      for (Position p : List.copyOf(seat.account.positions())) {
        if (p.instrument().equals(instrument) && (p.quantity() < 0) == ofLong) {
          seat.account = seat.account.plusCollateral(-perUnit * Math.abs(p.quantity()));
        }
      }
    }
  }

  private void closeAll(Seat seat) {
    double most = -1;
    InstrumentId largest = seat.account.positions().get(0).instrument();
    boolean wasLong = false;
    while (!seat.account.positions().isEmpty()) {
      Position p = seat.account.positions().get(0);
      double notional = close(seat, 0, p.quantity());
      if (notional > most) {
        most = notional;
        largest = p.instrument();
        wasLong = p.quantity() > 0;
      }
    }
    settle(seat, largest, wasLong);
  }

  private void settle(Seat seat, InstrumentId instrument, boolean wasLong) {
    if (seat.account.collateral() < 0 && seat.account.positions().isEmpty()) {
      double deficit = -seat.account.collateral();
      seat.account = new Account(seat.account.id(), 0, List.of());
      double rest = deficit - ledger.settleDeficit(deficit);
      if (rest > 0) {
        socialise(rest, instrument, wasLong);
      }
    }
  }

  private double close(Seat seat, int index, double part) {
    InstrumentId instrument = seat.account.positions().get(index).instrument();
    double fill = execute(instrument, -part);
    seat.account = seat.account.closing(index, part, fill);
    double notional = Math.abs(part) * fill;
    payFee(seat, settings.rules().takerFee() * notional);
    return notional;
  }

  private void payFee(Seat seat, double whole) {
    double fee = Math.min(whole, Math.max(0, margin.equity(seat.account, market)));
    seat.account = seat.account.plusCollateral(-fee);
  }

  private void topUp(Seat seat) {
    double wanted =
        seat.trader.behaviour().topUpTarget() * margin.maintenance(seat.account, market, multiplier)
            - margin.equity(seat.account, market);
    double amount = Math.min(seat.reserve, wanted);
    seat.account = seat.account.plusCollateral(amount);
    seat.reserve -= amount;
    seat.stopEquity += amount;
    seat.chaseEquity += amount;
    seat.profitEquity += amount;
  }

  private void deleverage(Seat seat) {
    seat.deleverages--;
    double most = -1;
    InstrumentId largest = seat.account.positions().get(0).instrument();
    boolean wasLong = false;
    for (Position p : seat.account.positions()) {
      int index = seat.account.positions().indexOf(p);
      double part = seat.trader.behaviour().deleverageFraction() * p.quantity();
      double rest = Math.abs(p.quantity() - part) * market.mark(p.instrument());
      double notional = close(seat, index, rest < settings.minimumNotional() ? p.quantity() : part);
      if (notional > most) {
        most = notional;
        largest = p.instrument();
        wasLong = p.quantity() > 0;
      }
    }
    settle(seat, largest, wasLong);
  }

  private void chase(Seat seat) {
    seat.chases--;
    double growth = seat.trader.behaviour().chaseGrowth();
    List<Position> larger = new ArrayList<>();
    for (Position p : seat.account.positions()) {
      larger.add(p.withQuantity(p.quantity() * (1 + growth)));
    }
    Account wished = new Account(seat.account.id(), seat.account.collateral(), larger);
    if (margin.equity(seat.account, market) >= margin.initial(wished, market, multiplier)) {
      for (int i = 0; i < larger.size(); i++) {
        Position p = seat.account.positions().get(i);
        double more = growth * p.quantity();
        double fill = execute(p.instrument(), more);
        double after = p.quantity() + more;
        double price = (p.quantity() * p.entryPrice() + more * fill) / after;
        List<Position> positions = new ArrayList<>(seat.account.positions());
        positions.set(i, Position.cross(p.instrument(), after, price));
        seat.account = new Account(seat.account.id(), seat.account.collateral(), positions);
        payFee(seat, settings.rules().takerFee() * Math.abs(more) * fill);
      }
    }
    planChase(seat);
  }
}
