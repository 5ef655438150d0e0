package io.plimsoll.margin.clearing;

import io.plimsoll.margin.clearing.WaterfallResult.MemberOutcome;
import io.plimsoll.margin.clearing.WaterfallResult.Round;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Settles a day's gains and losses among members, some of whom cannot pay.
 *
 * <p>Losers pay from their own funds. A member that leaves a call unpaid, or whose assets are worth
 * less than it owes, defaults; its loss goes through the {@linkplain LossLayer layers} in order. A
 * member whom the survivors' share or a call ruins defaults in the next round, until no more do: at
 * most as many rounds as members. Gains are paid last, so what is owed to a member answers its
 * calls by set-off alone.
 *
 * <p>Contributions and calls are pro rata to contributions; a defaulter's unused contribution and
 * margin stay its own. Calls are capped over all rounds together. Cash is neither made nor lost at
 * any step, or an {@link IllegalStateException} says where. <b>Cost</b>: members times rounds.
 *
 * <p><b>Reference</b>: CPMI-IOSCO, "Recovery of financial market infrastructures" (2014, revised
 * 2017), section 4.2; Regulation (EU) 648/2012, article 45 (order of layers).
 */
public final class DefaultWaterfall {
  private static final double BALANCE_TOLERANCE = 1e-9;
  private static final double ROUNDING = 1e-12;

  private final WaterfallSettings settings;

  /** A waterfall under a house's settings. */
  public DefaultWaterfall(WaterfallSettings settings) {
    this.settings = settings;
  }

  /**
   * Settles.
   *
   * @param members with distinct ids, in the order in which results name them
   * @throws IllegalArgumentException if an id occurs twice or gains and losses do not balance
   */
  public WaterfallResult settle(List<MemberFunds> members) {
    List<MemberFunds> all = List.copyOf(members);
    requireBalanced(all);
    WaterfallState state = new WaterfallState(all, settings.skinInTheGame());
    for (int i = 0; i < state.size(); i++) {
      state.pay(i);
    }
    state.check("variation");
    List<Round> rounds = new ArrayList<>();
    List<Integer> defaulters = newDefaulters(state);
    while (!defaulters.isEmpty()) {
      rounds.add(round(state, defaulters, rounds.size()));
      defaulters = newDefaulters(state);
    }
    state.close();
    return new WaterfallResult(rounds, outcomes(state), state.skin, state.takersPaid);
  }

  private static void requireBalanced(List<MemberFunds> members) {
    Set<String> ids = new HashSet<>();
    double net = 0;
    double gross = 0;
    for (MemberFunds member : members) {
      if (!ids.add(member.id())) {
        throw new IllegalArgumentException("member '" + member.id() + "' occurs twice");
      }
      net += member.variation();
      gross += Math.abs(member.variation());
    }
    if (!(Math.abs(net) <= BALANCE_TOLERANCE * gross)) {
      throw new IllegalArgumentException(
          "variation of all members must sum to zero, was " + net + " of " + gross);
    }
  }

  private static List<Integer> newDefaulters(WaterfallState state) {
    List<Integer> defaulters = new ArrayList<>();
    for (int i = 0; i < state.size(); i++) {
      if (state.defaults(i)) {
        defaulters.add(i);
      }
    }
    return defaulters;
  }

  private Round round(WaterfallState state, List<Integer> defaulters, int number) {
    List<String> ids = new ArrayList<>();
    for (int i : defaulters) {
      state.defaultRound[i] = number;
      ids.add(state.members.get(i).id());
    }
    Map<LossLayer, Double> amounts = new EnumMap<>(LossLayer.class);
    double loss = defaulterLayers(state, defaulters, amounts);
    double skin = Math.min(state.skin, state.uncovered);
    state.skin -= skin;
    state.pool += skin;
    bear(state, amounts, LossLayer.SKIN_IN_THE_GAME, skin);
    bear(state, amounts, LossLayer.SURVIVORS_CONTRIBUTIONS, contributions(state));
    double owedBefore = WaterfallState.sum(state.owed);
    bear(state, amounts, LossLayer.ASSESSMENTS, assessments(state));
    double unpaid = WaterfallState.sum(state.owed) - owedBefore;
    bear(state, amounts, LossLayer.GAINS_HAIRCUT, haircuts(state));
    bear(state, amounts, LossLayer.RESIDUAL, residual(state));
    return new Round(ids, loss, amounts, unpaid);
  }

