package io.plimsoll.cli;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.FeatureTable;
import io.plimsoll.features.FeatureView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One difference between two views or two tables.
 *
 * @param where the setting, column or row
 * @param inA what stands there in the first; {@code -} for nothing
 * @param inB what stands there in the second
 */
record Difference(String where, String inA, String inB) {
  private static final String NOTHING = "-";

  /** What changes numbers between two views, then their columns; none where versions are equal. */
  static List<Difference> ofViews(FeatureView a, FeatureView b) {
    List<Difference> found = new ArrayList<>();
    if (a.version().equals(b.version())) {
      return found;
    }
    found.add(new Difference("version", a.version(), b.version()));
    Map<String, Function<FeatureView, String>> parts = new LinkedHashMap<>();
    parts.put("name", FeatureView::name);
    parts.put("bar", view -> Times.span(view.barNanos()));
    parts.put("every", view -> Times.span(view.everyNanos()));
    parts.put("entity", view -> view.entity().text());
    parts.put("ttl", FeaturesListCommand::ttl);
    parts.forEach((where, part) -> add(found, where, part.apply(a), part.apply(b)));
    Map<String, FeatureSpec> left = byName(a);
    Map<String, FeatureSpec> right = byName(b);
    for (String column : union(left.keySet(), right.keySet())) {
      add(found, column, text(left.get(column)), text(right.get(column)));
    }
    if (found.size() == 1) {
      add(
          found,
          "order of columns",
          String.join(", ", a.columns()),
          String.join(", ", b.columns()));
    }
    return found;
  }

  private static Map<String, FeatureSpec> byName(FeatureView view) {
    Map<String, FeatureSpec> specs = new LinkedHashMap<>();
    view.features().forEach(feature -> specs.put(feature.name(), feature));
    return specs;
  }

  private static String text(@Nullable FeatureSpec feature) {
    return feature == null
        ? NOTHING
        : (feature.kernel() + " " + FeaturesShowCommand.settings(feature.settings())).strip();
  }

  /** The columns of each instrument that differ, with the first row that does. */
  static List<Difference> ofTables(List<FeatureTable> a, List<FeatureTable> b) {
    List<Difference> found = new ArrayList<>();
    Map<InstrumentId, FeatureTable> left = byInstrument(a);
    Map<InstrumentId, FeatureTable> right = byInstrument(b);
    for (InstrumentId id : union(left.keySet(), right.keySet())) {
      FeatureTable x = left.get(id);
      FeatureTable y = right.get(id);
      if (x == null || y == null) {
        add(found, id.value(), rows(x), rows(y));
      } else {
        compare(x, y, found);
      }
    }
    return found;
  }

  private static Map<InstrumentId, FeatureTable> byInstrument(List<FeatureTable> tables) {
    Map<InstrumentId, FeatureTable> map = new LinkedHashMap<>();
    tables.forEach(table -> map.put(table.instrument(), table));
    return map;
  }

  private static String rows(@Nullable FeatureTable table) {
    return table == null ? NOTHING : table.size() + " rows";
  }

  private static void compare(FeatureTable a, FeatureTable b, List<Difference> found) {
    String id = a.instrument().value();
    add(found, id + " rows", rows(a), rows(b));
    int common = Math.min(a.size(), b.size());
    for (int row = 0; row < common; row++) {
      if (a.asOfNanos(row) != b.asOfNanos(row)) {
        add(found, id + " row " + row, Times.text(a.asOfNanos(row)), Times.text(b.asOfNanos(row)));
        return;
      }
    }
    for (String column : union(a.columns(), b.columns())) {
      if (!a.columns().contains(column) || !b.columns().contains(column)) {
        add(
            found,
            id + " " + column,
            a.columns().contains(column) ? "a column" : NOTHING,
            b.columns().contains(column) ? "a column" : NOTHING);
      } else {
        compareColumn(a, b, column, common, found);
      }
    }
  }

  private static void compareColumn(
      FeatureTable a, FeatureTable b, String column, int rows, List<Difference> found) {
    double[] x = a.column(column);
    double[] y = b.column(column);
    int first = -1;
    int count = 0;
    for (int row = 0; row < rows; row++) {
      if (Double.doubleToLongBits(x[row]) != Double.doubleToLongBits(y[row])) {
        first = first < 0 ? row : first;
        count++;
      }
    }
    if (count > 0) {
      found.add(
          new Difference(
              a.instrument()
                  + " "
                  + column
                  + ": "
                  + count
                  + " rows, first "
                  + Times.text(a.asOfNanos(first)),
              Double.toString(x[first]),
              Double.toString(y[first])));
    }
  }

  private static <T> Set<T> union(java.util.Collection<T> a, java.util.Collection<T> b) {
    Set<T> both = new LinkedHashSet<>(a);
    both.addAll(b);
    return both;
  }

  private static void add(List<Difference> found, String where, String inA, String inB) {
    if (!inA.equals(inB)) {
      found.add(new Difference(where, inA, inB));
    }
  }
}
