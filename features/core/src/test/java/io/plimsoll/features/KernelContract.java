package io.plimsoll.features;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.ETH;
import static io.plimsoll.features.Market.MINUTE;
import static io.plimsoll.features.Market.SOL;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.Observation;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.InstrumentId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/**
 * What every kernel must do. A subclass names the feature, makes events and computes the number the
 * slow and obvious way.
 *
 * @param <E> the kind of event
 * @param <S> the kernel's state
 */
public abstract class KernelContract<E extends Observation, S> {
  protected static final List<InstrumentId> UNIVERSE = List.of(BTC, ETH, SOL);

  /** What kind of market the events are of. */
  public enum Style {
    /** Small moves, volume in every bar: whatever a kernel computes is defined here. */
    CALM,
    /** Now and then a move by a factor of e^600, then moves of a millionth. */
    SPIKED,
    /** Nothing moves. */
    FLAT,
    /** Hardly anybody trades. */
    QUIET,
    /** Quantities around 1e300. */
    HUGE
  }

  /** The kernel and its settings, over bars of a minute. */
  protected abstract FeatureSpec underTest();

  /** Events in available order. */
  protected abstract List<E> events(long seed, Style style, int count);

  /** The number by its definition, from all events so far. */
  protected abstract double naive(List<E> seen, long asOfNanos);

  /** When the history of a kernel begins that saw these events. */
  protected long beginNanos(List<E> events) {
    return events.getFirst() instanceof Bar bar
        ? bar.openNanos()
        : events.getFirst().availableNanos();
  }

  /**
   * How far the twin may be away in absolute terms; variances are held to a relative 1e-9 alone.
   */
  protected double absoluteTolerance() {
    return 0;
  }

  @SuppressWarnings("unchecked")
  protected final Kernel<E, S> kernel() {
    return (Kernel<E, S>) KernelRegistry.standard().create(underTest(), UNIVERSE, MINUTE);
  }

  private List<Double> values(Kernel<E, S> kernel, S state, List<E> events) {
    List<Double> values = new ArrayList<>();
    for (E event : events) {
      kernel.update(state, event);
      values.add(kernel.value(state, event.availableNanos()));
    }
    return values;
  }

  @Test
  void saysWhatItIs() {
    KernelSpec spec = kernel().spec();
    assertEquals(underTest().kernel(), spec.name());
    assertTrue(spec.name().matches("[a-z]+(-[a-z]+)*"), spec.name());
    assertTrue(KernelRegistry.standard().names().contains(spec.name()));
    assertTrue(
        spec.reference().equals("definition") || spec.reference().matches(".*\\(\\d{4}\\).*"),
        spec.reference());
  }

  @Test
  void continuesExactlyAfterARestartAtEveryPoint() {
    Kernel<E, S> kernel = kernel();
    for (Style style : List.of(Style.CALM, Style.SPIKED)) {
      List<E> events = events(11, style, 70);
      S whole = kernel.create();
      List<Double> expected = values(kernel, whole, events);
      for (int cut = 0; cut <= events.size(); cut++) {
        S first = kernel.create();
        values(kernel, first, events.subList(0, cut));
        double[] saved = kernel.save(first);
        S second = kernel().restore(saved.clone());
        assertArrayEquals(
            saved, kernel.save(second), "what was restored saves the same, cut " + cut);
        List<Double> rest = values(kernel, second, events.subList(cut, events.size()));
        assertEquals(expected.subList(cut, events.size()), rest, "cut " + cut);
        assertArrayEquals(kernel.save(whole), kernel.save(second), "cut " + cut);
      }
    }
  }

  @Test
  void refusesASavedStateThatIsNotItsOwn() {
    Kernel<E, S> kernel = kernel();
    double[] saved = kernel.save(kernel.create());
    double[] longer = Arrays.copyOf(saved, saved.length + 1);
    assertThrows(IllegalArgumentException.class, () -> kernel.restore(longer));
    if (saved.length > 0) {
      double[] shorter = Arrays.copyOf(saved, saved.length - 1);
      assertThrows(IllegalArgumentException.class, () -> kernel.restore(shorter));
    }
  }

  @Test
  void isNaNUntilWarmAndFiniteAfter() {
    Kernel<E, S> kernel = kernel();
    long warmUp = kernel.spec().warmUpNanos();
    S state = kernel.create();
    if (warmUp > 0) {
      assertTrue(Double.isNaN(kernel.value(state, Market.START)));
    }
    List<E> events = events(5, Style.CALM, 200);
    long begin = beginNanos(events);
    for (int i = 0; i < events.size(); i++) {
      E event = events.get(i);
      kernel.update(state, event);
      long asOf = event.availableNanos();
      if (i + 1 < events.size() && events.get(i + 1).availableNanos() == asOf) {
        continue; // the universe is not complete yet
      }
      boolean warm = asOf - begin >= warmUp;
      assertEquals(warm, Double.isFinite(kernel.value(state, asOf)), "event " + i);
    }
  }

  @Test
  void aPrefixNeverSeesTheFutureAndStatesAreIndependent() {
    Kernel<E, S> kernel = kernel();
    List<E> events = events(21, Style.CALM, 120);
    List<E> others = events(22, Style.SPIKED, 120);
    List<Double> expected = values(kernel, kernel.create(), events);
    for (int turn : new int[] {1, 30, 60, 119}) {
      List<E> turned = new ArrayList<>(events.subList(0, turn));
      turned.addAll(others.subList(turn, others.size()));
      S state = kernel.create();
      S other = kernel.create();
      for (int i = 0; i < turned.size(); i++) {
        kernel.update(state, turned.get(i));
        kernel.update(other, others.get(i));
        if (i < turn) {
          assertEquals(
              expected.get(i), kernel.value(state, turned.get(i).availableNanos()), "event " + i);
        }
      }
    }
  }

  @Test
  void askingChangesNothing() {
    Kernel<E, S> kernel = kernel();
    List<E> events = events(31, Style.CALM, 100);
    S asked = kernel.create();
    S silent = kernel.create();
    for (E event : events) {
      kernel.update(asked, event);
      kernel.update(silent, event);
      double once = kernel.value(asked, event.availableNanos());
      assertEquals(once, kernel.value(asked, event.availableNanos()));
    }
    assertArrayEquals(kernel.save(silent), kernel.save(asked));
  }

  @Property(tries = 60, seed = "20240101")
  void agreesWithItsNaiveTwin(@ForAll long seed, @ForAll Style style) {
    Kernel<E, S> kernel = kernel();
    S state = kernel.create();
    List<E> seen = new ArrayList<>();
    for (E event : events(seed, style, 150)) {
      kernel.update(state, event);
      seen.add(event);
      double value = kernel.value(state, event.availableNanos());
      double naive = naive(seen, event.availableNanos());
      if (Double.isFinite(naive)) {
        double tolerance = Math.max(absoluteTolerance(), 1e-9 * Math.abs(naive));
        assertTrue(
            Math.abs(naive - value) <= tolerance,
            () -> "event " + seen.size() + ": " + naive + " but " + value);
      } else {
        assertTrue(Double.isNaN(value), () -> "event " + seen.size() + ": NaN but " + value);
      }
    }
  }
}
