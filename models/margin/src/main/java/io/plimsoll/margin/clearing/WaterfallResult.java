package io.plimsoll.margin.clearing;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Who paid for what in a settlement; amounts in the margin currency.
 *
 * @param rounds one for each wave of defaults, empty where nobody defaulted
 * @param members in the order in which they were given
 * @param skinLeft of the house's own capital
 * @param paidToTakers what those who took over defaulters' positions received
 */
public record WaterfallResult(
    List<Round> rounds, List<MemberOutcome> members, double skinLeft, double paidToTakers) {
  public WaterfallResult {
    rounds = List.copyOf(rounds);
    members = List.copyOf(members);
  }

  /**
   * What a layer bore over all rounds; calls that were not paid are not in it, since they are part
   * of the next round's loss.
   */
  public double borne(LossLayer layer) {
    double sum = 0;
    for (Round round : rounds) {
      sum += round.amount(layer);
      sum -= layer == LossLayer.ASSESSMENTS ? round.unpaidAssessments() : 0;
    }
    return sum;
  }

  /** What all layers bore: every unit of loss once. */
  public double borne() {
    double sum = 0;
    for (LossLayer layer : LossLayer.values()) {
      sum += borne(layer);
    }
    return sum;
  }

  /** Loss that came from outside the waterfall: unpaid variation and the cost of closing out. */
  public double originalLoss() {
    double sum = 0;
    for (Round round : rounds) {
      sum += round.loss();
      sum -= round.unpaidAssessments();
    }
    return sum;
  }

  /** Whether claims on the house stayed unpaid. */
  public boolean houseFailed() {
    return borne(LossLayer.RESIDUAL) > 0;
  }

  /**
   * One wave of defaults.
   *
   * @param defaulters in the order in which they were given
   * @param loss unpaid variation and calls of the defaulters, and what closing them out costs
   * @param amounts what each layer bore of it, all zero or more; the sum is {@code loss}
   * @param unpaidAssessments the part of this round's calls that members could not pay; they are
   *     the next round's defaulters
   */
  public record Round(
      List<String> defaulters,
      double loss,
      Map<LossLayer, Double> amounts,
      double unpaidAssessments) {
    public Round {
      defaulters = List.copyOf(defaulters);
      Map<LossLayer, Double> ordered = new EnumMap<>(LossLayer.class);
      ordered.putAll(amounts);
      amounts = Collections.unmodifiableMap(ordered);
    }

    /** What a layer bore, zero where it was not reached. */
    public double amount(LossLayer layer) {
      return amounts.getOrDefault(layer, 0.0);
    }
  }

  /**
   * One member after the settlement.
   *
   * @param defaultRound counted from zero; empty for a survivor
   * @param assessed calls on it, paid or not
   * @param haircut cut from its gain under the rules
   * @param unpaidClaim of its gain, since the house had no more
   * @param equity what it owns less what it owes
   */
  public record MemberOutcome(
      String id,
      OptionalInt defaultRound,
      double ownFunds,
      double margin,
      double contribution,
      double assessed,
      double haircut,
      double unpaidClaim,
      double equity) {}
}
