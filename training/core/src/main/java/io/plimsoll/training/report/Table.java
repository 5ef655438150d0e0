package io.plimsoll.training.report;

import java.util.ArrayList;
import java.util.List;

/** A table of a report: the first column is text, columns of numbers are set to the right. */
public final class Table {
  private final String caption;
  private final List<String> header;
  private final List<List<String>> rows = new ArrayList<>();
  private final List<Boolean> marked = new ArrayList<>();

  /** A table without rows. */
  public Table(String caption, String... header) {
    this.caption = caption;
    this.header = List.of(header);
  }

  /** Adds a row of as many cells as the header has. */
  public Table row(String... cells) {
    return add(false, cells);
  }

  /** Adds a row that stands out. */
  public Table markedRow(String... cells) {
    return add(true, cells);
  }

  private Table add(boolean mark, String... cells) {
    if (cells.length != header.size()) {
      throw new IllegalArgumentException(
          "expected " + header.size() + " cells, had " + cells.length);
    }
    rows.add(List.of(cells));
    marked.add(mark);
    return this;
  }

  /** As HTML. */
  String toHtml() {
    boolean[] numeric = numericColumns();
    StringBuilder html = new StringBuilder("<div class=\"scroll\"><table><caption>");
    html.append(Svg.escape(caption)).append("</caption>\n<thead><tr>");
    for (int column = 0; column < header.size(); column++) {
      html.append(numeric[column] ? "<th class=\"n\" scope=\"col\">" : "<th scope=\"col\">");
      html.append(Svg.escape(header.get(column))).append("</th>");
    }
    html.append("</tr></thead>\n<tbody>\n");
    for (int row = 0; row < rows.size(); row++) {
      html.append(marked.get(row) ? "<tr class=\"marked\">" : "<tr>");
      for (int column = 0; column < header.size(); column++) {
        html.append(numeric[column] ? "<td class=\"n\">" : "<td>");
        html.append(Svg.escape(rows.get(row).get(column))).append("</td>");
      }
      html.append("</tr>\n");
    }
    return html.append("</tbody></table></div>\n").toString();
  }

  private boolean[] numericColumns() {
    boolean[] numeric = new boolean[header.size()];
    for (int column = 0; column < numeric.length; column++) {
      boolean any = false;
      boolean all = true;
      for (List<String> row : rows) {
        String cell = row.get(column);
        if (!cell.isEmpty() && !cell.equals(Numbers.UNDEFINED)) {
          any = true;
          all &= cell.matches("[−+<]? ?[0-9].*") && !cell.matches("[0-9]{4}-[0-9]{2}.*");
        }
      }
      numeric[column] = any && all;
    }
    return numeric;
  }
}
