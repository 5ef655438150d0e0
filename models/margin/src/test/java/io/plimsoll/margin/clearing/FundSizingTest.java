package io.plimsoll.margin.clearing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.margin.clearing.FundSizing.Cover;
import io.plimsoll.margin.clearing.FundSizing.Requirement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FundSizingTest {
  private static final StressLoss CRASH =
      StressLoss.of("crash", Map.of("A", 50.0, "B", 30.0, "C", 25.0, "D", 0.0));
  private static final StressLoss RALLY =
      StressLoss.of("rally", Map.of("A", 0.0, "B", 41.0, "C", 10.0, "D", 41.0));

  /**
   * By hand: one: 50 in the crash; two: 82 in the rally; largest or next two: 55, 51 against 50.
   */
  @Test
  void coversTheWorstScenario() {
    List<StressLoss> scenarios = List.of(CRASH, RALLY);
    assertEquals(new Requirement(50, "crash", List.of("A")), FundSizing.size(Cover.ONE, scenarios));
    assertEquals(
        new Requirement(82, "rally", List.of("B", "D")), FundSizing.size(Cover.TWO, scenarios));
    assertEquals(
        new Requirement(55, "crash", List.of("B", "C")),
        FundSizing.size(Cover.LARGEST_OR_NEXT_TWO, scenarios));
  }

  @Test
  void aHouseOfOneMemberIsCoveredByIt() {
    StressLoss alone = StressLoss.of("s", Map.of("A", 7.0));
    for (Cover cover : Cover.values()) {
      assertEquals(new Requirement(7, "s", List.of("A")), FundSizing.size(cover, List.of(alone)));
    }
    assertThrows(IllegalArgumentException.class, () -> FundSizing.size(Cover.ONE, List.of()));
    assertThrows(IllegalArgumentException.class, () -> StressLoss.of("s", Map.of("A", Double.NaN)));
  }

  @Test
  void contributionsFollowMarginAndKeepTheFloor() {
    assertEquals(
        Map.of("A", 60.0, "B", 30.0, "C", 15.0),
        FundSizing.contributions(100, Map.of("A", 6.0, "B", 3.0, "C", 1.0), 15));
    assertEquals(Map.of("A", 2.0), FundSizing.contributions(0, Map.of("A", 0.0), 2));
    IllegalArgumentException none =
        assertThrows(
            IllegalArgumentException.class, () -> FundSizing.contributions(5, Map.of("A", 0.0), 0));
    assertTrue(none.getMessage().contains("5.0"));
  }

  /**
   * The point of sizing: a fund of that size bears the loss of whom it covers without calls, unless
   * one of them contributed more than it loses, which its own loss leaves unused.
   */
  @Property(tries = 2000, seed = "1")
  void aFundOfThatSizeBearsTheDefaultsItCovers(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<String, Double> losses = new HashMap<>();
    Map<String, Double> margins = new HashMap<>();
    for (int i = 0; i < 6; i++) {
      losses.put("m" + i, random.nextDouble(0, 100));
      margins.put("m" + i, random.nextDouble(1, 50));
    }
    Requirement one = FundSizing.size(Cover.ONE, List.of(StressLoss.of("s", losses)));
    Requirement two = FundSizing.size(Cover.TWO, List.of(StressLoss.of("s", losses)));
    Requirement next =
        FundSizing.size(Cover.LARGEST_OR_NEXT_TWO, List.of(StressLoss.of("s", losses)));
    assertTrue(one.amount() <= next.amount() && next.amount() <= two.amount());
    Map<String, Double> parts = FundSizing.contributions(two.amount(), margins, 0);
    double net = 0;
    List<MemberFunds> members = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      String id = "m" + i;
      double variation = two.members().contains(id) ? -margins.get(id) - losses.get(id) : 0;
      net -= variation;
      members.add(MemberFunds.of(id, 0, margins.get(id), parts.get(id), variation));
    }
    members.add(MemberFunds.of("gains", 0, 0, 0, net));
    WaterfallResult result = new DefaultWaterfall(new WaterfallSettings(0, 1, 1)).settle(members);
    double unused = 0;
    for (String id : two.members()) {
      unused += Math.max(0, parts.get(id) - losses.get(id));
    }
    double calls = result.rounds().get(0).amount(LossLayer.ASSESSMENTS);
    assertEquals(unused, calls, 1e-9);
    double fund =
        result.rounds().get(0).amount(LossLayer.DEFAULTER_CONTRIBUTION)
            + result.rounds().get(0).amount(LossLayer.SURVIVORS_CONTRIBUTIONS);
    assertEquals(two.amount() - unused, fund, 1e-9);
  }
}
