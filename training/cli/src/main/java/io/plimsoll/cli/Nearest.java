package io.plimsoll.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** What a person may have meant. */
final class Nearest {
  private Nearest() {}

  /** The known name with the fewest letters to change, if that is less than half of them. */
  static Optional<String> to(String name, Collection<String> known) {
    return known.stream()
        .sorted()
        .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
        .filter(candidate -> distance(name, candidate) <= Math.max(1, name.length() / 2));
  }

  /** A question to end an error with; empty where nothing comes near. */
  static String question(String name, Collection<String> known) {
    return to(name, known).map(candidate -> "; did you mean '" + candidate + "'?").orElse("");
  }

  /**
   * How many letters must be put in, taken out or exchanged (Levenshtein 1966, Soviet Physics
   * Doklady 10).
   */
  static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int exchanged = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(exchanged, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