  /** The two layers that are the defaulters' own; each defaulter's money bears its own loss. */
  private static double defaulterLayers(
      WaterfallState state, List<Integer> defaulters, Map<LossLayer, Double> amounts) {
    double loss = 0;
    double byMargin = 0;
    double byContribution = 0;
    for (int i : defaulters) {
      double own = state.owed[i] + state.members.get(i).closeOutCost();
      loss += own;
      state.owed[i] = 0;
      state.takersDue += state.members.get(i).closeOutCost();
      double setOff = Math.min(state.due[i], own);
      state.due[i] -= setOff;
      double margin = Math.min(state.margin[i], own - setOff);
      state.margin[i] -= margin;
      double contribution = Math.min(state.contribution[i], own - setOff - margin);
      state.contribution[i] -= contribution;
      state.pool += margin + contribution;
      byMargin += setOff + margin;
      byContribution += contribution;
      state.uncovered += own - setOff - margin - contribution;
    }
    amounts.put(LossLayer.DEFAULTER_MARGIN, byMargin);
    amounts.put(LossLayer.DEFAULTER_CONTRIBUTION, byContribution);
    state.check("the defaulters' own money");
    return loss;
  }

  private static void bear(
      WaterfallState state, Map<LossLayer, Double> amounts, LossLayer layer, double amount) {
    amounts.put(layer, amount);
    double rest = state.uncovered - amount;
    // Parts that add up to the whole but for the last bit leave nothing for the next layer.
    state.uncovered = rest <= ROUNDING * state.uncovered ? 0 : rest;
    state.check(layer.name());
  }

  private static double contributions(WaterfallState state) {
    double[] capacity = new double[state.size()];
    for (int i = 0; i < capacity.length; i++) {
      capacity[i] = state.survives(i) ? state.contribution[i] : 0;
    }
    double[] taken = proRata(capacity, state.uncovered);
    for (int i = 0; i < taken.length; i++) {
      state.contribution[i] -= taken[i];
      state.pool += taken[i];
    }
    return WaterfallState.sum(taken);
  }

  private double assessments(WaterfallState state) {
    double[] capacity = new double[state.size()];
    for (int i = 0; i < capacity.length; i++) {
      double cap = settings.assessmentMultiple() * state.members.get(i).contribution();
      capacity[i] = state.survives(i) ? Math.max(0, cap - state.assessed[i]) : 0;
    }
    double[] called = proRata(capacity, state.uncovered);
    for (int i = 0; i < called.length; i++) {
      state.assessed[i] += called[i];
      state.owed[i] += called[i];
      state.pay(i);
    }
    return WaterfallState.sum(called);
  }

  private double haircuts(WaterfallState state) {
    double[] capacity = new double[state.size()];
    for (int i = 0; i < capacity.length; i++) {
      double gain = Math.max(0, state.members.get(i).variation());
      double allowed = settings.gainsHaircutFraction() * gain - state.haircut[i];
      capacity[i] = state.survives(i) ? Math.max(0, Math.min(state.due[i], allowed)) : 0;
    }
    double[] cut = proRata(capacity, state.uncovered);
    for (int i = 0; i < cut.length; i++) {
      state.due[i] -= cut[i];
      state.haircut[i] += cut[i];
    }
    return WaterfallState.sum(cut);
  }

  /** Unpaid claims: first members' gains, then what those who took positions over are owed. */
  private static double residual(WaterfallState state) {
    double[] unpaid = proRata(state.due.clone(), state.uncovered);
    for (int i = 0; i < unpaid.length; i++) {
      state.due[i] -= unpaid[i];
      state.unpaidClaim[i] += unpaid[i];
    }
    double rest = Math.max(0, state.uncovered - WaterfallState.sum(unpaid));
    double byTakers = Math.min(rest, state.takersDue);
    state.takersDue -= byTakers;
    return WaterfallState.sum(unpaid) + byTakers;
  }

  /** Splits an amount, or as much of it as there is capacity for, in proportion to capacity. */
  private static double[] proRata(double[] capacity, double amount) {
    double total = WaterfallState.sum(capacity);
    double[] parts = new double[capacity.length];
    if (total > 0 && amount > 0) {
      for (int i = 0; i < parts.length; i++) {
        parts[i] = amount >= total ? capacity[i] : amount * (capacity[i] / total);
      }
    }
    return parts;
  }

  private static List<MemberOutcome> outcomes(WaterfallState state) {
    List<MemberOutcome> outcomes = new ArrayList<>();
    for (int i = 0; i < state.size(); i++) {
      int round = state.defaultRound[i];
      outcomes.add(
          new MemberOutcome(
              state.members.get(i).id(),
              round < 0 ? OptionalInt.empty() : OptionalInt.of(round),
              state.own[i],
              state.margin[i],
              state.contribution[i],
              state.assessed[i],
              state.haircut[i],
              state.unpaidClaim[i],
              state.equity(i)));
    }
    return outcomes;
  }
}
