package io.plimsoll.datasets.reader;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.market.DepthBands;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes depth bands of Binance's {@code bookDepth} files: a row a band and side, cumulative from
 * the mid, bids with a negative percentage ({@code -5}, since 2026 {@code -5.00}).
 *
 * <p>Of the published bands (±1 % to ±5 %, since 2026-01-15 also ±0.2 %) only ±1 % is one of {@link
 * DepthBands}; the narrower ones are NaN. Interpolating them from ±0.2 % and ±1 % was rejected: how
 * depth is spread within a band is what those numbers are to tell.
 */
final class BandCollector extends RowCollector<DepthBands> {
  private static final int BAND_BPS = 100;

  private final Map<Long, Snapshot> snapshots = new HashMap<>();

  BandCollector(Layout layout, Reading reading) {
    super(layout, reading);
    if (reading.coinMargined()) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          reading.file()
              + ": depth bands of COIN-M are not read: what their notional counts (dollars,"
              + " contracts or coins) is not published");
    }
  }

  private static final class Snapshot {
    private final Map<Double, Double> notionals = new HashMap<>();
    private double bid = Double.NaN;
    private double ask = Double.NaN;
    private final long line;

    Snapshot(long line) {
      this.line = line;
    }
  }

  @Override
  @Nullable DepthBands parse(LineScanner row) {
    long happened = time(row, Role.TIME);
    double percentage = number(row, Role.PERCENTAGE);
    double notional = number(row, Role.NOTIONAL);
    if (!(percentage != 0 && Math.abs(percentage) <= 100)) {
      throw new IllegalArgumentException(
          "percentage must be in [-100, 100] and not 0, was " + percentage);
    }
    if (!(notional >= 0)) {
      throw new IllegalArgumentException("notional must be zero or more, was " + notional);
    }
    Snapshot snapshot = snapshots.computeIfAbsent(happened, at -> new Snapshot(row.number));
    Double other = snapshot.notionals.putIfAbsent(percentage, notional);
    if (other != null) {
      if (other != notional) {
        throw new IllegalArgumentException(
            "the same band of the same time has the notional " + other + " too");
      }
      duplicates++;
      return null;
    }
    if (Math.abs(percentage) * 100 != BAND_BPS) {
      return null;
    }
    snapshot.bid = percentage < 0 ? notional : snapshot.bid;
    snapshot.ask = percentage > 0 ? notional : snapshot.ask;
    boolean whole = !Double.isNaN(snapshot.bid) && !Double.isNaN(snapshot.ask);
    return whole
        ? new DepthBands(
            reading.instrument(),
            happened,
            available(row, happened),
            only(snapshot.bid),
            only(snapshot.ask))
        : null;
  }

  private static double[] only(double notional) {
    double[] bands = new double[DepthBands.bands()];
    Arrays.fill(bands, Double.NaN);
    bands[DepthBands.bandOf(BAND_BPS)] = notional;
    return bands;
  }

  @Override
  List<DepthBands> finish(List<Misfit> misfits) {
    snapshots.entrySet().stream()
        .filter(s -> Double.isNaN(s.getValue().bid) || Double.isNaN(s.getValue().ask))
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            s ->
                misfits.add(
                    new Misfit(
                        s.getValue().line,
                        "the snapshot of "
                            + Instant.ofEpochSecond(0, s.getKey())
                            + " has no band of "
                            + (Double.isNaN(s.getValue().bid) ? "-1 %" : "+1 %"))));
    return events();
  }

  @Override
  List<String> notes() {
    return List.of("of the published bands only ±1 % is read; 10, 25 and 50 bps are not known");
  }
}
