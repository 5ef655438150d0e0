package io.plimsoll.features.positioning;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.MINUTE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.Kernel;
import io.plimsoll.features.KernelRegistry;
import io.plimsoll.features.Market;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The kernels of positioning-1h allocate nothing once they run. */
class PositioningAllocationTest {
  private static final com.sun.management.ThreadMXBean THREADS =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

  private double sink;

  @Test
  void anEventAndARowAllocateNothing() {
    MarketEvent[] events = Market.perpetual(1, 20_000, BTC).toArray(new MarketEvent[0]);
    for (FeatureSpec spec : Market.named("positioning-1h").features()) {
      measure(spec, events);
    }
  }

  @SuppressWarnings("unchecked")
  private void measure(FeatureSpec spec, MarketEvent[] all) {
    Kernel<MarketEvent, Object> kernel =
        (Kernel<MarketEvent, Object>) KernelRegistry.standard().create(spec, List.of(BTC), MINUTE);
    MarketEvent[] events =
        Arrays.stream(all)
            .filter(e -> kernel.kinds().stream().anyMatch(kind -> kind.isInstance(e)))
            .toArray(MarketEvent[]::new);
    Object state = kernel.create();
    long least = Long.MAX_VALUE;
    // The least of a few runs: the compiler may put back what it had optimized away, once.
    for (int run = 0; run < 4; run++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      for (MarketEvent event : events) {
        kernel.update(state, event);
        sink += kernel.value(state, event.availableNanos());
      }
      least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
    }
    assertEquals(0, least, spec.name() + " allocates " + least + " bytes");
  }
}
