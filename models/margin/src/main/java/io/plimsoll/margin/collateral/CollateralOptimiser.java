package io.plimsoll.margin.collateral;

import io.plimsoll.datasets.Checks;
import io.plimsoll.margin.collateral.Posting.Item;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which assets to post so that they count for a requirement at the least cost.
 *
 * <p>Minimise {@code Σ cᵢ·xᵢ} subject to {@code Σ fᵢ(xᵢ) ≥ R} and {@code 0 ≤ xᵢ ≤ available}, with
 * the credit {@code fᵢ} of {@link AssetRules}, concave and not falling. Post what credits most per
 * unit of cost first: for a price {@code λ} of a unit of credit, every asset is posted as long as
 * its next unit's credit is worth its cost, {@code λ·fᵢ′ ≥ cᵢ}; {@code λ} is raised until the
 * credit suffices.
 *
 * <p><b>Why this is optimal.</b> Let {@code x} be the amounts found, with {@code Σ fᵢ(xᵢ) = R}. By
 * construction each {@code xᵢ} maximises {@code λ·fᵢ(x) − cᵢ·x} over its range: the function is
 * concave, its slope is at least zero before {@code xᵢ} and at most zero after. For any other
 * amounts {@code y} that suffice, {@code Σ cᵢyᵢ − λ·Σ fᵢ(yᵢ) ≥ Σ cᵢxᵢ − λ·R}, hence {@code Σ cᵢyᵢ ≥
 * Σ cᵢxᵢ + λ·(Σ fᵢ(yᵢ) − R) ≥ Σ cᵢxᵢ}. For tiers, where {@code fᵢ} is piecewise linear, raising
 * {@code λ} is sorting slices by cost per unit of credit and taking them in that order. Nothing in
 * the argument holds for a credit that is not concave, which is why tiers must not cross.
 *
 * <p><b>Concentration.</b> A limit on the share of what the account posts would tie the assets
 * together. The account's value is therefore taken as the requirement, or as what is posted already
 * if that is more: credit never exceeds market value, so the true value is at least that, and what
 * is posted suffices under {@link Collateral} too. Within that reading the result is exact; a
 * posting that relies on the excess over the requirement to dilute an asset could be cheaper.
 *
 * <p><b>Lots.</b> Where offers come in lots, the divisible solution bounds the cost from below, and
 * branch and bound finds the best combination ({@link Posting#leastCostPerYear} says how far it was
 * proven).
 *
 * <p><b>Reference</b>: Everett, "Generalized Lagrange Multiplier Method for Solving Problems of
 * Optimum Allocation of Resources", Operations Research 11 (1963), theorem 1.
 */
public final class CollateralOptimiser {
  private final CollateralSchedule schedule;

  /** An optimiser under a schedule. */
  public CollateralOptimiser(CollateralSchedule schedule) {
    this.schedule = schedule;
  }

  /**
   * The cheapest posting.
   *
   * @param requirement what posted and new collateral must count for together, margin currency,
   *     zero or more
   * @param offers one for each asset
   * @throws io.plimsoll.datasets.PlimsollException if an offered asset is not accepted or has no
   *     valid price
   */
  public Posting cheapest(
      double requirement,
      List<CollateralOffer> offers,
      AssetPrices prices,
      CollateralContext context) {
    Checks.notNegative(requirement, "requirement");
    List<CollateralOffer> sorted =
        offers.stream().sorted(Comparator.comparing(CollateralOffer::asset)).toList();
    double posted = 0;
    Set<String> seen = new HashSet<>();
    for (CollateralOffer offer : sorted) {
      if (!seen.add(offer.asset())) {
        throw new IllegalArgumentException("asset '" + offer.asset() + "' is offered twice");
      }
      posted += offer.posted() * prices.price(offer.asset());
    }
    double accountValue = Math.max(requirement, posted);
    OfferCurve[] curves = new OfferCurve[sorted.size()];
    double[] most = new double[curves.length];
    for (int i = 0; i < curves.length; i++) {
      CollateralOffer offer = sorted.get(i);
      AssetCredit credit = schedule.find(offer.asset());
      curves[i] = new OfferCurve(offer, credit, prices, accountValue, context);
      most[i] = LotSearch.whole(offer, offer.available());
    }
    return solve(new DivisiblePosting(curves, requirement), most);
  }

  private static Posting solve(DivisiblePosting problem, double[] most) {
    double[] none = new double[most.length];
    double best = problem.credit(most);
    if (best < problem.requirement()) {
      return posting(problem, most, problem.requirement() - best, problem.cost(most), Double.NaN);
    }
    double[] amounts = problem.solve(none, most);
    double least = problem.cost(amounts);
    if (!problem.inLots()) {
      return posting(problem, amounts, 0, least, problem.lastCostPerCredit());
    }
    LotSearch search = new LotSearch(problem);
    double[] lots = search.solve(most, amounts);
    return posting(problem, lots, 0, search.provenCost(), Double.NaN);
  }

  private static Posting posting(
      DivisiblePosting problem, double[] amounts, double shortfall, double least, double marginal) {
    List<Item> items = new ArrayList<>();
    OfferCurve[] curves = problem.curves();
    for (int i = 0; i < curves.length; i++) {
      items.add(
          new Item(
              curves[i].offer(),
              amounts[i],
              curves[i].cost(amounts[i]),
              curves[i].explain(amounts[i])));
    }
    double posted = Arrays.stream(amounts).sum();
    return new Posting(
        items,
        problem.requirement(),
        problem.credit(amounts),
        shortfall,
        problem.cost(amounts),
        least,
        posted == 0 && shortfall == 0 ? 0 : marginal);
  }
}
