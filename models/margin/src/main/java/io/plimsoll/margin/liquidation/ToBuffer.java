package io.plimsoll.margin.liquidation;

import io.plimsoll.datasets.Checks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Closes the least that leaves equity at {@code (1 + buffer) · requirement} after costs, position
 * by position, the largest requirement first.
 *
 * <p>With a quantity x closed at the mark, {@code equity(x) − (1 + buffer)·requirement(x)} is
 * continuous and linear between the sizes at which a tier ends, so the least x is found exactly: at
 * the ends of the tiers by evaluation, between them by a straight line. A requirement without tiers
 * (portfolio rules) is treated as linear in the quantity; where it is convex in it, too little is
 * never closed.
 *
 * @param buffer zero or more
 */
public record ToBuffer(double buffer) implements PartialLiquidation {
  private static final double ROUNDING = 1e-12;

  public ToBuffer {
    Checks.notNegative(buffer, "buffer");
  }

  @Override
  public List<Closing> next(Breach breach) {
    if (breach.insolvent()) {
      return breach.everything();
    }
    if (excess(breach) >= 0) {
      return List.of();
    }
    List<Closing> closings = new ArrayList<>();
    List<Integer> indices = new ArrayList<>();
    for (int i = 0; i < breach.account().positions().size(); i++) {
      indices.add(i);
    }
    Breach rest = breach;
    boolean enough = false;
    while (!enough && !indices.isEmpty() && !rest.insolvent()) {
      Optional<Part> next = best(rest);
      if (next.isEmpty()) {
        break;
      }
      Closing closing = next.get().closing();
      enough = next.get().enough();
      closings.add(new Closing(indices.get(closing.index()), closing.quantity()));
      int before = rest.account().positions().size();
      rest = rest.after(closing);
      if (rest.account().positions().size() < before) {
        indices.remove(closing.index());
      }
    }
    return closings.isEmpty() ? breach.everything() : closings;
  }

  /** A closing, and whether equity has the buffer after it. */
  private record Part(Closing closing, boolean enough) {}

  /** The closing of the first position, by requirement, that can contribute. */
  private Optional<Part> best(Breach breach) {
    for (int index : breach.byRequirement()) {
      Optional<Part> part = least(breach, index);
      if (part.isPresent()) {
        return part;
      }
    }
    return Optional.empty();
  }

  private double excess(Breach breach) {
    return breach.equity() - (1 + buffer) * breach.maintenance();
  }

  /** The least that is enough; else what helps most; empty where nothing helps. */
  private Optional<Part> least(Breach breach, int index) {
    double all = breach.account().positions().get(index).quantity();
    double before = excess(breach);
    double closed = 0;
    double best = 0;
    double bestExcess = before;
    for (double corner : corners(breach, index)) {
      double quantity = Math.copySign(corner, all);
      double excess = excess(breach.after(new Closing(index, quantity)));
      if (excess >= 0) {
        double root = closed + (quantity - closed) * (-before / (excess - before));
        return Optional.of(new Part(enough(breach, index, root, quantity), true));
      }
      if (excess > bestExcess) {
        best = quantity;
        bestExcess = excess;
      }
      closed = quantity;
      before = excess;
    }
    return best == 0 ? Optional.empty() : Optional.of(new Part(new Closing(index, best), false));
  }

  /** A root that rounding leaves a hair short is moved on, at most to the end of its piece. */
  private Closing enough(Breach breach, int index, double root, double end) {
    for (double step = 1e-16; step < 1e-10; step *= 4) {
      double quantity = root + step * end;
      if (quantity != 0 && Math.abs(quantity) < Math.abs(end)) {
        Closing closing = new Closing(index, quantity);
        if (excess(breach.after(closing)) >= 0) {
          return closing;
        }
      }
    }
    return new Closing(index, end);
  }

  /** Quantities, rising, at which this position or the net of its instrument changes tier. */
  private static double[] corners(Breach breach, int index) {
    var positions = breach.account().positions();
    var instrument = positions.get(index).instrument();
    double size = Math.abs(positions.get(index).quantity());
    double net = 0;
    for (var position : positions) {
      net += position.instrument().equals(instrument) ? position.quantity() : 0;
    }
    double[] floors = breach.tiers().floors(breach.contract(index), breach.mark(index));
    double[] corners = new double[4 * floors.length + 1];
    int n = 0;
    for (double from : new double[] {size, Math.abs(net)}) {
      for (double floor : floors) {
        // Tables that step by size change at the floor, and are there and just below it different.
        for (double corner : new double[] {from - floor, from - floor * (1 - ROUNDING)}) {
          if (corner > 0 && corner < size) {
            corners[n++] = corner;
          }
        }
      }
    }
    corners[n++] = size;
    double[] rising = Arrays.copyOf(corners, n);
    Arrays.sort(rising);
    return rising;
  }
}
