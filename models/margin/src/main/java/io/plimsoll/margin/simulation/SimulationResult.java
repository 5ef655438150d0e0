package io.plimsoll.margin.simulation;

import io.plimsoll.margin.Account;
import io.plimsoll.margin.Position;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * What happened in a simulation, by bar and in the end. Amounts are in the margin currency, open
 * interest in base units.
 */
public final class SimulationResult {
  private final MarketPath path;
  private final Accounts accounts;
  private final Marks marks;
  private final Recorder recorder;
  private final long filed;

  SimulationResult(MarketPath path, Accounts accounts, Marks marks, Recorder recorder, long filed) {
    this.path = path;
    this.accounts = accounts;
    this.marks = marks;
    this.recorder = recorder;
    this.filed = filed;
  }

  /** How many bars were simulated. */
  public int bars() {
    return path.bars();
  }

  /** How many accounts there are. */
  public int size() {
    return accounts.size();
  }

  /** How often the venue closed something of an account in a bar. */
  public int liquidations(int bar) {
    return recorder.liquidations[bar];
  }

  /** Notional that liquidations closed in a bar. */
  public double liquidatedNotional(int bar) {
    return recorder.liquidatedNotional[bar];
  }

  /** What accounts could not pay in a bar. */
  public double badDebt(int bar) {
    return recorder.badDebt[bar];
  }

  /** The part of {@link #badDebt} that the fund could not pay. */
  public double socialisedLoss(int bar) {
    return recorder.socialisedLoss[bar];
  }

  /** The insurance fund after a bar. */
  public double fundBalance(int bar) {
    return recorder.fundBalance[bar];
  }

  /** The mark after a bar, with the feedback of orders. */
  public double mark(int instrument, int bar) {
    return recorder.mark[instrument][bar];
  }

  /** The price after a bar as the path gives it. */
  public double givenPrice(int instrument, int bar) {
    return path.get(instrument).close(bar);
  }

  /** Base units of all longs after a bar, those of the counterparties included. */
  public double openInterest(int instrument, int bar) {
    return recorder.openInterest[instrument][bar];
  }

  /** How many accounts were looked at in a bar, once for each round in which they were. */
  public int looked(int bar) {
    return recorder.looked[bar];
  }

  /** How often something was done; {@link Action#HOLD} is not counted. */
  public long count(Action action) {
    return recorder.times(action);
  }

  /** How much was done for it. */
  public Work work() {
    long looked = Arrays.stream(recorder.looked).asLongStream().sum();
    long steps = (long) accounts.size() * path.bars();
    return new Work(steps, looked, filed, recorder.rounds());
  }

  /** Where the money is in the end. */
  public Money money() {
    Books books = recorder.books();
    return new Money(
        books.accountsEquity(),
        books.counterpartiesEquity(),
        books.fundBalance(),
        books.venueFees(),
        books.deposits(),
        recorder.worstImbalance());
  }

  /**
   * An account in the end. Funding and socialised losses of open positions are in the wallet, as if
   * they had been paid when they fell due.
   */
  public Account account(int account) {
    double wallet = accounts.wallet(account);
    List<Position> positions = new ArrayList<>();
    for (int s = accounts.firstSlot(account); s < accounts.endSlot(account); s++) {
      double quantity = accounts.quantity(s);
      if (quantity != 0) {
        int instrument = accounts.instrument(s);
        double since = accounts.entryPrice(s) - accounts.entry(s);
        wallet -= quantity * (marks.shift(instrument, Side.of(quantity)) - since);
        positions.add(
            Position.cross(path.get(instrument).instrument(), quantity, accounts.entryPrice(s)));
      }
    }
    return new Account("a" + account, wallet, positions);
  }

  /** SHA-256 of every bar and every account: two runs are the same if this is. */
  public String digest() {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
    byte[] buffer = new byte[8];
    for (int bar = 0; bar < bars(); bar++) {
      add(digest, buffer, liquidations(bar));
      add(digest, buffer, looked(bar));
      add(digest, buffer, liquidatedNotional(bar));
      add(digest, buffer, badDebt(bar));
      add(digest, buffer, socialisedLoss(bar));
      add(digest, buffer, fundBalance(bar));
      for (int i = 0; i < path.count(); i++) {
        add(digest, buffer, mark(i, bar));
        add(digest, buffer, openInterest(i, bar));
      }
    }
    for (int a = 0; a < accounts.size(); a++) {
      add(digest, buffer, accounts.wallet(a));
      for (int s = accounts.firstSlot(a); s < accounts.endSlot(a); s++) {
        add(digest, buffer, accounts.quantity(s));
        add(digest, buffer, accounts.entry(s));
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void add(MessageDigest digest, byte[] buffer, double value) {
    ByteBuffer.wrap(buffer).putDouble(value);
    digest.update(buffer);
  }

  /**
   * What a run cost in work, the same on every machine.
   *
   * @param accountSteps accounts times bars: what a simulation that looks at everyone at one point
   *     a bar does
   * @param looked how many accounts were looked at, once for each round in which they were
   * @param filed how often an account's place in the index was reckoned
   * @param rounds in which somebody acted
   */
  public record Work(long accountSteps, long looked, long filed, long rounds) {}

  /**
   * Where the money is. The first four less the fund's start add up to the deposits.
   *
   * @param deposits what accounts brought less what they took out
   * @param worstImbalance by what fraction of all sizes they were off at most after any bar
   */
  public record Money(
      double accounts,
      double counterparties,
      double fund,
      double venueFees,
      double deposits,
      double worstImbalance) {}
}
