package io.plimsoll.training.report;

import java.util.Arrays;
import java.util.List;

/** Something drawn between the axes of a chart. */
sealed interface Layer {

  /** What the legend calls it; empty for what needs no legend. */
  String name();

  /** Its colour. */
  Ink ink();

  /** The x values that the axis must hold. */
  double[] xs();

  /** The y values that the axis must hold. */
  double[] ys();

  /** A line, or steps that hold until the next point; broken where a value is NaN. */
  record Line(
      String name, Ink ink, double[] x, double[] y, boolean steps, boolean dashed, double width)
      implements Layer {
    @Override
    public double[] xs() {
      return x;
    }

    @Override
    public double[] ys() {
      return y;
    }
  }

  /** The area between two lines. */
  record Band(String name, Ink ink, double[] x, double[] low, double[] high) implements Layer {
    @Override
    public double[] xs() {
      return x;
    }

    @Override
    public double[] ys() {
      double[] all = Arrays.copyOf(low, low.length + high.length);
      System.arraycopy(high, 0, all, low.length, high.length);
      return all;
    }
  }

  /**
   * Points, each with a text for the pointer that rests on it; a label beside it where one is
   * given.
   */
  record Points(String name, Ink ink, double[] x, double[] y, double radius, List<String> labels)
      implements Layer {
    @Override
    public double[] xs() {
      return x;
    }

    @Override
    public double[] ys() {
      return y;
    }
  }

  /** Vertical bars from low to high, for intervals. */
  record Whiskers(Ink ink, double[] x, double[] low, double[] high) implements Layer {
    @Override
    public String name() {
      return "";
    }

    @Override
    public double[] xs() {
      return x;
    }

    @Override
    public double[] ys() {
      return new Band("", ink, x, low, high).ys();
    }
  }

  /** A straight line across: y = constant, or y = x. */
  record Rule(String name, Ink ink, double value, boolean diagonal) implements Layer {
    @Override
    public double[] xs() {
      return new double[0];
    }

    @Override
    public double[] ys() {
      return diagonal ? new double[0] : new double[] {value};
    }
  }
}
