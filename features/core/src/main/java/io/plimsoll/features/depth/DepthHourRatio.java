package io.plimsoll.features.depth;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.market.DepthBands;
import io.plimsoll.datasets.market.DepthProfile;
import io.plimsoll.features.Kernel;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.KernelSpec;
import io.plimsoll.features.window.SavedState;

/**
 * Depth within a band against what is usual at this hour of the day (UTC): below 1 the book is
 * thinner than at the same hour of the days before.
 *
 * <p>{@code depth now / norm of the hour}. The norm is the mean over days of the mean depth of the
 * snapshots in that hour, today not included; beyond {@code days} (default 7) days it is an
 * exponential mean with the weight 1/days. Hours without a snapshot of a known book do not count.
 * NaN until a day after the first snapshot, where the hour has no norm, where the norm is 0, and
 * where the last snapshot is older than {@code max-age} (default 15m). Settings: {@code bps}
 * (default 25), {@code days}, {@code max-age}.
 *
 * <p><b>Unit</b>: ratio, 1 is usual. <b>Range</b>: [0, ∞). <b>Cost</b>: O(1) a snapshot.
 * <b>Reference</b>: definition; on the pattern of a day see Andersen, Bollerslev (1997).
 */
public final class DepthHourRatio implements Kernel<DepthProfile, DepthHourRatio.State> {
  private static final long HOUR_NANOS = 3_600_000_000_000L;
  private static final int HOURS = 24;

  private final int band;
  private final int days;
  private final long maxAgeNanos;

  /** A kernel for one band. */
  public DepthHourRatio(int bandBps, int days, long maxAgeNanos) {
    this.band = DepthBands.bandOf(bandBps);
    this.days = (int) Checks.positive(days, "days");
    this.maxAgeNanos = Checks.positive(maxAgeNanos, "maxAgeNanos");
  }

  /** Reads {@code bps}, {@code days}, {@code max-age}. */
  public static DepthHourRatio from(KernelSettings settings) {
    return new DepthHourRatio(
        (int) settings.number("bps", 25), settings.count("days", 7), Latest.maxAge(settings));
  }

  /** The norms by hour and the hour that is being filled. */
  public static final class State {
    private final double[] norms = new double[HOURS];
    private final double[] days = new double[HOURS];
    private boolean started;
    private long firstNanos;
    private long hour;
    private double sum;
    private long count;
    private double depth = Double.NaN;
    private long availableNanos;
  }

  @Override
  public KernelSpec spec() {
    return new KernelSpec(
        "depth-hour-ratio",
        1,
        KernelSpec.Scope.INSTRUMENT,
        "bid + ask notional within the band / its mean at this hour of the days before",
        "ratio",
        "[0, inf)",
        "definition",
        HOURS * HOUR_NANOS);
  }

  @Override
  public Class<DepthProfile> consumes() {
    return DepthProfile.class;
  }

  @Override
  public State create() {
    return new State();
  }

  @Override
  public void update(State state, DepthProfile event) {
    double depth = event.bidNotional(band) + event.askNotional(band);
    state.depth = depth;
    state.availableNanos = event.availableNanos();
    if (!Double.isFinite(depth)) {
      return;
    }
    long hour = Math.floorDiv(event.availableNanos(), HOUR_NANOS);
    if (!state.started) {
      state.started = true;
      state.firstNanos = event.availableNanos();
      state.hour = hour;
    }
    if (hour > state.hour) {
      close(state);
      state.hour = hour;
    }
    state.sum += depth;
    state.count++;
  }

  private void close(State state) {
    int of = (int) Math.floorMod(state.hour, (long) HOURS);
    state.days[of] = Math.min(state.days[of] + 1, days);
    state.norms[of] += (state.sum / state.count - state.norms[of]) / state.days[of];
    state.sum = 0;
    state.count = 0;
  }

  @Override
  public double value(State state, long asOfNanos) {
    if (!state.started
        || asOfNanos - state.availableNanos > maxAgeNanos
        || asOfNanos - state.firstNanos < HOURS * HOUR_NANOS) {
      return Double.NaN;
    }
    int of = (int) Math.floorMod(Math.floorDiv(asOfNanos, HOUR_NANOS), (long) HOURS);
    double norm = state.norms[of];
    double ratio = state.depth / norm;
    boolean usual = state.days[of] > 0 && Double.isFinite(norm);
    return usual && Double.isFinite(ratio) ? ratio : Double.NaN;
  }

  @Override
  public double[] save(State state) {
    SavedState.Writer out = new SavedState.Writer();
    for (int hour = 0; hour < HOURS; hour++) {
      out.put(state.norms[hour]).put(state.days[hour]);
    }
    return out.putLong(state.started ? 1 : 0)
        .putLong(state.firstNanos)
        .putLong(state.hour)
        .put(state.sum)
        .putLong(state.count)
        .put(state.depth)
        .putLong(state.availableNanos)
        .toArray();
  }

  @Override
  public State restore(double[] saved) {
    SavedState.Reader in = new SavedState.Reader(saved);
    State state = create();
    for (int hour = 0; hour < HOURS; hour++) {
      state.norms[hour] = in.get();
      state.days[hour] = in.get();
    }
    state.started = in.getLong() == 1;
    state.firstNanos = in.getLong();
    state.hour = in.getLong();
    state.sum = in.get();
    state.count = in.getLong();
    state.depth = in.get();
    state.availableNanos = in.getLong();
    in.end();
    return state;
  }
}
