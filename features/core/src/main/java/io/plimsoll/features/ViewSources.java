package io.plimsoll.features;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.Observation;
import io.plimsoll.datasets.PlimsollException;
import java.util.Collection;
import java.util.EnumSet;
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
