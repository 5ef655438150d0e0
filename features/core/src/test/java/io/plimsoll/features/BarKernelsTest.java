package io.plimsoll.features;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.HOUR;
import static io.plimsoll.features.Market.MINUTE;
import static io.plimsoll.features.Market.START;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.market.Bar;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What every kernel over the bars of one instrument must stand, whichever it is. */
class BarKernelsTest {
  private static final Pattern RANGE = Pattern.compile("[\\[(](\\S+), (\\S+)[\\])]");
  private static final Set<String> KNOW_THE_TIME =
      Set.of("hour-sin", "hour-cos", "hour-tent", "weekday", "staleness");

  /** Nine days of bars with prices of any size, some of them hours apart. */
  private static List<Bar> wildBars() {
    SplittableRandom random = new SplittableRandom(17);
    List<Bar> bars = new ArrayList<>();
    long open = START;
    double price = 1;
    while (bars.size() < 13_000) {
      double next =
          switch (random.nextInt(400)) {
            case 0 -> Double.MAX_VALUE;
            case 1 -> Double.MIN_VALUE;
            case 2 -> 1e300 * (1 + random.nextDouble());
            case 3, 4, 5, 6 -> 1 + random.nextDouble();
            default -> random.nextInt(3) == 0 ? price : near(price, random);
          };
      double volume = random.nextInt(4) == 0 ? 0 : 1e300 * random.nextDouble();
      bars.add(Market.bar(BTC, open, MINUTE, price, next, volume));
      price = next;
      open += random.nextInt(1000) == 0 ? (1 + random.nextInt(400)) * MINUTE : MINUTE;
    }
    return bars;
  }

  private static double near(double price, SplittableRandom random) {
    double next = price * (1 + 1e-3 * (random.nextDouble() - 0.5));
    return Math.max(Double.MIN_VALUE, Math.min(next, Double.MAX_VALUE));
  }

  private static Stream<Kernel<Bar, ?>> kernels() {
    KernelRegistry registry = KernelRegistry.standard();
    return registry.specs().stream()
        .filter(spec -> spec.scope() == KernelSpec.Scope.INSTRUMENT)
        .map(spec -> new FeatureSpec("x", spec.name(), registry.example(spec.name())))
        .map(feature -> registry.create(feature, List.of(BTC), MINUTE))
        .filter(kernel -> kernel.consumes() == Bar.class)
        .map(BarKernelsTest::ofBars);
  }

  @SuppressWarnings("unchecked")
  private static Kernel<Bar, ?> ofBars(Kernel<?, ?> kernel) {
    return (Kernel<Bar, ?>) kernel;
  }

  @TestFactory
  Stream<DynamicTest> staysInItsRangeAndFallsSilentWhateverComes() {
    List<Bar> bars = wildBars();
    return kernels()
        .map(kernel -> DynamicTest.dynamicTest(kernel.spec().name(), () -> stands(kernel, bars)));
  }

  private static <S> void stands(Kernel<Bar, S> kernel, List<Bar> bars) {
    Matcher range = RANGE.matcher(kernel.spec().range());
    double low =
        range.matches()
            ? bound(range.group(1), Double.NEGATIVE_INFINITY)
            : Double.NEGATIVE_INFINITY;
    double high =
        range.matches()
            ? bound(range.group(2), Double.POSITIVE_INFINITY)
            : Double.POSITIVE_INFINITY;
    S state = kernel.create();
    int known = 0;
    for (int i = 0; i < bars.size(); i++) {
      kernel.update(state, bars.get(i));
      if (i % 37 == 0) {
        double value = kernel.value(state, bars.get(i).eventNanos());
        known += Double.isNaN(value) ? 0 : 1;
        boolean within = value >= low && value <= high && !Double.isInfinite(value);
        assertTrue(within || Double.isNaN(value), "bar " + i + ": " + value);
      }
    }
    assertTrue(known > 0, "never said a number");
    if (!KNOW_THE_TIME.contains(kernel.spec().name())) {
      long later = bars.getLast().eventNanos() + 1000 * 24 * HOUR;
      assertEquals(Double.NaN, kernel.value(state, later), "after 1000 days");
    }
  }

  /** A bound that is a number; one that depends on settings bounds nothing here. */
  private static double bound(String text, double otherwise) {
    return text.matches("-?[0-9.]+") ? Double.parseDouble(text) : otherwise;
  }
}
