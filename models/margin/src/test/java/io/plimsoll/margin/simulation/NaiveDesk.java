package io.plimsoll.margin.simulation;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.Account;
import io.plimsoll.margin.CrossMargin;
import io.plimsoll.margin.MarginMultiplier;
import io.plimsoll.margin.MarketSnapshot;
import io.plimsoll.margin.Position;
import io.plimsoll.margin.liquidation.ImpactExecution;
import io.plimsoll.margin.liquidation.InsuranceFund;
import io.plimsoll.margin.liquidation.Ledger;
import io.plimsoll.margin.liquidation.LiquidationEngine;
import io.plimsoll.margin.liquidation.LiquidationEngine.Transition;
import io.plimsoll.margin.liquidation.LiquidationState;
import io.plimsoll.margin.simulation.NaiveExchange.Seat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the twin's accounts do, with the liquidation engine itself. */
final class NaiveDesk {
  private final SimulationSettings settings;
  private final Seat[] seats;
  private final CrossMargin margin;
  private final LiquidationEngine engine;
  private final ImpactExecution book;
  private final Ledger ledger;
  private final Map<InstrumentId, Double> bought = new TreeMap<>();
  private final Map<InstrumentId, Double> sold = new TreeMap<>();
  private MarketSnapshot market = new MarketSnapshot(Map.of());
  private MarginMultiplier multiplier = MarginMultiplier.ONE;

  NaiveDesk(SimulationSettings settings, Seat[] seats) {
    this.settings = settings;
    this.seats = seats;
    margin = new CrossMargin(settings.rules());
    engine =
        new LiquidationEngine(
            new LiquidationEngine.Settings(
                0, settings.trancheFraction(), settings.minimumNotional()),
            settings.rules());
    book = new ImpactExecution(settings.feedback().impact());
    ledger = new Ledger(new InsuranceFund(settings.fundBalance()));
  }

  /** A round begins: the book is full. */
  void start(MarketSnapshot newMarket, MarginMultiplier newMultiplier) {
    market = newMarket;
    multiplier = newMultiplier;
    book.startInterval();
    bought.clear();
    sold.clear();
  }

  double fund() {
    return ledger.fund().balance();
  }

  double bought(InstrumentId instrument) {
    return bought.getOrDefault(instrument, 0.0);
  }

  double sold(InstrumentId instrument) {
    return sold.getOrDefault(instrument, 0.0);
  }

  void planChase(Seat seat) {
    seat.chaseEquity =
        seat.chases > 0
            ? margin.equity(seat.account, market) * (1 - seat.trader.behaviour().chaseLoss())
            : Double.NEGATIVE_INFINITY;
  }

  private double execute(InstrumentId instrument, double quantity) {
    (quantity > 0 ? bought : sold)
        .merge(instrument, Math.abs(quantity) * market.mark(instrument), Double::sum);
    return book.execute(instrument, quantity, market);
  }

  void act(Seat seat, Action action) {
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
