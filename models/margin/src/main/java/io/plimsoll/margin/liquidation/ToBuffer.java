package io.plimsoll.margin.liquidation;

import io.plimsoll.datasets.Checks;
import io.plimsoll.margin.BracketTable;
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
    while (!indices.isEmpty() && excess(rest) < 0 && !rest.insolvent()) {
      Optional<Closing> next = best(rest);
      if (next.isEmpty()) {
        break;
      }
      Closing closing = next.get();
      closings.add(new Closing(indices.get(closing.index()), closing.quantity()));
      int before = rest.account().positions().size();
      rest = rest.after(closing);
      if (rest.account().positions().size() < before) {
        indices.remove(closing.index());
      }
    }
    return closings.isEmpty() ? breach.everything() : closings;
  }

  /** The closing of the first position, by requirement, that can contribute. */
  private Optional<Closing> best(Breach breach) {
    for (int index : breach.byRequirement()) {
      double quantity = least(breach, index);
      if (quantity != 0) {
        return Optional.of(new Closing(index, quantity));
      }
    }
    return Optional.empty();
  }

  private double excess(Breach breach) {
    return breach.equity() - (1 + buffer) * breach.maintenance();
  }

  /** The least quantity that is enough; all that helps where nothing is; zero where none helps. */
  private double least(Breach breach, int index) {
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
        return between(root, quantity);
      }
      if (excess > bestExcess) {
        best = quantity;
        bestExcess = excess;
      }
      closed = quantity;
      before = excess;
    }
    return best;
  }

  /** A quantity that rounding must not carry past the end of its piece, nor to zero. */
  private static double between(double root, double end) {
    double quantity = Math.abs(root) < Math.abs(end) ? root : end;
    return quantity == 0 ? end : quantity;
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
    double unit = breach.contract(index).notional(1, breach.mark(index));
    BracketTable table = breach.tiers().of(instrument);
    double[] corners = new double[2 * table.size() + 1];
    int n = 0;
    for (double from : new double[] {size, Math.abs(net)}) {
      for (int tier = 0; tier < table.size(); tier++) {
        double corner = from - table.floor(tier) / unit;
        if (corner > 0 && corner < size) {
          corners[n++] = corner;
        }
      }
    }
    corners[n++] = size;
    double[] rising = Arrays.copyOf(corners, n);
    Arrays.sort(rising);
    return rising;
  }
}
