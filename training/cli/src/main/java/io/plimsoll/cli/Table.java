package io.plimsoll.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * Text in columns, as wide as they need to be; columns whose cells are all numbers are set to the
 * right.
 */
final class Table {
  private final String[] head;
  private final List<String[]> rows = new ArrayList<>();

  Table(String... head) {
    this.head = head;
  }

  Table row(Object... cells) {
    String[] row = new String[head.length];
    for (int i = 0; i < row.length; i++) {
      row[i] = String.valueOf(cells[i]);
    }
    rows.add(row);
    return this;
  }

  @Override
  public String toString() {
    int[] width = new int[head.length];
    boolean[] numeric = new boolean[head.length];
    for (int column = 0; column < head.length; column++) {
      width[column] = head[column].length();
      numeric[column] = !rows.isEmpty();
      for (String[] row : rows) {
        width[column] = Math.max(width[column], row[column].length());
        numeric[column] &= row[column].matches("[-+]?[0-9][0-9,.eE%x+-]*|-|");
      }
    }
    StringBuilder text = new StringBuilder();
    line(text, head, width, numeric);
    for (String[] row : rows) {
      line(text, row, width, numeric);
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String[] cells, int[] width, boolean[] numeric) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < cells.length; column++) {
      String pad = " ".repeat(width[column] - cells[column].length());
      line.append(numeric[column] ? pad + cells[column] : cells[column] + pad).append("  ");
    }
    text.append(line.toString().stripTrailing()).append('\n');
  }
}
