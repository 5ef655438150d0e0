package io.plimsoll.cli;

import io.plimsoll.datasets.DatasetManifest;
import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.market.EventSource;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.MergedSource;
import io.plimsoll.datasets.reader.DataKind;
import io.plimsoll.datasets.store.Catalog;
import io.plimsoll.features.FeatureView;
import io.plimsoll.features.Source;
import io.plimsoll.features.ViewSources;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Datasets as one stream for a view: merged in available order, ties by the order in which they
 * were named.
 *
 * @param names as named
 * @param view over the datasets' own bars where those are longer than the view's
 * @param universe the instruments of all, in order of the datasets
 * @param events of all
 */
record FeatureData(
    List<String> names, FeatureView view, List<InstrumentId> universe, EventSource events) {

  /** Opens datasets; throws where they do not hold what the view needs. */
  static FeatureData open(Catalog catalog, List<String> names, FeatureView asked) {
    if (new HashSet<>(names).size() != names.size()) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT, "a dataset stands twice in --data " + String.join(",", names));
    }
    List<EventSource> sources = new ArrayList<>();
    Set<InstrumentId> universe = new LinkedHashSet<>();
    Set<Source> held = EnumSet.noneOf(Source.class);
    boolean mixed = false;
    FeatureView view = asked;
    for (String name : names) {
      DatasetManifest manifest = catalog.manifest(name);
      view = StudyOptions.over(manifest, view);
      universe.addAll(manifest.instruments());
      sources.add(catalog.events(name));
      mixed |= manifest.kind() == DataKind.MIXED;
      if (manifest.kind() != DataKind.MIXED) {
        held.add(Source.valueOf(manifest.kind().name()));
      }
    }
    if (!mixed) {
      // What a mixed stream holds is known only after reading it.
      ViewSources.checkHeld(view, held, "data " + String.join(",", names));
    }
    return new FeatureData(
        List.copyOf(names), view, List.copyOf(universe), MergedSource.of(sources));
  }
}
