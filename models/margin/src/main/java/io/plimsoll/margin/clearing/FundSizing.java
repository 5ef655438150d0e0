package io.plimsoll.margin.clearing;

import io.plimsoll.datasets.Checks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How large a default fund must be: in the worst of the stress scenarios it covers the losses
 * beyond margin of the members that lose most. A covered member's contribution that exceeds its own
 * loss does not answer another's in {@link DefaultWaterfall}; by as much the fund can fall short.
 *
 * <p><b>Reference</b>: CPMI-IOSCO, "Principles for financial market infrastructures" (April 2012),
 * principle 4, key consideration 4 (one member, or two for houses of complex products or systemic
 * in several places); Regulation (EU) 648/2012, article 42(3) (the largest, or the second and third
 * if together larger).
 */
public final class FundSizing {
  private FundSizing() {}

  /** Whose simultaneous default the fund must bear. */
  public enum Cover {
    /** The member with the largest loss. */
    ONE,
    /** The two with the largest losses. */
    TWO,
    /** The largest, or the second and third if their sum is larger. */
    LARGEST_OR_NEXT_TWO
  }

  /**
   * What the fund must hold.
   *
   * @param amount margin currency, zero or more
   * @param scenario the one that demands it; of equals the first
   * @param members whose losses make it up, largest first
   */
  public record Requirement(double amount, String scenario, List<String> members) {
    public Requirement {
      members = List.copyOf(members);
    }
  }

  /**
   * The size of the fund.
   *
   * @throws IllegalArgumentException if there is no scenario
   */
  public static Requirement size(Cover cover, List<StressLoss> scenarios) {
    if (scenarios.isEmpty()) {
      throw new IllegalArgumentException("scenarios must not be empty");
    }
    Requirement worst = requirement(cover, scenarios.get(0));
    for (StressLoss scenario : scenarios) {
      Requirement one = requirement(cover, scenario);
      worst = one.amount() > worst.amount() ? one : worst;
    }
    return worst;
  }

  private static Requirement requirement(Cover cover, StressLoss loss) {
    List<Map.Entry<String, Double>> ranked = new ArrayList<>(loss.beyondMargin().entrySet());
    // The sort is stable, so members of equal loss stay in the order of their ids.
    ranked.sort(Map.Entry.comparingByValue(Comparator.reverseOrder()));
    Requirement first = sum(loss.scenario(), ranked, 0, 1);
    return switch (cover) {
      case ONE -> first;
      case TWO -> sum(loss.scenario(), ranked, 0, 2);
      case LARGEST_OR_NEXT_TWO -> {
        Requirement next = sum(loss.scenario(), ranked, 1, 3);
        yield next.amount() > first.amount() ? next : first;
      }
    };
  }

  private static Requirement sum(
      String scenario, List<Map.Entry<String, Double>> ranked, int from, int to) {
    double amount = 0;
    List<String> members = new ArrayList<>();
    for (int i = from; i < Math.min(to, ranked.size()); i++) {
      amount += ranked.get(i).getValue();
      members.add(ranked.get(i).getKey());
    }
    return new Requirement(amount, scenario, members);
  }

  /**
   * Splits the fund over members in proportion to their margin, none below a floor; what the floors
   * add is not taken from the others.
   *
   * @param fund what is to be contributed, zero or more
   * @param margins by member, zero or more, at least one of them positive if the fund is
   * @param floor the least contribution of a member
   */
  public static SortedMap<String, Double> contributions(
      double fund, Map<String, Double> margins, double floor) {
    Checks.notNegative(fund, "fund");
    Checks.notNegative(floor, "floor");
    SortedMap<String, Double> parts = new TreeMap<>(margins);
    double total = 0;
    for (Map.Entry<String, Double> entry : parts.entrySet()) {
      total += Checks.notNegative(entry.getValue(), "margin of " + entry.getKey());
    }
    if (total == 0 && fund > 0) {
      throw new IllegalArgumentException("margins must not all be zero to carry a fund of " + fund);
    }
    for (Map.Entry<String, Double> entry : parts.entrySet()) {
      double share = total == 0 ? 0 : entry.getValue() / total;
      entry.setValue(Math.max(floor, fund * share));
    }
    return parts;
  }
}
