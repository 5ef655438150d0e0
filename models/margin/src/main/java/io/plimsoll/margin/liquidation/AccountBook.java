package io.plimsoll.margin.liquidation;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.Account;
import io.plimsoll.margin.Contract;
import io.plimsoll.margin.MarginMultiplier;
import io.plimsoll.margin.MarketState;
import io.plimsoll.margin.Position;
import io.plimsoll.margin.liquidation.AutoDeleveraging.Candidate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The accounts of a venue, by id: those who are deleveraged and clawed back when another cannot
 * pay. Every call looks at every account; not thread-safe.
 */
public final class AccountBook implements Counterparties {
  private final SortedMap<String, Account> accounts = new TreeMap<>();
  private final AccountHealth health;

  /** A book of accounts that are all under one margin method. */
  public AccountBook(Collection<Account> accounts, AccountHealth health) {
    this.health = health;
    accounts.forEach(this::put);
  }

  /** The accounts in the order of their ids. */
  public Collection<Account> accounts() {
    return Collections.unmodifiableCollection(accounts.values());
  }

  /** An account as it stands now. */
  public Account account(String id) {
    Account account = accounts.get(id);
    if (account == null) {
      throw new PlimsollException(ErrorCode.NOT_FOUND, "there is no account '" + id + "'");
    }
    return account;
  }

  /** Adds an account, or replaces the one of the same id. */
  public void put(Account account) {
    accounts.put(account.id(), account);
  }

  @Override
  public List<Match> deleverage(Claim claim, MarketState market) {
    List<Candidate> candidates = new ArrayList<>();
    for (Account account : accounts.values()) {
      if (!account.id().equals(claim.bankruptId())) {
        addCandidate(candidates, account, claim, market);
      }
    }
    double[] taken =
        AutoDeleveraging.divide(candidates, Math.abs(claim.quantity()), claim.method());
    List<Match> matches = new ArrayList<>();
    for (int i : AutoDeleveraging.queue(candidates)) {
      String id = candidates.get(i).accountId();
      double closed = close(id, claim, taken[i], market);
      if (closed > 0) {
        matches.add(new Match(id, closed));
      }
    }
    return matches;
  }

  private void addCandidate(
      List<Candidate> candidates, Account account, Claim claim, MarketState market) {
    Contract contract = market.contract(claim.instrument());
    double mark = market.mark(claim.instrument());
    double size = 0;
    double gain = 0;
    double entryValue = 0;
    double accountGain = 0;
    for (Position position : account.positions()) {
      Contract terms = market.contract(position.instrument());
      double made = position.unrealizedPnl(terms, market.mark(position.instrument()));
      accountGain += made;
      if (opposite(position, claim)) {
        size += Math.abs(position.quantity());
        gain += made;
        entryValue += terms.notional(position.quantity(), position.entryPrice());
      }
    }
    double equity = health.equity(account, market);
    if (size == 0 || !(equity > 0)) {
      return;
    }
    double loss =
        Math.signum(claim.quantity()) * (contract.value(claim.price()) - contract.value(mark));
    double limit = loss > 0 ? Math.min(size, equity / loss) : size;
    double maintenance = health.maintenance(account, market, MarginMultiplier.ONE);
    double score =
        claim
            .rank()
            .score(
                new DeleveragingRank.Position(
                    gain,
                    entryValue,
                    contract.notional(size, mark),
                    equity,
                    account.collateral(),
                    accountGain,
                    maintenance));
    candidates.add(new Candidate(account.id(), size, limit, score));
  }

  private static boolean opposite(Position position, Claim claim) {
    return position.instrument().equals(claim.instrument())
        && Math.signum(position.quantity()) == -Math.signum(claim.quantity());
  }

  /** Closes an account's positions against a claim, one after the other; returns how much. */
  private double close(String id, Claim claim, double quantity, MarketState market) {
    Account account = account(id);
    InstrumentId instrument = claim.instrument();
    double left = quantity;
    int i = 0;
    while (left > 0 && i < account.positions().size()) {
      Position position = account.positions().get(i);
      double part = Math.min(left, Math.abs(position.quantity()));
      if (opposite(position, claim)) {
        double signed = Math.copySign(part, position.quantity());
        account = account.closing(market.contract(instrument), i, signed, claim.price());
        left -= part;
        i += part == Math.abs(position.quantity()) ? 0 : 1;
      } else {
        i++;
      }
    }
    put(account);
    return quantity - left;
  }

  @Override
  public double clawBack(String bankruptId, double loss, MarketState market) {
    List<Account> others =
        accounts.values().stream().filter(a -> !a.id().equals(bankruptId)).toList();
    double[] gains = new double[others.size()];
    double[] limits = new double[others.size()];
    for (int i = 0; i < gains.length; i++) {
      double gain = 0;
      for (Position position : others.get(i).positions()) {
        gain +=
            position.unrealizedPnl(
                market.contract(position.instrument()), market.mark(position.instrument()));
      }
      gains[i] = Math.max(0, gain);
      limits[i] = Math.min(gains[i], Math.max(0, health.equity(others.get(i), market)));
    }
    double[] shares = AutoDeleveraging.proRata(loss, gains, limits);
    double taken = 0;
    for (int i = 0; i < shares.length; i++) {
      if (shares[i] > 0) {
        put(others.get(i).plusCollateral(-shares[i]));
        taken += shares[i];
      }
    }
    return Math.min(taken, loss);
  }
}
