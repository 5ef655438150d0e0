package io.plimsoll.features;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.Observation;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.market.InstrumentId;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Holds the sources that a view declares against what its kernels look at and against what a
 * dataset holds. A view that declares none is not held to any.
 */
public final class ViewSources {
  private ViewSources() {}

  /**
   * Throws IllegalArgumentException where a kernel looks at what no declared source gives, or a
   * declared source is looked at by none.
   */
  static void checkKernels(FeatureView view, List<? extends Kernel<?, ?>> kernels) {
    if (view.sources().isEmpty()) {
      return;
    }
    Set<Source> used = EnumSet.noneOf(Source.class);
    for (int column = 0; column < kernels.size(); column++) {
      for (Class<? extends Observation> kind : kernels.get(column).kinds()) {
        List<Source> giving = view.sources().stream().filter(s -> s.gives(kind)).toList();
        used.addAll(giving);
        if (giving.isEmpty()) {
          throw new IllegalArgumentException(
              "view '"
                  + view.name()
                  + "': feature '"
                  + view.features().get(column).name()
                  + "' looks at "
                  + kind.getSimpleName()
                  + ", which none of the declared sources ("
                  + Source.texts(view.sources())
                  + ") gives");
        }
      }
    }
    for (Source source : view.sources()) {
      if (!used.contains(source)) {
        throw new IllegalArgumentException(
            "view '" + view.name() + "': no kernel looks at the source '" + source.text() + "'");
      }
    }
  }

  /**
   * Every choice of data that serves a view: its sources as they are, with trades in place of bars,
   * with a book in place of quotes and depth. A view that declares none gets what its kernels look
   * at.
   */
  public static List<Set<Source>> choices(FeatureView view, KernelRegistry registry) {
    Set<Source> needed = EnumSet.noneOf(Source.class);
    needed.addAll(view.sources().isEmpty() ? lookedAt(view, registry) : view.sources());
    Set<Set<Source>> choices = new LinkedHashSet<>();
    for (Set<Source> bars : List.of(needed, replaced(needed, Source.TRADES, Source.BARS))) {
      choices.add(bars);
      choices.add(replaced(bars, Source.BOOK, Source.QUOTES, Source.DEPTH));
    }
    return List.copyOf(choices);
  }

  private static Set<Source> lookedAt(FeatureView view, KernelRegistry registry) {
    List<InstrumentId> universe = List.of(new InstrumentId("A"), new InstrumentId("B"));
    Set<Source> sources = EnumSet.noneOf(Source.class);
    for (FeatureSpec feature : view.features()) {
      for (Class<? extends Observation> kind :
          registry.create(feature, universe, view.barNanos()).kinds()) {
        // Where several give it, the one that gives the least: bars rather than trades.
        Arrays.stream(Source.values())
            .filter(source -> source.gives(kind))
            .min(Comparator.comparingInt(Source::breadth))
            .ifPresent(sources::add);
      }
    }
    return sources;
  }

  private static Set<Source> replaced(Set<Source> sources, Source by, Source... gone) {
    Set<Source> other = EnumSet.noneOf(Source.class);
    other.addAll(sources);
    if (other.removeAll(Arrays.asList(gone))) {
      other.add(by);
    }
    return other;
  }

  /**
   * Throws INVALID_INPUT that names what is missing where data of these kinds cannot serve a view.
   *
   * @param data whose kinds they are, for the message, for example {@code dataset 'btc'}
   */
  public static void checkHeld(FeatureView view, Collection<Source> held, String data) {
    Set<Source> set = EnumSet.noneOf(Source.class);
    set.addAll(held);
    List<Source> missing = view.sources().stream().filter(s -> !s.isMadeOf(set)).toList();
    if (!missing.isEmpty()) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          "view '"
              + view.name()
              + "' needs "
              + Source.texts(missing)
              + "; "
              + data
              + " holds "
              + (set.isEmpty() ? "nothing" : Source.texts(set)));
    }
  }
}
