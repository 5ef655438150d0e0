package io.plimsoll.training.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A chart of lines, steps, bands, points and rules as an SVG that scales with the page.
 *
 * <p>Axes take a step of 1, 2 or 5 times a power of ten, or a round span of UTC time. Long series
 * are thinned to the first, lowest, highest and last value of each pixel, which draws the same
 * picture (Jugel and others 2014, M4). The same calls give the same bytes.
 */
public final class SvgChart {
  static final double FONT = 13;
  private static final double WIDTH = 820;

  private final String title;
  private final String xLabel;
  private final String yLabel;
  private final XAxis xAxis;
  private final List<Layer> layers = new ArrayList<>();
  private double height = 330;
  private boolean logY;
  private boolean fromZero;
  private boolean square;

  /** What the horizontal axis measures. */
  public enum XAxis {
    /** Nanoseconds since the epoch, shown as UTC. */
    TIME,
    /** Numbers. */
    NUMBER
  }

  /** A chart without content; the title is what a screen reader says. */
  public SvgChart(String title, XAxis xAxis, String xLabel, String yLabel) {
    this.title = title;
    this.xAxis = xAxis;
    this.xLabel = xLabel;
    this.yLabel = yLabel;
  }

  /** Draws the vertical axis in powers of ten; values that are not positive are left out. */
  public SvgChart logarithmic() {
    logY = true;
    return this;
  }

  /** Starts the vertical axis at zero. */
  public SvgChart fromZero() {
    fromZero = true;
    return this;
  }

  /** Both axes from zero to the same end, for probabilities against frequencies. */
  public SvgChart square() {
    square = true;
    height = 460;
    return this;
  }

  /** The height over a width of 820. */
  public SvgChart height(double units) {
    height = units;
    return this;
  }

  /** A line. */
  public SvgChart line(String name, Ink ink, double[] x, double[] y) {
    return add(new Layer.Line(name, ink, x, y, false, false, 1.6));
  }

  /** A dashed line. */
  public SvgChart dashed(String name, Ink ink, double[] x, double[] y) {
    return add(new Layer.Line(name, ink, x, y, false, true, 1.6));
  }

  /** Steps: a value holds until the next one. */
  public SvgChart step(String name, Ink ink, double[] x, double[] y) {
    return add(new Layer.Line(name, ink, x, y, true, false, 1.6));
  }

  /** The area between two lines. */
  public SvgChart band(String name, Ink ink, double[] x, double[] low, double[] high) {
    return add(new Layer.Band(name, ink, x, low, high));
  }

  /** Points. */
  public SvgChart points(String name, Ink ink, double[] x, double[] y) {
    return add(new Layer.Points(name, ink, x, y, x.length > 400 ? 1.8 : 4, List.of()));
  }

  /** Points with a label beside each; empty for none. */
  public SvgChart points(String name, Ink ink, double[] x, double[] y, List<String> labels) {
    return add(new Layer.Points(name, ink, x, y, 4.5, List.copyOf(labels)));
  }

  /** Vertical intervals. */
  public SvgChart whiskers(Ink ink, double[] x, double[] low, double[] high) {
    return add(new Layer.Whiskers(ink, x, low, high));
  }

  /** A horizontal line across. */
  public SvgChart rule(String name, double y) {
    return add(new Layer.Rule(name, Ink.GREY, y, false));
  }

  /** The line y = x. */
  public SvgChart diagonal(String name) {
    return add(new Layer.Rule(name, Ink.GREY, 0, true));
  }

