package io.plimsoll.training.tuning;

import io.plimsoll.datasets.Checks;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The values that a search may give one setting, each reached from a number in [0, 1).
 *
 * <p>Values are text as {@code RecordSettings} reads it.
 */
public sealed interface Dimension {

  /** Every number between two, equally likely. */
  record Uniform(double low, double high) implements Dimension {
    public Uniform {
      Checks.finite(low, "low");
      Checks.finite(high, "high");
      requireOrder(low, high);
    }
  }

  /** Every number between two positive ones, its logarithm equally likely. */
  record LogUniform(double low, double high) implements Dimension {
    public LogUniform {
      Checks.positive(low, "low");
      Checks.positive(high, "high");
      requireOrder(low, high);
    }
  }

  /** Every whole number from one to another, both included, equally likely. */
  record Whole(long low, long high) implements Dimension {
    /** Whole numbers beyond this are not told apart by a double. */
    private static final long LARGEST = 1L << 50;

    public Whole {
      Checks.inRange(low, -LARGEST, LARGEST, "low");
      Checks.inRange(high, -LARGEST, LARGEST, "high");
      requireOrder(low, high);
    }
  }

  /** One of some texts, equally likely. */
  record Choice(List<String> options) implements Dimension {
    public Choice {
      options = List.copyOf(options);
      if (options.size() < 2 || new LinkedHashSet<>(options).size() < options.size()) {
        throw new IllegalArgumentException(
            "a choice must name two or more different values, were " + options);
      }
    }
  }

  private static void requireOrder(double low, double high) {
    if (!(low < high)) {
      throw new IllegalArgumentException("must go from low to high, was " + low + " to " + high);
    }
  }

  /** The value at a number in [0, 1). */
  default String text(double unit) {
    Checks.inRange(unit, 0, Math.nextDown(1.0), "unit");
    return switch (this) {
      case Uniform range ->
          Double.toString(between(range.low + unit * (range.high - range.low), range));
      case LogUniform range -> {
        double low = StrictMath.log(range.low);
        double value = StrictMath.exp(low + unit * (StrictMath.log(range.high) - low));
        yield Double.toString(Math.clamp(value, range.low, range.high));
      }
      case Whole range -> Long.toString(range.low + index(unit, range.high - range.low + 1));
      case Choice choice -> choice.options.get((int) index(unit, choice.options.size()));
    };
  }

  private static double between(double value, Uniform range) {
    return Math.clamp(value, range.low, range.high);
  }

  private static long index(double unit, long count) {
    return Math.min(count - 1, (long) (unit * count));
  }

  /** A number that has the value of a text; empty where the text is not among the values. */
  default OptionalDouble unit(String text) {
    return switch (this) {
      case Uniform range -> share(number(text), range.low, range.high);
      case LogUniform range -> {
        double value = number(text);
        yield value > 0
            ? share(StrictMath.log(value), StrictMath.log(range.low), StrictMath.log(range.high))
            : OptionalDouble.empty();
      }
      case Whole range -> {
        double offset = number(text) - range.low;
        double count = range.high - range.low + 1;
        yield offset >= 0 && offset < count && offset == Math.rint(offset)
            ? OptionalDouble.of((offset + 0.5) / count)
            : OptionalDouble.empty();
      }
      case Choice choice -> {
        int at = choice.options.indexOf(text);
        yield at < 0
            ? OptionalDouble.empty()
            : OptionalDouble.of((at + 0.5) / choice.options.size());
      }
    };
  }

  private static OptionalDouble share(double value, double low, double high) {
    return value >= low && value <= high
        ? OptionalDouble.of(Math.min(Math.nextDown(1.0), (value - low) / (high - low)))
        : OptionalDouble.empty();
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** The ends of a range; every option of a choice. */
  default List<String> ends() {
    return this instanceof Choice choice
        ? choice.options
        : List.of(text(0), text(Math.nextDown(1.0)));
  }

  /** How many coordinates {@link #encode} writes. */
  default int width() {
    return this instanceof Choice choice ? choice.options.size() : 1;
  }

  /**
   * Writes where a value lies, for a measure of distance: numbers that have the same value are in
   * the same place, and all options of a choice are equally far from each other.
   */
  default void encode(double unit, double[] into, int at) {
    switch (this) {
      case Uniform range -> into[at] = unit;
      case LogUniform range -> into[at] = unit;
      case Whole range -> {
        double count = range.high - range.low + 1;
        into[at] = (index(unit, range.high - range.low + 1) + 0.5) / count;
      }
      case Choice choice -> {
        for (int k = 0; k < choice.options.size(); k++) {
          // Options are then as far apart as the ends of a range.
          into[at + k] = k == index(unit, choice.options.size()) ? Math.sqrt(0.5) : 0;
        }
      }
    }
  }
}
