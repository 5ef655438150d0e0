package io.plimsoll.training.report;

import java.util.ArrayList;
import java.util.List;

/** The names of the layers above a chart, in as many lines as they need. */
record Legend(List<Entry> entries, double height) {
  private static final double KEY = 22;
  private static final double LINE = SvgChart.FONT + 8;

  /** One name and where it stands. */
  record Entry(Layer layer, double x, double y) {}

  /** Lays the names out. */
  static Legend of(List<Layer> layers, double width) {
    List<Entry> entries = new ArrayList<>();
    double x = 0;
    double y = SvgChart.FONT;
    for (Layer layer : layers) {
      if (layer.name().isEmpty()) {
        continue;
      }
      double need = KEY + 6 + Svg.width(layer.name(), SvgChart.FONT) + 18;
      if (x > 0 && x + need > width) {
        x = 0;
        y += LINE;
      }
      entries.add(new Entry(layer, x, y));
      x += need;
    }
    return new Legend(entries, entries.isEmpty() ? 0 : y + 6);
  }

  /** Draws them from a left edge. */
  void draw(Svg svg, double left) {
    for (Entry entry : entries) {
      double x = left + entry.x();
      double middle = entry.y() - SvgChart.FONT * 0.33;
      String stroke = "stroke:" + entry.layer().ink().css() + ";stroke-width:2.4";
      switch (entry.layer()) {
        case Layer.Line line ->
            svg.segment(
                x,
                middle,
                x + KEY,
                middle,
                stroke + (line.dashed() ? ";stroke-dasharray:5 4" : ""));
        case Layer.Rule rule ->
            svg.segment(x, middle, x + KEY, middle, stroke + ";stroke-dasharray:2 3");
        case Layer.Whiskers whiskers ->
            svg.segment(x + KEY / 2, middle - 6, x + KEY / 2, middle + 6, stroke);
        case Layer.Band band ->
            svg.raw(
                    "<rect x=\""
                        + Svg.number(x)
                        + "\" y=\""
                        + Svg.number(middle - 5)
                        + "\" width=\""
                        + KEY)
                .raw("\" height=\"10\" style=\"fill:" + band.ink().css() + ";fill-opacity:.25\"/>");
        case Layer.Points points ->
            svg.raw("<circle cx=\"" + Svg.number(x + KEY / 2) + "\" cy=\"" + Svg.number(middle))
                .raw("\" r=\"4\" style=\"fill:" + points.ink().css() + "\"/>");
      }
      svg.label(x + KEY + 6, entry.y(), "start", "legend", entry.layer().name());
    }
    svg.raw("\n");
  }
}