  /** The picture. */
  public String toSvg() {
    Scale y = yScale();
    Scale x = xScale();
    List<Scale.Tick> yTicks = y.ticks(6);
    double widest =
        yTicks.stream().mapToDouble(tick -> Svg.width(tick.label(), FONT)).max().orElse(0);
    double left = Math.ceil(widest) + 16 + (yLabel.isEmpty() ? 0 : FONT + 8);
    Legend legend = Legend.of(layers, WIDTH - left);
    double width = square ? left + height + 20 : WIDTH;
    Frame frame = new Frame(left, legend.height() + 10, width - 14, height + legend.height(), x, y);
    double total = frame.bottom() + FONT * 2 + (xLabel.isEmpty() ? 4 : FONT + 12);
    Svg svg = Svg.open(title, width, total);
    legend.draw(svg, left);
    axes(svg, frame, yTicks, total);
    // A nested picture clips what leaves the frame and, unlike a clip path, needs no id that is
    // unique on the page.
    svg.raw("<svg " + Svg.place(frame.left(), frame.top(), frame.width(), frame.height()));
    svg.raw(
        " viewBox=\""
            + Svg.box(frame.left(), frame.top(), frame.width(), frame.height())
            + "\">\n");
    LayerPainter painter = new LayerPainter(svg, frame);
    layers.forEach(painter::paint);
    return svg.raw("</svg></svg>\n").toString();
  }

  private void axes(Svg svg, Frame frame, List<Scale.Tick> yTicks, double total) {
    String grid = "stroke:" + Ink.GREY.css() + ";stroke-opacity:.28";
    for (Scale.Tick tick : yTicks) {
      double at = frame.y(tick.value());
      svg.segment(frame.left(), at, frame.right(), at, grid);
      svg.label(frame.left() - 8, at + FONT * 0.35, "end", "tick", tick.label());
    }
    double room = 0;
    for (Scale.Tick tick : frame.xScale().ticks(square ? 6 : 9)) {
      double at = frame.x(tick.value());
      svg.segment(at, frame.bottom(), at, frame.bottom() + 5, "stroke:" + Ink.GREY.css());
      double half = Svg.width(tick.label(), FONT) / 2;
      if (at - half >= room) {
        svg.label(at, frame.bottom() + FONT + 8, "middle", "tick", tick.label());
        room = at + half + 6;
      }
    }
    svg.segment(
        frame.left(), frame.bottom(), frame.right(), frame.bottom(), "stroke:" + Ink.GREY.css());
    if (!xLabel.isEmpty()) {
      svg.label((frame.left() + frame.right()) / 2, total - 6, "middle", "axis", xText());
    }
    if (!yLabel.isEmpty()) {
      double middle = (frame.top() + frame.bottom()) / 2;
      svg.raw("<g transform=\"rotate(-90 " + Svg.number(FONT) + " " + Svg.number(middle) + ")\">");
      svg.label(FONT, middle, "middle", "axis", yLabel).raw("</g>\n");
    }
  }

  private String xText() {
    if (xAxis == XAxis.NUMBER) {
      return xLabel;
    }
    Scale.Time time = (Scale.Time) xScale();
    return xLabel + ", " + Numbers.years((long) time.low(), (long) time.high());
  }

  private Scale xScale() {
    double[] range = range(layers.stream().map(Layer::xs).toList(), false);
    return switch (xAxis) {
      case TIME -> new Scale.Time(range[0], range[1] > range[0] ? range[1] : range[0] + 60e9);
      case NUMBER -> square ? common() : Scale.Linear.around(range[0], range[1], false);
    };
  }

  private Scale yScale() {
    double[] range = range(layers.stream().map(Layer::ys).toList(), logY);
    if (square) {
      return common();
    }
    return logY
        ? Scale.Log.around(range[0], range[1])
        : Scale.Linear.around(range[0], range[1], fromZero);
  }

  private Scale common() {
    double x = range(layers.stream().map(Layer::xs).toList(), false)[1];
    double y = range(layers.stream().map(Layer::ys).toList(), false)[1];
    return new Scale.Linear(0, Math.max(x, y) * 1.03);
  }

  /** The lowest and highest finite value; 0 and 1 (1 and 10 when positive) where there is none. */
  private static double[] range(List<double[]> values, boolean positive) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double value : values.stream().flatMapToDouble(Arrays::stream).toArray()) {
      if (Double.isFinite(value) && (!positive || value > 0)) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    return low <= high
        ? new double[] {low, high}
        : positive ? new double[] {1, 10} : new double[] {0, 1};
  }

  private SvgChart add(Layer layer) {
    if (layer instanceof Layer.Line line && line.x().length != line.y().length) {
      throw new IllegalArgumentException(
          "expected " + line.x().length + " values, had " + line.y().length);
    }
    layers.add(layer);
    return this;
  }
}
