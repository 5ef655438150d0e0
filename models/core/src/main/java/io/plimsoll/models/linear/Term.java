package io.plimsoll.models.linear;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.Explanation;
import io.plimsoll.datasets.Explanation.Operation;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * One regressor of a {@link TermModel}: a column, or what a {@link Kind} makes of two, with the
 * constants that the fit learned.
 *
 * @param first the column {@code a}
 * @param second the column {@code b}; {@code first} again where the kind reads only one
 * @param floor the least variance whose logarithm is taken, positive
 * @param centre what is subtracted, by kind
 * @param cap the largest value training saw, by kind
 */
public record Term(
    Kind kind, String first, String second, double floor, double centre, double cap) {

  /** What becomes of the columns {@code a} and {@code b}. */
  public enum Kind {
    /** {@code a}. */
    LEVEL {
      @Override
      double value(Term term, double a, double b) {
        return a;
      }

      @Override
      Explanation explain(Term term, double a, double b) {
        return Explanation.input(term.first, a);
      }
    },
    /** {@code a·√b}: a variance times the root of its quarticity. */
    PRODUCT {
      @Override
      double value(Term term, double a, double b) {
        return a * Math.sqrt(Math.max(b, 0));
      }

      @Override
      Explanation explain(Term term, double a, double b) {
        return Explanation.of(
            term.label(), Operation.PRODUCT, Explanation.input(term.first, a), term.root(b));
      }
    },
    /** {@code a·(√b − centre)}: the same with the root less its training mean. */
    CENTRED_PRODUCT {
      @Override
      double value(Term term, double a, double b) {
        return a * (Math.sqrt(Math.max(b, 0)) - term.centre);
      }

      @Override
      Explanation explain(Term term, double a, double b) {
        Explanation mean = Explanation.input("mean of √" + term.second, term.centre);
        Explanation centred =
            Explanation.of(
                "√" + term.second + ", centred", Operation.DIFFERENCE, term.root(b), mean);
        return Explanation.of(
            term.label(), Operation.PRODUCT, Explanation.input(term.first, a), centred);
      }
    },
    /** {@code a − b}: a variance less the part of it that is jumps. */
    CONTINUOUS {
      @Override
      double value(Term term, double a, double b) {
        return a - b;
      }

      @Override
      Explanation explain(Term term, double a, double b) {
        return term.continuous(a, b);
      }
    },
    /** {@code ln max(a, floor)}. */
    LOG {
      @Override
      double value(Term term, double a, double b) {
        return StrictMath.log(Math.max(a, term.floor));
      }

      @Override
      Explanation explain(Term term, double a, double b) {
        return term.log(Explanation.input(term.first, a));
      }
    },
    /** {@code ln max(a − b, floor)}. */
    LOG_CONTINUOUS {
      @Override
      double value(Term term, double a, double b) {
        return StrictMath.log(Math.max(a - b, term.floor));
      }

      @Override
      Explanation explain(Term term, double a, double b) {
        return term.log(term.continuous(a, b));
      }
    },
    /** {@code min(cap, ln(1 + max(b, 0)/max(a − b, floor)))}: jumps relative to the rest. */
    LOG_JUMP {
      @Override
      double value(Term term, double a, double b) {
        double ratio = Math.max(b, 0) / Math.max(a - b, term.floor);
        return Math.min(term.cap, StrictMath.log(1 + ratio));
      }

      @Override
      Explanation explain(Term term, double a, double b) {
        Explanation jump = atLeast(Explanation.input(term.second, b), 0);
        Explanation rest = atLeast(term.continuous(a, b), term.floor);
        Explanation ratio = Explanation.of("jump ratio", Operation.RATIO, jump, rest);
        Explanation sum =
            Explanation.of("1 + jump ratio", Operation.SUM, Explanation.input("one", 1), ratio);
        return atMost(Explanation.of(term.label(), Operation.LOG, sum), term.cap);
      }
    },
    /**
     * {@code min(cap, √b/max(a, floor))·(ln max(a, floor) − centre)}: the log variance, less its
     * training mean, times its relative error.
     */
    LOG_ATTENUATED {
      @Override
      double value(Term term, double a, double b) {
        double floored = Math.max(a, term.floor);
        double error = Math.min(term.cap, Math.sqrt(Math.max(b, 0)) / floored);
        return error * (StrictMath.log(floored) - term.centre);
      }

      @Override
      Explanation explain(Term term, double a, double b) {
        Explanation variance = atLeast(Explanation.input(term.first, a), term.floor);
        Explanation error =
            atMost(
                Explanation.of("relative error", Operation.RATIO, term.root(b), variance),
                term.cap);
        Explanation mean = Explanation.input("mean of ln " + term.first, term.centre);
        Explanation centred =
            Explanation.of(
                "ln " + term.first + ", centred",
                Operation.DIFFERENCE,
                term.log(Explanation.input(term.first, a)),
                mean);
        return Explanation.of(term.label(), Operation.PRODUCT, error, centred);
      }
    };

    abstract double value(Term term, double a, double b);

    abstract Explanation explain(Term term, double a, double b);
  }

  public Term {
    Checks.notBlank(first, "first");
    Checks.notBlank(second, "second");
    Checks.positive(floor, "floor");
    Checks.finite(centre, "centre");
    Checks.notNegative(cap, "cap");
  }

  /** A term that has learned nothing yet. */
  static Term of(Kind kind, String first, String second) {
    return new Term(kind, first, second, Double.MIN_NORMAL, 0, Double.MAX_VALUE);
  }

  /** A column as it is. */
  static Term level(String column) {
    return of(Kind.LEVEL, column, column);
  }

  /** Columns as they are. */
  static List<Term> levels(List<String> columns) {
    return columns.stream().map(Term::level).toList();
  }

  /** The same term with the constants that the first {@code n} numbers of its columns give it. */
  Term learn(double[] a, double[] b, int n, double least) {
    Term floored = new Term(kind, first, second, least, 0, Double.MAX_VALUE);
    return switch (kind) {
      case LEVEL, PRODUCT, CONTINUOUS, LOG, LOG_CONTINUOUS -> floored;
      case CENTRED_PRODUCT -> {
        double mean = mean(n, i -> Math.sqrt(Math.max(b[i], 0)));
        yield new Term(kind, first, second, least, mean, Double.MAX_VALUE);
      }
      case LOG_JUMP -> {
        double most = most(n, i -> floored.value(a[i], b[i]));
        yield new Term(kind, first, second, least, 0, most);
      }
      case LOG_ATTENUATED -> {
        double mean = mean(n, i -> StrictMath.log(Math.max(a[i], least)));
        double most = most(n, i -> Math.sqrt(Math.max(b[i], 0)) / Math.max(a[i], least));
        yield new Term(kind, first, second, least, mean, most);
      }
    };
  }

  private static double mean(int n, IntToDoubleFunction number) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += number.applyAsDouble(i);
    }
    return sum / n;
  }

  private static double most(int n, IntToDoubleFunction number) {
    double most = 0;
    for (int i = 0; i < n; i++) {
      most = Math.max(most, number.applyAsDouble(i));
    }
    return most;
  }

  /** The regressor. */
  double value(double a, double b) {
    return kind.value(this, a, b);
  }

  /** How the regressor came about; equals {@link #value} bit for bit. */
  Explanation explain(double a, double b) {
    return kind.explain(this, a, b);
  }

  /** What it is called in tables and explanations. */
  public String label() {
    return switch (kind) {
      case LEVEL -> first;
      case PRODUCT, CENTRED_PRODUCT -> first + "·√" + second;
      case CONTINUOUS -> first + " − " + second;
      case LOG -> "ln " + first;
      case LOG_CONTINUOUS -> "ln(" + first + " − " + second + ")";
      case LOG_JUMP -> "ln(1 + " + second + " to the rest of " + first + ")";
      case LOG_ATTENUATED -> "ln " + first + " times its relative error";
    };
  }

  private Explanation root(double b) {
    return Explanation.of("√" + second, Operation.SQRT, atLeast(Explanation.input(second, b), 0));
  }

  private Explanation continuous(double a, double b) {
    return Explanation.of(
        first + " − " + second,
        Operation.DIFFERENCE,
        Explanation.input(first, a),
        Explanation.input(second, b));
  }

  private Explanation log(Explanation variance) {
    return Explanation.of("ln " + variance.label(), Operation.LOG, atLeast(variance, floor));
  }

  private static Explanation atLeast(Explanation value, double floor) {
    return value.value() < floor
        ? Explanation.of(
            value.label() + ", floored",
            Operation.MAXIMUM,
            value,
            Explanation.input("floor", floor))
        : value;
  }

  private static Explanation atMost(Explanation value, double cap) {
    return value.value() > cap
        ? Explanation.of(
            value.label() + ", capped", Operation.MINIMUM, value, Explanation.input("cap", cap))
        : value;
  }
}
