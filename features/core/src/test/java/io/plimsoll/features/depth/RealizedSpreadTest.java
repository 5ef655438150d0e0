package io.plimsoll.features.depth;

import static io.plimsoll.datasets.market.Trade.Aggressor.BUYER;
import static io.plimsoll.features.Market.SECOND;
import static io.plimsoll.features.Market.START;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plimsoll.datasets.Observation;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.Kernel;
import io.plimsoll.features.KernelRegistry;
import io.plimsoll.features.Market;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RealizedSpreadTest extends DelayedCostContract {
  private static final String[] SETTINGS = {"window", "20m", "warm-up", "5m", "delay", "51.2s"};

  @Override
  protected FeatureSpec underTest() {
    return feature("x", "realized-spread", SETTINGS);
  }

  @Override
  double naive(Signed trade, double then) {
    return (trade.trade().price() - then) / trade.mid();
  }

  @SuppressWarnings("unchecked")
  private static Kernel<Observation, BookWindow> kernel(String name) {
    return (Kernel<Observation, BookWindow>)
        KernelRegistry.standard().create(feature("x", name, SETTINGS), UNIVERSE, Market.MINUTE);
  }

  @Test
  void splitsTheEffectiveSpreadIntoWhatTheMakerKeptAndWhatTheTradeTold() {
    Kernel<Observation, BookWindow> realized = kernel("realized-spread");
    Kernel<Observation, BookWindow> impact = kernel("price-impact");
    for (Kernel<Observation, BookWindow> kernel : List.of(realized, impact)) {
      BookWindow state = kernel.create();
      kernel.update(state, QuoteKernelContract.quote(START, 99, 1, 101, 1));
      kernel.update(state, trade(START + WARM_UP, 101, 3, BUYER));
      // Half a second before it is due the mid is 100.5, half a second after it 107.
      long due = START + WARM_UP + 51_200_000_000L;
      kernel.update(state, QuoteKernelContract.quote(due - SECOND / 2, 100, 1, 101, 1));
      assertEquals(Double.NaN, kernel.value(state, due - 1));
      double expected = 0.01;
      // 2 * (101 - 100.5) / 100 and 2 * (100.5 - 100) / 100, 2% together
      assertEquals(expected, kernel.value(state, due), 1e-16);
      kernel.update(state, QuoteKernelContract.quote(due + SECOND / 2, 106, 1, 108, 1));
      assertEquals(expected, kernel.value(state, due + SECOND / 2), 1e-16);
    }
  }

  @Test
  void aTradeWhoseMidIsGoneByThenDoesNotCount() {
    Kernel<Observation, BookWindow> kernel = kernel();
    BookWindow state = kernel.create();
    kernel.update(state, QuoteKernelContract.quote(START, 99, 1, 101, 1));
    kernel.update(state, trade(START + WARM_UP, 101, 3, BUYER));
    kernel.update(state, QuoteKernelContract.quote(START + WARM_UP + 1, 101, 1, 99, 1));
    assertEquals(Double.NaN, kernel.value(state, START + WARM_UP + 60 * SECOND));
    kernel.update(state, QuoteKernelContract.quote(START + WARM_UP + 60 * SECOND, 99, 1, 101, 1));
    assertEquals(Double.NaN, kernel.value(state, START + WARM_UP + 61 * SECOND));
  }

  @Test
  void aHundredThousandTradesInADelayAreAllMeasured() {
    Kernel<Observation, BookWindow> kernel = kernel();
    BookWindow state = kernel.create();
    SplittableRandom random = new SplittableRandom(4);
    kernel.update(state, QuoteKernelContract.quote(START, 99, 1, 101, 1));
    long nanos = START + WARM_UP;
    double cost = 0;
    double weight = 0;
    for (int i = 0; i < 100_000; i++) {
      nanos += random.nextLong(400_000);
      double price = 101 + random.nextInt(3);
      kernel.update(state, trade(nanos, price, 1, BUYER));
      cost += price * 2 * (price - 100) / 100;
      weight += price;
    }
    assertEquals(cost / weight, kernel.value(state, nanos + 52 * SECOND), 1e-12);
  }

  @Test
  void theDelayMustBeShorterThanTheWarmUp() {
    FeatureSpec bad = feature("x", "realized-spread", "window", "1m", "delay", "1m");
    assertThrows(
        IllegalArgumentException.class,
        () -> KernelRegistry.standard().create(bad, UNIVERSE, Market.MINUTE));
  }
}
