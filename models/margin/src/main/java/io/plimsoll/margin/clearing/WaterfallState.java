package io.plimsoll.margin.clearing;

import java.util.List;

/**
 * Where the money is during a settlement. Two things always hold and are checked after each step:
 * cash is neither made nor lost, and what the house has and is owed equals what it owes.
 */
final class WaterfallState {
  private static final double TOLERANCE = 1e-9;

  final List<MemberFunds> members;
  final double[] own;
  final double[] margin;
  final double[] contribution;

  /** What the house owes each member. */
  final double[] due;

  /** What each member owes the house and has not paid. */
  final double[] owed;

  final double[] assessed;
  final double[] haircut;
  final double[] unpaidClaim;
  final int[] defaultRound;
  double skin;

  /** Cash that the house has collected and not paid out. */
  double pool;

  /** What the house owes those who take over positions, and what they were paid. */
  double takersDue;

  double takersPaid;

  /** Loss of the current round that no layer has borne yet. */
  double uncovered;

  private final double cash;
  private final double scale;

  WaterfallState(List<MemberFunds> members, double skinInTheGame) {
    this.members = members;
    int n = members.size();
    own = new double[n];
    margin = new double[n];
    contribution = new double[n];
    due = new double[n];
    owed = new double[n];
    assessed = new double[n];
    haircut = new double[n];
    unpaidClaim = new double[n];
    defaultRound = new int[n];
    skin = skinInTheGame;
    double claims = 0;
    for (int i = 0; i < n; i++) {
      MemberFunds member = members.get(i);
      own[i] = member.ownFunds();
      margin[i] = member.margin();
      contribution[i] = member.contribution();
      due[i] = Math.max(0, member.variation());
      owed[i] = Math.max(0, -member.variation());
      defaultRound[i] = -1;
      claims += Math.abs(member.variation()) + member.closeOutCost();
    }
    cash = totalCash();
    scale = cash + claims;
  }

  int size() {
    return own.length;
  }

  boolean survives(int i) {
    return defaultRound[i] < 0;
  }

  double equity(int i) {
    return own[i] + margin[i] + contribution[i] + due[i] - owed[i] - members.get(i).liabilities();
  }

  /** Whether a member that has not defaulted yet does so now: a call unpaid, or insolvent. */
  boolean defaults(int i) {
    if (!survives(i)) {
      return false;
    }
    double size = own[i] + margin[i] + contribution[i] + due[i] + members.get(i).liabilities();
    // A member whose equity is zero on paper must not default for the last bit of a sum.
    return owed[i] > 0 || equity(i) < -1e-12 * size;
  }

  /** A member pays what it can of what it owes, cash first and then by set-off. */
  void pay(int i) {
    double paid = Math.min(own[i], owed[i]);
    own[i] -= paid;
    pool += paid;
    owed[i] -= paid;
    double setOff = Math.min(due[i], owed[i]);
    due[i] -= setOff;
    owed[i] -= setOff;
  }

  /** Pays out all that is owed and returns the state for good. */
  void close() {
    for (int i = 0; i < size(); i++) {
      own[i] += due[i];
      pool -= due[i];
      due[i] = 0;
    }
    takersPaid += takersDue;
    pool -= takersDue;
    takersDue = 0;
    check("payment");
  }

  void check(String step) {
    double conserved = totalCash() - cash;
    if (!(Math.abs(conserved) <= TOLERANCE * scale)) {
      throw new IllegalStateException("cash changed by " + conserved + " in " + step);
    }
    double book = pool + sum(owed) + uncovered - sum(due) - takersDue;
    if (!(Math.abs(book) <= TOLERANCE * scale)) {
      throw new IllegalStateException("the house's book is off by " + book + " after " + step);
    }
  }

  private double totalCash() {
    return sum(own) + sum(margin) + sum(contribution) + skin + pool + takersPaid;
  }

  static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
