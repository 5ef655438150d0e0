package io.plimsoll.margin.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.margin.oracle.Aggregation.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class AggregationTest {
  private static PriceReport report(String source, double price, double confidence) {
    return new PriceReport(source, price, confidence, 1, 0);
  }

  @Test
  void theMedianIsAsUnsureAsItsSourcesOrAsTheyAreApart() {
    List<PriceReport> reports =
        List.of(report("a", 100, 0.1), report("b", 101, 0.2), report("c", 105, 0.3));
    // Distances 1, 0 and 4.
    assertEquals(new Estimate(101, 1), Aggregation.MEDIAN.of(reports));
    List<PriceReport> unsure =
        List.of(report("a", 100, 5), report("b", 101, 6), report("c", 105, 7));
    assertEquals(new Estimate(101, 6), Aggregation.MEDIAN.of(unsure));
  }

  @Test
  void pythsVotesFavourWhoIsSure() {
    // Pyth's proposal, its own case: 101 ± 1 and 110 ± 10. Votes 100, 100, 101, 102, 110, 120: the
    // median is 101.5, far nearer to 101 than their mean; quartiles 100 and 110.
    Estimate estimate =
        Aggregation.INTERVAL_VOTES.of(List.of(report("a", 101, 1), report("b", 110, 10)));
    assertEquals(101.5, estimate.price(), 1e-12);
    assertEquals(8.5, estimate.confidence(), 1e-12);
    // "If most publishers are submitting 100 and one submits 80, the aggregate should remain near".
    estimate =
        Aggregation.INTERVAL_VOTES.of(
            List.of(
                report("a", 100, 1), report("b", 100, 1), report("c", 100, 1), report("d", 80, 1)));
    assertEquals(99.5, estimate.price(), 0.5);
  }

  /** Pyth's proposal: the median of the votes minimises ⅓ Σ|R − pᵢ| + ⅔ Σ max(|R − pᵢ| − cᵢ, 0). */
  @Property(tries = 5_000, seed = "1")
  void pythsPriceMinimisesItsObjective(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<PriceReport> reports = new ArrayList<>();
    int n = random.nextInt(1, 8);
    for (int i = 0; i < n; i++) {
      reports.add(report("s" + i, random.nextDouble(90, 110), random.nextDouble(0, 5)));
    }
    double price = Aggregation.INTERVAL_VOTES.of(reports).price();
    double least = objective(reports, price);
    for (int i = 0; i < 20; i++) {
      double other = random.nextDouble(80, 120);
      assertTrue(least <= objective(reports, other) + 1e-9);
    }
  }

  private static double objective(List<PriceReport> reports, double price) {
    double sum = 0;
    for (PriceReport report : reports) {
      double distance = Math.abs(price - report.price());
      sum += distance / 3 + Math.max(distance - report.confidence(), 0) * 2 / 3;
    }
    return sum;
  }
}
