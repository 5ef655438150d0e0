package io.plimsoll.training.report;

import java.util.Arrays;

/** Draws layers into a frame. */
final class LayerPainter {
  private final Svg svg;
  private final Frame frame;

  LayerPainter(Svg svg, Frame frame) {
    this.svg = svg;
    this.frame = frame;
  }

  void paint(Layer layer) {
    switch (layer) {
      case Layer.Line line -> line(line);
      case Layer.Band band -> band(band);
      case Layer.Points points -> points(points);
      case Layer.Whiskers whiskers -> whiskers(whiskers);
      case Layer.Rule rule -> rule(rule);
    }
  }

  private void line(Layer.Line line) {
    StringBuilder path = new StringBuilder();
    double[] px = Arrays.stream(line.x()).map(frame::x).toArray();
    double[] py = Arrays.stream(line.y()).map(frame::y).toArray();
    boolean open = false;
    for (int i : Thinning.keep(px, py)) {
      if (Double.isNaN(py[i])) {
        open = false;
        continue;
      }
      if (open && line.steps()) {
        path.append('H').append(Svg.number(px[i])).append('V').append(Svg.number(py[i]));
      } else {
        path.append(open ? 'L' : 'M')
            .append(Svg.number(px[i]))
            .append(' ')
            .append(Svg.number(py[i]));
      }
      open = true;
    }
    String dash = line.dashed() ? ";stroke-dasharray:6 4" : "";
    svg.raw(
        "<path d=\""
            + path
            + "\" style=\"fill:none;stroke:"
            + line.ink().css()
            + ";stroke-linejoin:round");
    svg.raw(";stroke-width:" + Svg.number(line.width()) + dash + "\">")
        .raw(tip(line.name()))
        .raw("</path>\n");
  }

  private void band(Layer.Band band) {
    double[] px = Arrays.stream(band.x()).map(frame::x).toArray();
    double[] top = Arrays.stream(band.high()).map(frame::y).toArray();
    double[] bottom = Arrays.stream(band.low()).map(frame::y).toArray();
    StringBuilder path = new StringBuilder();
    int i = 0;
    while (i < px.length) {
      int from = i;
      while (i < px.length && !Double.isNaN(top[i]) && !Double.isNaN(bottom[i])) {
        i++;
      }
      if (i > from) {
        area(
            path,
            Arrays.copyOfRange(px, from, i),
            Arrays.copyOfRange(top, from, i),
            Arrays.copyOfRange(bottom, from, i));
      }
      i++;
    }
    svg.raw(
        "<path d=\""
            + path
            + "\" style=\"stroke:none;fill:"
            + band.ink().css()
            + ";fill-opacity:.2\">");
    svg.raw(tip(band.name())).raw("</path>\n");
  }

  private static void area(StringBuilder path, double[] px, double[] top, double[] bottom) {
    char command = 'M';
    for (int i : Thinning.keep(px, top)) {
      path.append(command).append(Svg.number(px[i])).append(' ').append(Svg.number(top[i]));
      command = 'L';
    }
    int[] back = Thinning.keep(px, bottom);
    for (int k = back.length - 1; k >= 0; k--) {
      path.append('L')
          .append(Svg.number(px[back[k]]))
          .append(' ')
          .append(Svg.number(bottom[back[k]]));
    }
    path.append('Z');
  }

  private void points(Layer.Points points) {
    svg.raw(
        "<g style=\"fill:"
            + points.ink().css()
            + ";fill-opacity:"
            + (points.radius() < 3 ? ".45" : ".9")
            + "\">");
    for (int i = 0; i < points.x().length; i++) {
      double y = frame.y(points.y()[i]);
      if (Double.isNaN(y) || Double.isNaN(points.x()[i])) {
        continue;
      }
      double x = frame.x(points.x()[i]);
      svg.raw(
          "<circle cx=\""
              + Svg.number(x)
              + "\" cy=\""
              + Svg.number(y)
              + "\" r=\""
              + Svg.number(points.radius()));
      String label = i < points.labels().size() ? points.labels().get(i) : "";
      if (points.radius() < 3) {
        svg.raw("\"/>");
        continue;
      }
      String values =
          Numbers.significant(points.x()[i], 4) + ", " + Numbers.significant(points.y()[i], 4);
      svg.raw("\">")
          .raw(tip(label.isEmpty() ? points.name() + ": " + values : label + ": " + values))
          .raw("</circle>");
      if (!label.isEmpty()) {
        boolean right = x + 9 + Svg.width(label, SvgChart.FONT) < frame.right();
        svg.label(right ? x + 9 : x - 9, y - 6, right ? "start" : "end", "tick", label);
      }
    }
    svg.raw("</g>\n");
  }

  private void whiskers(Layer.Whiskers whiskers) {
    String style = "stroke:" + whiskers.ink().css() + ";stroke-width:1.4;stroke-opacity:.7";
    for (int i = 0; i < whiskers.x().length; i++) {
      double x = frame.x(whiskers.x()[i]);
      svg.segment(x, frame.y(whiskers.low()[i]), x, frame.y(whiskers.high()[i]), style);
    }
    svg.raw("\n");
  }

  private void rule(Layer.Rule rule) {
    String style = "stroke:" + rule.ink().css() + ";stroke-width:1.4;stroke-dasharray:2 3";
    if (rule.diagonal()) {
      svg.segment(frame.left(), frame.bottom(), frame.right(), frame.top(), style);
    } else {
      svg.segment(frame.left(), frame.y(rule.value()), frame.right(), frame.y(rule.value()), style);
    }
    svg.raw("\n");
  }

  private static String tip(String text) {
    return text.isEmpty() ? "" : "<title>" + Svg.escape(text) + "</title>";
  }
}
