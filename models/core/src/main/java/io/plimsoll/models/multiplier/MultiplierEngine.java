package io.plimsoll.models.multiplier;

import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.features.OnlineRunner;
import io.plimsoll.features.RecentRows;
import io.plimsoll.features.Snapshot;
import io.plimsoll.models.BoundForecaster;
import io.plimsoll.models.Forecast;
import io.plimsoll.models.bundle.Archive;
import io.plimsoll.models.bundle.ModelBundle;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Events in, decisions out: features, forecast, policy, guards, in event time.
 *
 * <p>Replay and server run this same class, so a served multiplier equals the offline one bit for
 * bit. There is one decision an instrument and grid time of the view. Where there is no forecast,
 * or no event for longer than the guards allow, or where the row breaks a {@link QualityLimit}, the
 * decision is the greater of the previous multiplier and the fallback, within floor and cap, and
 * says why: missing data must not lower margin. One thread at a time.
 */
public final class MultiplierEngine {
  private final ModelBundle bundle;
  private final Consumer<? super MultiplierDecision> sink;
  private final OnlineRunner runner;
  private final Map<InstrumentId, Track> tracks = new TreeMap<>();
  private @Nullable String killReason;

  /** What is remembered of one instrument. */
  private static final class Track {
    private final RecentRows rows;
    private final BoundForecaster forecaster;
    private final MultiplierDecider decider;
    private final QualityGate quality;
    private long lastEventNanos = Long.MIN_VALUE;

    private Track(
        RecentRows rows,
        BoundForecaster forecaster,
        MultiplierDecider decider,
        QualityGate quality) {
      this.rows = rows;
      this.forecaster = forecaster;
      this.decider = decider;
      this.quality = quality;
    }

    private void save(Archive out) {
      decider.save(out);
      out.put("last-event-nanos", lastEventNanos);
      int width = rows.columns().size();
      long[] times = new long[rows.size()];
      double[] values = new double[rows.size() * width];
      for (int row = 0; row < times.length; row++) {
        times[row] = rows.asOfNanos(row);
        for (int column = 0; column < width; column++) {
          values[row * width + column] = rows.value(row, column);
        }
      }
      out.put("times", times);
      out.put("values", values);
    }

    private void load(Archive in) {
      decider.load(in);
      lastEventNanos = in.wholeNumber("last-event-nanos");
      int width = rows.columns().size();
      long[] times = in.longs("times");
      double[] values = in.numbers("values");
      for (int row = 0; row < times.length; row++) {
        rows.add(times[row], Arrays.copyOfRange(values, row * width, (row + 1) * width));
      }
    }
  }

  /** An engine over a universe; decisions go to the sink as they are made. */
  public MultiplierEngine(
      ModelBundle bundle, List<InstrumentId> universe, Consumer<? super MultiplierDecision> sink) {
    this.bundle = bundle;
    this.sink = sink;
    ShrunkQuantilePolicy policy = new ShrunkQuantilePolicy(bundle.policy());
    List<String> columns = bundle.view().columns();
    for (InstrumentId instrument : universe) {
      tracks.put(
          instrument,
          new Track(
              new RecentRows(instrument, columns, bundle.forecaster().lookback()),
              bundle.forecaster().bind(columns),
              new MultiplierDecider(instrument, policy, bundle.guards()),
              new QualityGate(bundle.guards().quality(), columns)));
    }
    this.runner = new OnlineRunner(bundle.view(), universe, this::onRow);
  }

  /** Takes one event in available order; decisions due before it are made first. */
  public void accept(MarketEvent event) {
    runner.accept(event);
    Track track = tracks.get(event.instrument());
    if (track != null) {
      track.lastEventNanos = Math.max(track.lastEventNanos, event.availableNanos());
    }
  }

  /** Makes all decisions due strictly before a time. */
  public void advanceTo(long nanos) {
    runner.advanceTo(nanos);
  }

  /**
   * Stops using the model: every instrument that was decided before gets the fallback at once, and
   * all later decisions are the fallback until {@link #resume}. Unlike missing data this ignores
   * the previous multiplier: a person has judged it wrong.
   */
  public void kill(long nowNanos, String reason) {
    killReason = "kill switch: " + reason;
    for (Track track : tracks.values()) {
      if (track.decider.decided()) {
        sink.accept(track.decider.override(nowNanos, killReason));
      }
    }
  }

  /** Uses the model again from the next decision on. */
  public void resume() {
    killReason = null;
  }

  /** What became of the events so far. */
  public OnlineRunner.Counters counters() {
    return runner.counters();
  }

  /**
   * All that the engine knows, as bytes; an engine that is {@link #restore}d continues bit for bit.
   */
  public byte[] snapshot() {
    Archive out = Archive.empty();
    Snapshot features = runner.snapshot();
    out.put("owner", features.owner());
    long[] bits = new long[features.state().length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Double.doubleToRawLongBits(features.state()[i]);
    }
    out.put("features", bits);
    if (killReason != null) {
      out.put("kill-reason", killReason);
    }
    tracks.forEach((instrument, track) -> track.save(out.child(instrument.value())));
    return out.toBytes();
  }

  /**
   * Takes over what {@link #snapshot} gave, on an engine that has seen nothing yet.
   *
   * @throws PlimsollException where the bytes are damaged or of another view or universe
   */
  public void restore(byte[] snapshot) {
    Archive in = Archive.fromBytes("snapshot of the engine", snapshot);
    long[] bits = in.longs("features");
    double[] state = new double[bits.length];
    for (int i = 0; i < bits.length; i++) {
      state[i] = Double.longBitsToDouble(bits[i]);
    }
    runner.restore(new Snapshot(in.text("owner"), state));
    killReason = in.has("kill-reason") ? in.text("kill-reason") : null;
    tracks.forEach((instrument, track) -> track.load(in.child(instrument.value())));
  }

  private void onRow(InstrumentId instrument, long asOfNanos, double[] values) {
    Track track = tracks.get(instrument);
    if (track == null) {
      throw new IllegalArgumentException(instrument + " is not in the universe " + tracks.keySet());
    }
    track.rows.add(asOfNanos, values);
    int row = track.rows.size() - 1;
    sink.accept(decide(track, row, asOfNanos));
  }

  private MultiplierDecision decide(Track track, int row, long asOfNanos) {
    if (killReason != null) {
      return track.decider.override(asOfNanos, killReason);
    }
    String stale = staleness(track, asOfNanos);
    if (stale != null) {
      return track.decider.degrade(asOfNanos, stale);
    }
    String poor = track.quality.whyNot(track.rows, row);
    if (poor != null) {
      return track.decider.degrade(asOfNanos, poor);
    }
    Optional<Forecast> forecast = track.forecaster.forecast(track.rows, row);
    return forecast.isEmpty()
        ? track.decider.degrade(
            asOfNanos, "no forecast: " + track.forecaster.whyNot(track.rows, row))
        : track.decider.decide(
            forecast.orElseThrow(), track.forecaster.explainVariance(track.rows, row));
  }

  private @Nullable String staleness(Track track, long asOfNanos) {
    if (track.lastEventNanos == Long.MIN_VALUE) {
      return "stale: no event yet";
    }
    long age = asOfNanos - track.lastEventNanos;
    return age <= bundle.guards().maxStalenessNanos()
        ? null
        : "stale: last event " + Duration.ofNanos(age) + " ago";
  }
}
