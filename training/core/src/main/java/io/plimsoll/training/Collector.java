package io.plimsoll.training;

import io.plimsoll.models.Forecast;
import io.plimsoll.training.Experiment.Outcome;
import io.plimsoll.training.LabelTable.Label;
import io.plimsoll.training.PurgedWalkForward.Fold;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts the folds' forecasts together into one series an instrument, of the origins where every
 * family had one.
 */
final class Collector {
  private Collector() {}

  /** One origin: where it is, and what each family forecast. */
  private record Origin(int fold, int row, List<Forecast> forecasts) {}

  static List<ForecastSeries> series(
      List<Panel> panels,
      List<Fold> folds,
      List<Window> windows,
      Map<String, List<Outcome>> outcomes,
      int levels) {
    double[] climatology = windows.stream().mapToDouble(Window::spikeRate).toArray();
    List<ForecastSeries> series = new ArrayList<>();
    for (int i = 0; i < panels.size(); i++) {
      List<Origin> origins = common(i, folds, List.copyOf(outcomes.values()));
      series.add(one(panels.get(i), origins, climatology, List.copyOf(outcomes.keySet()), levels));
    }
    return series;
  }

  private static List<Origin> common(int panel, List<Fold> folds, List<List<Outcome>> outcomes) {
    List<Origin> origins = new ArrayList<>();
    for (int k = 0; k < folds.size(); k++) {
      int[] rows = folds.get(k).test().get(panel);
      for (int j = 0; j < rows.length; j++) {
        List<Forecast> forecasts = new ArrayList<>();
        for (List<Outcome> family : outcomes) {
          Optional<Forecast> forecast = family.get(k).forecasts().get(panel).get(j);
          forecast.ifPresent(forecasts::add);
        }
        if (forecasts.size() == outcomes.size()) {
          origins.add(new Origin(k, rows[j], forecasts));
        }
      }
    }
    return origins;
  }

  private static ForecastSeries one(
      Panel panel, List<Origin> origins, double[] climatology, List<String> families, int levels) {
    List<Label> labels =
        origins.stream().map(origin -> panel.labels().label(origin.row())).toList();
    boolean[] spike = new boolean[labels.size()];
    boolean[] spiking = new boolean[labels.size()];
    for (int i = 0; i < spike.length; i++) {
      spike[i] = labels.get(i).spike();
      spiking[i] = labels.get(i).spiking();
    }
    Map<String, ForecastSeries.Family> byFamily = new LinkedHashMap<>();
    for (int f = 0; f < families.size(); f++) {
      int family = f;
      byFamily.put(
          families.get(f),
          family(origins.stream().map(o -> o.forecasts().get(family)).toList(), levels));
    }
    return new ForecastSeries(
        panel.features().instrument(),
        origins.stream().mapToLong(origin -> panel.features().asOfNanos(origin.row())).toArray(),
        labels.stream().mapToDouble(Label::variance).toArray(),
        labels.stream().mapToDouble(Label::threshold).toArray(),
        spike,
        spiking,
        labels.stream().mapToDouble(Label::down).toArray(),
        labels.stream().mapToDouble(Label::up).toArray(),
        origins.stream().mapToDouble(origin -> climatology[origin.fold()]).toArray(),
        byFamily);
  }

  private static ForecastSeries.Family family(List<Forecast> forecasts, int levels) {
    double[][] down = new double[levels][];
    double[][] up = new double[levels][];
    Arrays.setAll(
        down,
        level ->
            forecasts.stream().mapToDouble(forecast -> forecast.downQuantiles()[level]).toArray());
    Arrays.setAll(
        up,
        level ->
            forecasts.stream().mapToDouble(forecast -> forecast.upQuantiles()[level]).toArray());
    return new ForecastSeries.Family(
        forecasts.stream().mapToDouble(Forecast::variance).toArray(),
        forecasts.stream().mapToDouble(Forecast::spikeProbability).toArray(),
        down,
        up);
  }
}
