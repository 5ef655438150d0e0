package io.plimsoll.margin.liquidation;

import io.plimsoll.margin.Account;
import io.plimsoll.margin.liquidation.Bidder.Lot;
import io.plimsoll.margin.liquidation.LiquidationEngine.Transition;
import io.plimsoll.margin.liquidation.LiquidationState.Auctioned;
import io.plimsoll.margin.liquidation.LiquidationState.Phase;
import io.plimsoll.margin.liquidation.LiquidationStep.AuctionBid;

/** One look at an auction: whether it is still needed, and whether somebody bids now. */
final class AuctionRun {
  private final DutchAuction auction;
  private final AuctionLimit limit;
  private final long nowNanos;
  private final LiquidationContext context;
  private final Settlement books;

  AuctionRun(
      LiquidationRules rules,
      AccountHealth health,
      long nowNanos,
      Account account,
      LiquidationContext context) {
    if (!(rules.sale() instanceof DutchAuction dutch)
        || !(rules.partial() instanceof AuctionLimit auctionLimit)) {
      throw new IllegalStateException("no auction in " + rules);
    }
    this.auction = dutch;
    this.limit = auctionLimit;
    this.nowNanos = nowNanos;
    this.context = context;
    this.books = new Settlement(context, health, rules.waterfall(), account);
  }

  /** An auction begins; a solvent account pays the fee for it. */
  Transition start() {
    double equity = books.equity();
    if (equity <= 0) {
      return offerInsolvent(nowNanos);
    }
    double sold = limit.fraction(equity, books.maintenance(), 1, 0);
    books.fee(Math.min(equity, auction.feeFraction() * sold * equity));
    return offerSolvent(new Auctioned(nowNanos, 0, Phase.SOLVENT));
  }

  Transition advance(Auctioned state) {
    double equity = books.equity();
    double maintenance = books.maintenance();
    if (state.phase() == Phase.INSOLVENT) {
      return equity >= maintenance
          ? books.end(LiquidationState.HEALTHY)
          : offerInsolvent(state.startNanos());
    }
    boolean over = nowNanos - state.startNanos() >= auction.solventNanos();
    double needed = over ? equity - maintenance : limit.bufferMargin(equity, maintenance);
    if (needed >= 0) {
      return books.end(LiquidationState.HEALTHY);
    }
    if (equity <= 0 || over) {
      return offerInsolvent(nowNanos);
    }
    // Cash of earlier bidders that is worth all that is left: nothing is for sale at its price.
    return state.reservedCash() >= equity ? restart() : offerSolvent(state);
  }

  private Transition restart() {
    return books.equity() < books.maintenance()
        ? books.end(new Auctioned(nowNanos, 0, Phase.SOLVENT))
        : books.end(LiquidationState.HEALTHY);
  }

  private Transition offerSolvent(Auctioned state) {
    double equity = books.equity();
    double maintenance = books.maintenance();
    long elapsed = nowNanos - state.startNanos();
    double price = auction.solventPrice(equity, state.reservedCash(), elapsed);
    Lot lot = new Lot(nowNanos, equity - state.reservedCash(), maintenance);
    if (!(price <= context.bidder().reservationPrice(lot))) {
      return books.end(state);
    }
    double discount = auction.discount(elapsed);
    double fraction = limit.fraction(equity, maintenance, discount, state.reservedCash());
    if (fraction > 0) {
      sell(fraction);
      double loss = fraction * (lot.value() - price);
      books.pay(loss);
      books.add(new AuctionBid(fraction, fraction * price, -loss));
    }
    if (books.account().positions().isEmpty()) {
      books.settleDeficit();
      return books.end(LiquidationState.CLOSED);
    }
    // A bid up to the limit ends the auction: what is left has the buffer but for rounding.
    boolean restored = books.equity() >= books.maintenance();
    return books.end(
        restored
            ? LiquidationState.HEALTHY
            : new Auctioned(
                state.startNanos(), state.reservedCash() + fraction * price, Phase.SOLVENT));
  }

  private Transition offerInsolvent(long startNanos) {
    double equity = books.equity();
    double price = auction.insolventPrice(equity, books.maintenance(), nowNanos - startNanos);
    Lot lot = new Lot(nowNanos, equity, books.maintenance());
    if (!(price <= context.bidder().reservationPrice(lot))) {
      return books.end(new Auctioned(startNanos, 0, Phase.INSOLVENT));
    }
    sell(1);
    books.giveUp();
    books.add(new AuctionBid(1, price, -equity));
    books.payBidder(-price);
    return books.end(LiquidationState.CLOSED);
  }

  /** A fraction of every position goes to the bidder at the mark. */
  private void sell(double fraction) {
    for (int i = books.account().positions().size() - 1; i >= 0; i--) {
      double quantity = books.account().positions().get(i).quantity();
      double part = fraction >= 1 ? quantity : fraction * quantity;
      if (part != 0) {
        books.close(i, part, books.mark(i));
      }
    }
  }
}
