package io.plimsoll.models.linear;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.models.bundle.Archive;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Lists of {@link Term}s: their columns, and how they are stored. */
final class Terms {
  private Terms() {}

  /** The columns that terms read, each once. */
  static List<String> inputs(List<Term> terms) {
    Set<String> inputs = new LinkedHashSet<>();
    for (Term term : terms) {
      inputs.add(term.first());
      inputs.add(term.second());
    }
    return List.copyOf(inputs);
  }

  static void write(List<Term> terms, Archive out) {
    out.put("kinds", terms.stream().map(term -> term.kind().name()).toArray(String[]::new));
    out.put("first", terms.stream().map(Term::first).toArray(String[]::new));
    out.put("second", terms.stream().map(Term::second).toArray(String[]::new));
    out.put("floor", terms.stream().mapToDouble(Term::floor).toArray());
    out.put("centre", terms.stream().mapToDouble(Term::centre).toArray());
    out.put("cap", terms.stream().mapToDouble(Term::cap).toArray());
  }

  static List<Term> read(Archive in) {
    String[] kinds = in.texts("kinds");
    String[] first = in.texts("first");
    String[] second = in.texts("second");
    double[] floor = in.numbers("floor");
    double[] centre = in.numbers("centre");
    double[] cap = in.numbers("cap");
    Term[] terms = new Term[kinds.length];
    for (int j = 0; j < terms.length; j++) {
      terms[j] = new Term(kind(kinds[j]), first[j], second[j], floor[j], centre[j], cap[j]);
    }
    return List.of(terms);
  }

  private static Term.Kind kind(String name) {
    for (Term.Kind kind : Term.Kind.values()) {
      if (kind.name().equals(name)) {
        return kind;
      }
    }
    throw new PlimsollException(ErrorCode.CORRUPT_DATA, "unknown kind of term '" + name + "'");
  }
}
