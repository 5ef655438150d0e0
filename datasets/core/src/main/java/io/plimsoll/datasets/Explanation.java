package io.plimsoll.datasets;

import java.util.List;

/**
 * How a number came about: a tree whose leaves are inputs and whose branches are operations.
 *
 * <p>{@link #recompute()} evaluates the tree from its leaves alone; for every number this project
 * serves the result equals {@link #value()} bit for bit.
 */
public sealed interface Explanation {

  /** What this number is called. */
  String label();

  /** The number. */
  double value();

  /** The number, computed again from the leaves. */
  double recompute();

  /** A number that comes from outside the tree: a setting, a feature, a fitted parameter. */
  static Explanation input(String label, double value) {
    return new Input(label, value);
  }

  /** The number that an operation makes of its parts. */
  static Explanation of(String label, Operation operation, Explanation... parts) {
    return of(label, operation, List.of(parts));
  }

  /** The number that an operation makes of its parts. */
  static Explanation of(String label, Operation operation, List<Explanation> parts) {
    return new Step(label, operation, parts, Step.apply(operation, parts));
  }

  /** A leaf. */
  record Input(String label, double value) implements Explanation {
    public Input {
      Checks.notBlank(label, "label");
    }

    @Override
    public double recompute() {
      return value;
    }
  }

  /** A branch; its {@code value} is what was served. */
  record Step(String label, Operation operation, List<Explanation> parts, double value)
      implements Explanation {
    public Step {
      Checks.notBlank(label, "label");
      parts = List.copyOf(parts);
      if (parts.isEmpty()) {
        throw new IllegalArgumentException("step '" + label + "' needs at least one part");
      }
    }

    @Override
    public double recompute() {
      double[] values = new double[parts.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = parts.get(i).recompute();
      }
      return operation.apply(values);
    }

    private static double apply(Operation operation, List<Explanation> parts) {
      double[] values = new double[parts.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = parts.get(i).value();
      }
      return operation.apply(values);
    }
  }

  /** What can be done to the parts of a step, always from left to right. */
  enum Operation {
    /** The sum of all parts. */
    SUM {
      @Override
      double apply(double[] x) {
        double sum = x[0];
        for (int i = 1; i < x.length; i++) {
          sum += x[i];
        }
        return sum;
      }
    },
    /** The first part less all others. */
    DIFFERENCE {
      @Override
      double apply(double[] x) {
        double rest = x[0];
        for (int i = 1; i < x.length; i++) {
          rest -= x[i];
        }
        return rest;
      }
    },
    /** The product of all parts. */
    PRODUCT {
      @Override
      double apply(double[] x) {
        double product = x[0];
        for (int i = 1; i < x.length; i++) {
          product *= x[i];
        }
        return product;
      }
    },
    /** The first part divided by the second. */
    RATIO {
      @Override
      double apply(double[] x) {
        return x[0] / x[1];
      }
    },
    /** The first part raised to the second. */
    POWER {
      @Override
      double apply(double[] x) {
        return StrictMath.pow(x[0], x[1]);
      }
    },
    /** e to the sum of the parts. */
    EXP {
      @Override
      double apply(double[] x) {
        return StrictMath.exp(SUM.apply(x));
      }
    },
    /** The natural logarithm of the first part. */
    LOG {
      @Override
      double apply(double[] x) {
        return StrictMath.log(x[0]);
      }
    },
    /** The square root of the first part. */
    SQRT {
      @Override
      double apply(double[] x) {
        return Math.sqrt(x[0]);
      }
    },
    /** The least of the parts. */
    MINIMUM {
      @Override
      double apply(double[] x) {
        double least = x[0];
        for (int i = 1; i < x.length; i++) {
          least = Math.min(least, x[i]);
        }
        return least;
      }
    },
    /** The greatest of the parts. */
    MAXIMUM {
      @Override
      double apply(double[] x) {
        double greatest = x[0];
        for (int i = 1; i < x.length; i++) {
          greatest = Math.max(greatest, x[i]);
        }
        return greatest;
      }
    },
    /**
     * The first part; the others are the evidence for it (a tree ensemble's leaf values, a
     * network's inputs).
     */
    FIRST {
      @Override
      double apply(double[] x) {
        return x[0];
      }
    };

    abstract double apply(double[] x);
  }
}
