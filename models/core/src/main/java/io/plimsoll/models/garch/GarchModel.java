package io.plimsoll.models.garch;

import java.util.ArrayList;
import java.util.List;

/**
 * What is fitted: one choice on each axis.
 *
 * @param mean of a return
 * @param recursion of the variance
 * @param innovation how returns are distributed around the mean
 */
public record GarchModel(Mean mean, VarianceRecursion recursion, Innovation innovation) {

  /** Without a mean and normal. */
  public static GarchModel of(VarianceRecursion recursion) {
    return new GarchModel(Mean.ZERO, recursion, new NormalInnovation());
  }

  /** The names of all parameters: {@code mu} if there is a mean, the recursion's, the shape's. */
  public List<String> parameters() {
    List<String> names = new ArrayList<>();
    if (mean == Mean.CONSTANT) {
      names.add("mu");
    }
    names.addAll(recursion.parameters());
    names.addAll(innovation.parameters());
    return List.copyOf(names);
  }

  /** Where the recursion's parameters start among all. */
  int firstOfRecursion() {
    return mean == Mean.CONSTANT ? 1 : 0;
  }

  /** Where the shape's parameters start among all. */
  int firstOfShape() {
    return firstOfRecursion() + recursion.parameters().size();
  }

  /** The parameter that is pinned where a coordinate lies at a limit. */
  int pinned(int coordinate, boolean upper) {
    int own = coordinate - firstOfRecursion();
    return own < 0 || coordinate >= firstOfShape()
        ? coordinate
        : firstOfRecursion() + recursion.pinned(own, upper);
  }

  /** The limits of all coordinates: the mean in deviations, within one around that of the data. */
  Box box(double meanInDeviations) {
    Box box = recursion.box().with(innovation.box());
    return mean == Mean.ZERO
        ? box
        : new Box(new double[] {meanInDeviations - 1}, new double[] {meanInDeviations + 1})
            .with(box);
  }

  /** Coordinates worth starting from. */
  List<double[]> starts(double meanInDeviations) {
    List<double[]> starts = new ArrayList<>();
    for (double[] start : recursion.starts()) {
      for (double[] shape : innovation.starts()) {
        double[] all = new double[parameters().size()];
        if (mean == Mean.CONSTANT) {
          all[0] = meanInDeviations;
        }
        System.arraycopy(start, 0, all, firstOfRecursion(), start.length);
        System.arraycopy(shape, 0, all, firstOfShape(), shape.length);
        starts.add(all);
      }
    }
    return starts;
  }
}
