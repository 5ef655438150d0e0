package io.plimsoll.margin.clearing;

import java.util.List;

/**
 * What netting saves the members of a house, and where its risk is concentrated.
 *
 * @param members one report each, in the order given
 * @param byUnderlying members' net exposure in each underlying, absolute, added over members
 * @param byMember netted initial requirement
 * @param byVenue gross exposure of the silos
 * @param byChain gross exposure of the silos
 */
public record HouseReport(
    List<NettingReport> members,
    Concentration byUnderlying,
    Concentration byMember,
    Concentration byVenue,
    Concentration byChain) {
  public HouseReport {
    members = List.copyOf(members);
  }

  /** Initial requirement of all members, silo by silo. */
  public double siloedInitial() {
    return members.stream().mapToDouble(NettingReport::siloedInitial).sum();
  }

  /** Initial requirement of all members as netted accounts. */
  public double nettedInitial() {
    return members.stream().mapToDouble(member -> member.netted().initialRequirement()).sum();
  }

  /** Part of the siloed requirement that netting saves, at most 1; zero where none is required. */
  public double initialBenefitFraction() {
    double siloed = siloedInitial();
    return siloed == 0 ? 0 : (siloed - nettedInitial()) / siloed;
  }
}
