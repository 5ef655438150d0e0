package io.plimsoll.features.correlation;

import static io.plimsoll.features.Market.ETH;
import static io.plimsoll.features.Market.MINUTE;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.KernelContract;
import io.plimsoll.features.KernelRegistry;
import io.plimsoll.features.Market;
import io.plimsoll.features.PanelKernel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The contract of kernels over pairs of returns, against the market; a subclass computes the number
 * of a pair the slow way. The inherited cases look at the first instrument, those here at all.
 */
abstract class PairKernelContract extends KernelContract<Bar, PanelWindow> {
  static final int WINDOW = 20;
  private final String name;
  private final String[] settings;

  PairKernelContract(String name, String... settings) {
    this.name = name;
    this.settings = settings;
  }

  /** The number of a full or, where the kernel may speak of it, shorter window of two series. */
  abstract double naive(double[] x, double[] y);

  @Override
  protected final FeatureSpec underTest() {
    String[] all = java.util.Arrays.copyOf(settings, settings.length + 2);
    all[settings.length] = java.util.List.of(settings).contains("window") ? "base" : "window";
    all[settings.length + 1] = WINDOW + "m";
    return feature("x", name, all);
  }

  @Override
  protected final List<Bar> events(long seed, Style style, int count) {
    return PanelMarket.bars(seed, style, count, UNIVERSE);
  }

  @Override
  protected final double naive(List<Bar> seen, long asOfNanos) {
    return naive(PanelMarket.returns(seen, UNIVERSE), 0);
  }

  private double naive(double[][] returns, int instrument) {
    double[][] pair = PanelMarket.againstMarket(returns, instrument, WINDOW);
    return pair[0].length < WINDOW ? Double.NaN : naive(pair[0], pair[1]);
  }

  @Override
  protected double absoluteTolerance() {
    return 1e-9;
  }

  private PanelKernel<Bar, PanelWindow> panel() {
    return (PanelKernel<Bar, PanelWindow>) kernel();
  }

  @Test
  void everyInstrumentHasItsOwnNumberAlsoAfterARestart() {
    for (Style style : Style.values()) {
      PanelKernel<Bar, PanelWindow> kernel = panel();
      PanelWindow state = kernel.create();
      List<Bar> seen = new ArrayList<>();
      for (Bar bar : events(7, style, 150)) {
        kernel.update(state, bar);
        seen.add(bar);
        double[][] returns = PanelMarket.returns(seen, UNIVERSE);
        PanelWindow restored = kernel.restore(kernel.save(state));
        for (int i = 0; i < 3; i++) {
          double value = kernel.value(state, i, bar.eventNanos());
          double naive = naive(returns, i);
          String where = style + " bar " + seen.size() + " instrument " + i;
          if (Double.isFinite(naive)) {
            double tolerance = Math.max(absoluteTolerance(), 1e-9 * Math.abs(naive));
            assertEquals(naive, value, tolerance, where);
          } else {
            assertEquals(Double.NaN, value, where);
          }
          assertEquals(value, kernel.value(restored, i, bar.eventNanos()), where);
        }
        assertArrayEquals(kernel.save(state), kernel.save(restored));
      }
    }
  }

  @Test
  void anInstrumentThatStopsFallsSilentAndTheOthersGoOn() {
    PanelKernel<Bar, PanelWindow> kernel = panel();
    PanelWindow state = kernel.create();
    List<Bar> bars = events(3, Style.CALM, 300);
    for (Bar bar : bars) {
      if (!bar.instrument().equals(ETH) || bar.openNanos() < Market.START + 50 * MINUTE) {
        kernel.update(state, bar);
      }
    }
    long asOf = bars.getLast().eventNanos();
    assertEquals(Double.NaN, kernel.value(state, 1, asOf));
    org.junit.jupiter.api.Assertions.assertTrue(Double.isFinite(kernel.value(state, 0, asOf)));
    long silence = asOf + (WINDOW + 2) * MINUTE;
    assertEquals(Double.NaN, kernel.value(state, 0, silence), "nobody sent a bar");
  }

  @Test
  @SuppressWarnings("unchecked")
  void oneInstrumentAloneHasNoMarket() {
    PanelKernel<Bar, PanelWindow> kernel =
        (PanelKernel<Bar, PanelWindow>)
            KernelRegistry.standard().create(underTest(), List.of(Market.BTC), MINUTE);
    PanelWindow state = kernel.create();
    for (Bar bar : PanelMarket.bars(1, Style.CALM, 60, List.of(Market.BTC))) {
      kernel.update(state, bar);
      assertEquals(Double.NaN, kernel.value(state, 0, bar.eventNanos()));
    }
  }
}
