package io.plimsoll.training.report;

/** Writes elements; numbers with at most two decimals, text escaped. */
final class Svg {
  /**
   * The width of a letter over the size of the font: an estimate on the safe side, for no font is
   * measured.
   */
  private static final double LETTER = 0.58;

  private final StringBuilder out = new StringBuilder();

  /**
   * A picture of a size, to be closed with {@code </svg>}; the title is what a screen reader says.
   */
  static Svg open(String title, double width, double height) {
    return new Svg()
        .raw("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"plot\" role=\"img\" viewBox=\"")
        .raw(box(0, 0, width, height))
        .raw("\" font-size=\"" + number(SvgChart.FONT) + "\" font-family=\"system-ui,sans-serif\"")
        .raw(" style=\"max-width:" + number(width * 1.12) + "px\"><title>")
        .text(title)
        .raw("</title>\n");
  }

  /** Four coordinates, as a view box has them. */
  static String box(double x, double y, double width, double height) {
    return number(x) + " " + number(y) + " " + number(width) + " " + number(height);
  }

  /** Position and size, as attributes. */
  static String place(double x, double y, double width, double height) {
    return "x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\""
        .formatted(number(x), number(y), number(width), number(height));
  }

  /** Raw markup. */
  Svg raw(String markup) {
    out.append(markup);
    return this;
  }

  /** Text content, escaped. */
  Svg text(String text) {
    out.append(escape(text));
    return this;
  }

  /** A text element; anchor is start, middle or end. */
  Svg label(double x, double y, String anchor, String cssClass, String text) {
    out.append("<text x=\"").append(number(x)).append("\" y=\"").append(number(y));
    out.append("\" text-anchor=\"")
        .append(anchor)
        .append("\" class=\"")
        .append(cssClass)
        .append("\">");
    out.append(escape(text)).append("</text>");
    return this;
  }

  /** A straight line. */
  Svg segment(double x1, double y1, double x2, double y2, String style) {
    out.append("<path d=\"M").append(number(x1)).append(' ').append(number(y1));
    out.append('L').append(number(x2)).append(' ').append(number(y2));
    out.append("\" style=\"").append(style).append("\"/>");
    return this;
  }

  @Override
  public String toString() {
    return out.toString();
  }

  /** How wide a text is about, at a font size. */
  static double width(String text, double fontSize) {
    return text.length() * LETTER * fontSize;
  }

  /** A coordinate. */
  static String number(double value) {
    long hundredths = Math.round(value * 100);
    String text = Long.toString(Math.abs(hundredths) / 100);
    long rest = Math.abs(hundredths) % 100;
    String sign = hundredths < 0 ? "-" : "";
    if (rest == 0) {
      return sign + text;
    }
    return sign + text + (rest % 10 == 0 ? "." + rest / 10 : rest < 10 ? ".0" + rest : "." + rest);
  }

  /** Text that is safe as content and in attributes. */
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
