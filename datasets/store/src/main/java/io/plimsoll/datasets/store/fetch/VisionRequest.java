package io.plimsoll.datasets.store.fetch;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What to download from Binance's public archive.
 *
 * @param interval the length of a kline; used by the kinds that have one
 * @param from the first day
 * @param to the last day, inclusive
 */
public record VisionRequest(
    VisionMarket market,
    List<String> symbols,
    List<VisionKind> kinds,
    String interval,
    LocalDate from,
    LocalDate to) {
  private static final Pattern SYMBOL = Pattern.compile("[A-Z0-9][A-Z0-9_]{1,39}");
  private static final List<String> INTERVALS =
      List.of(
          "1s", "1m", "3m", "5m", "15m", "30m", "1h", "2h", "4h", "6h", "8h", "12h", "1d", "3d",
          "1w", "1mo");

  /** Binance opened in July 2017. */
  private static final LocalDate FIRST_DAY = LocalDate.of(2017, 1, 1);

  public VisionRequest {
    symbols = symbols.stream().distinct().toList();
    kinds = kinds.stream().distinct().toList();
    if (symbols.isEmpty() || kinds.isEmpty()) {
      throw new IllegalArgumentException("at least one symbol and one kind must be given");
    }
    for (String symbol : symbols) {
      if (!SYMBOL.matcher(symbol).matches()) {
        throw new IllegalArgumentException(
            "symbol must be the venue's, like BTCUSDT or BTCUSD_PERP, was '" + symbol + "'");
      }
    }
    for (VisionKind kind : kinds) {
      if (!kind.publishedFor(market)) {
        throw new IllegalArgumentException(kind + " is not published for market " + market);
      }
    }
    if (!INTERVALS.contains(interval) || (interval.equals("1s") && market != VisionMarket.SPOT)) {
      throw new IllegalArgumentException(
          "interval must be one of "
              + String.join(", ", INTERVALS)
              + " (1s for spot only), was '"
              + interval
              + "'");
    }
    if (to.isBefore(from) || from.isBefore(FIRST_DAY)) {
      throw new IllegalArgumentException(
          "days must run forward from "
              + FIRST_DAY
              + " at the earliest, were "
              + from
              + " to "
              + to);
    }
  }

  /**
   * A file that is wanted, and what to take where the server has not got it.
   *
   * @param instead the days of a month; empty for a day, and for kinds that have no days
   */
  record Wanted(RemoteFile file, List<RemoteFile> instead) {}

  /**
   * The files: a month where all of it is asked for, single days elsewhere. A kind published by
   * month only gives every month that a day of is asked for.
   */
  List<Wanted> plan() {
    List<Wanted> plan = new ArrayList<>();
    for (String symbol : symbols) {
      for (VisionKind kind : kinds) {
        YearMonth last = YearMonth.from(to);
        for (YearMonth m = YearMonth.from(from); !m.isAfter(last); m = m.plusMonths(1)) {
          plan.addAll(month(symbol, kind, m));
        }
      }
    }
    return plan;
  }

  private List<Wanted> month(String symbol, VisionKind kind, YearMonth month) {
    RemoteFile whole = kind.file(market, "monthly", symbol, interval, month.toString());
    if (kind.cadence() == VisionKind.Cadence.MONTHLY) {
      return List.of(new Wanted(whole, List.of()));
    }
    List<RemoteFile> days = new ArrayList<>();
    LocalDate first = month.atDay(1).isBefore(from) ? from : month.atDay(1);
    LocalDate last = month.atEndOfMonth().isAfter(to) ? to : month.atEndOfMonth();
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      days.add(kind.file(market, "daily", symbol, interval, day.toString()));
    }
    boolean byMonth =
        kind.cadence() == VisionKind.Cadence.BOTH && days.size() == month.lengthOfMonth();
    return byMonth
        ? List.of(new Wanted(whole, days))
        : days.stream().map(day -> new Wanted(day, List.of())).toList();
  }

  /** The intervals that the archive has. */
  public static Set<String> intervals() {
    return Set.copyOf(INTERVALS);
  }
}
