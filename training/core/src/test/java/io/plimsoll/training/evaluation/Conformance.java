package io.plimsoll.training.evaluation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Reads the inputs and the numbers of other programs; see README.md beside them. */
final class Conformance {
  private Conformance() {}

  static double[] column(String file, int column) {
    return lines(file).stream()
        .skip(1)
        .mapToDouble(line -> Double.parseDouble(line.split(",")[column]))
        .toArray();
  }

  static boolean[] labels() {
    double[] y = column("classifier_scores.csv", 1);
    boolean[] labels = new boolean[y.length];
    for (int i = 0; i < y.length; i++) {
      labels[i] = y[i] == 1;
    }
    return labels;
  }

  static double expected(String id) {
    return lines("expected.csv").stream()
        .filter(line -> line.startsWith(id + ","))
        .mapToDouble(line -> Double.parseDouble(line.split(",")[1]))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> lines(String file) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Conformance.class.getResourceAsStream(file), file),
                StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
