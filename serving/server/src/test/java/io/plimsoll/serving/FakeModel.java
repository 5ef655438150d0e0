package io.plimsoll.serving;

import io.plimsoll.datasets.Explanation;
import io.plimsoll.datasets.Explanation.Operation;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.datasets.market.Trade;
import io.plimsoll.models.Forecast;
import io.plimsoll.models.Provenance;
import io.plimsoll.models.account.AccountRiskModel;
import io.plimsoll.models.multiplier.MultiplierDecision;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A model whose every decision is obvious: at each multiple of a minute an instrument that traded
 * gets the multiplier {@code price / 100 · 1.1 + 0.3}. It fails on a quantity of 666.
 */
public final class FakeModel implements ServedModel.Engine {
  public static final long MINUTE = 60_000_000_000L;
  public static final double FALLBACK = 1.5;

  private final Consumer<? super MultiplierDecision> sink;
  private final List<InstrumentId> universe;
  private final Map<InstrumentId, Double> prices = new HashMap<>();
  private long nextGrid = Long.MIN_VALUE;

  private FakeModel(List<InstrumentId> universe, Consumer<? super MultiplierDecision> sink) {
    this.universe = universe;
    this.sink = sink;
  }

  public static ServedModel served() {
    return new ServedModel(
        card("models:/fake/1"),
        Optional.of(card("models:/fake/2")),
        FALLBACK,
        MINUTE,
        AccountRiskModel.barrierOnly(),
        FakeModel::new);
  }

  static ServedModel.Card card(String reference) {
    return new ServedModel.Card(
        reference,
        "fake",
        List.of("champion"),
        "a model for tests",
        "run-1",
        1_385_337_600_000L,
        "fake@0123456789ab",
        60 * MINUTE,
        new Provenance(
            new Provenance.Origin(
                "00ff", "fake", "0123456789ab", "rv_1h", 0, MINUTE, "unknown", "25"),
            "fake",
            "Settings[]",
            7,
            "plimsoll"));
  }

  @Override
  public boolean accept(MarketEvent event) {
    advanceTo(event.availableNanos());
    if (event instanceof Trade trade) {
      if (trade.quantity() == 666) {
        throw new IllegalStateException("a defect");
      }
      prices.put(trade.instrument(), trade.price());
    }
    if (nextGrid == Long.MIN_VALUE) {
      nextGrid = (Math.floorDiv(event.availableNanos(), MINUTE) + 1) * MINUTE;
    }
    return true;
  }

  @Override
  public void advanceTo(long nanos) {
    for (; nextGrid != Long.MIN_VALUE && nextGrid < nanos; nextGrid += MINUTE) {
      for (InstrumentId instrument : universe) {
        if (prices.containsKey(instrument)) {
          sink.accept(decide(instrument, prices.get(instrument), nextGrid));
        }
      }
    }
  }

  static MultiplierDecision decide(InstrumentId instrument, double price, long nanos) {
    Explanation scaled =
        Explanation.of(
            "scaled price",
            Operation.PRODUCT,
            Explanation.of(
                "price in hundreds",
                Operation.RATIO,
                Explanation.input("price", price),
                Explanation.input("hundred", 100)),
            Explanation.input("slope", 1.1));
    Explanation value =
        Explanation.of("multiplier", Operation.SUM, scaled, Explanation.input("offset", 0.3));
    return new MultiplierDecision(
        instrument,
        value.value(),
        nanos,
        nanos + 2 * MINUTE,
        value,
        new Forecast(
            instrument,
            nanos,
            60 * MINUTE,
            1e-4 * price / 100,
            1e-4,
            3e-4,
            0.1,
            new double[] {0.9, 0.99},
            new double[] {0.01, 0.03},
            new double[] {0.012, 0.028}),
        List.of("cap"),
        null);
  }
}
