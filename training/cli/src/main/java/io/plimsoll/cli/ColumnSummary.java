package io.plimsoll.cli;

/** What a column holds, leaving out what is not defined. */
record ColumnSummary(
    String name, double defined, double mean, double deviation, double least, double greatest) {
  static ColumnSummary of(String name, double[] values) {
    int n = 0;
    double mean = 0;
    double squares = 0;
    double least = Double.NaN;
    double greatest = Double.NaN;
    for (double value : values) {
      if (Double.isNaN(value)) {
        continue;
      }
      n++;
      double off = value - mean;
      mean += off / n;
      squares += off * (value - mean);
      least = n == 1 ? value : Math.min(least, value);
      greatest = n == 1 ? value : Math.max(greatest, value);
    }
    return new ColumnSummary(
        name,
        values.length == 0 ? 0 : (double) n / values.length,
        n == 0 ? Double.NaN : mean,
        n == 0 ? Double.NaN : Math.sqrt(squares / n),
        least,
        greatest);
  }
}
