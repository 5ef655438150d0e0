package io.plimsoll.training.report;

import java.util.List;

/** Horizontal bars with their names and numbers, and a dashed line at a reference value. */
public final class SvgBars {
  private static final double WIDTH = 820;
  private static final double ROW = 30;

  private SvgBars() {}

  /**
   * One bar.
   *
   * @param value zero or more; a bar of NaN is not drawn, its text is
   * @param text shown at the end of the bar
   */
  public record Bar(String name, double value, String text, Ink ink) {}

  /** The picture; the title is what a screen reader says. */
  public static String toSvg(String title, List<Bar> bars, double reference, String referenceName) {
    double left =
        16 + bars.stream().mapToDouble(bar -> Svg.width(bar.name(), SvgChart.FONT)).max().orElse(0);
    double textRoom =
        20 + bars.stream().mapToDouble(bar -> Svg.width(bar.text(), SvgChart.FONT)).max().orElse(0);
    double most =
        Math.max(
            Double.isNaN(reference) ? 0 : reference,
            bars.stream().mapToDouble(Bar::value).filter(Double::isFinite).max().orElse(1));
    double unit = (WIDTH - left - textRoom) / (most > 0 ? most : 1);
    double height = bars.size() * ROW + 34;
    Svg svg = Svg.open(title, WIDTH, height);
    if (!Double.isNaN(reference)) {
      double at = left + reference * unit;
      svg.segment(
          at,
          20,
          at,
          height - 6,
          "stroke:" + Ink.TEXT.css() + ";stroke-width:1.4;stroke-dasharray:2 3");
      boolean rightHalf = at > WIDTH / 2;
      svg.label(at + (rightHalf ? 4 : -4), 14, rightHalf ? "end" : "start", "tick", referenceName);
    }
    for (int i = 0; i < bars.size(); i++) {
      draw(svg, bars.get(i), left, 26 + i * ROW, unit);
    }
    return svg.raw("</svg>\n").toString();
  }

  private static void draw(Svg svg, Bar bar, double left, double top, double unit) {
    double length = Double.isFinite(bar.value()) ? Math.max(0, bar.value() * unit) : 0;
    svg.label(left - 10, top + ROW / 2 + 2, "end", "tick", bar.name());
    svg.raw("<rect " + Svg.place(left, top + 3, length, ROW - 10) + " rx=\"2\" style=\"fill:");
    svg.raw(bar.ink().css() + "\"><title>").text(bar.name() + ": " + bar.text());
    svg.raw("</title></rect>");
    svg.label(left + length + 8, top + ROW / 2 + 2, "start", "tick", bar.text()).raw("\n");
  }
}
