package io.plimsoll.margin.clearing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.margin.clearing.WaterfallResult.MemberOutcome;
import io.plimsoll.margin.clearing.WaterfallResult.Round;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class DefaultWaterfallTest {

  /**
   * By hand. A loses 100, B 20; C gains 90 and D 30. Skin 5, calls up to once the contribution.
   *
   * <pre>
   *      own  margin  contribution  variation
   * A     10      40            10       −100
   * B     25      20            20        −20
   * C     50      20            30        +90
   * D      8      10            10        +30
   * </pre>
   *
   * A pays its 10 and owes 90; B pays 20 and has 5 left. Nobody else owes. A defaults: margin 40,
   * contribution 10, skin 5, leaving 35. B, C, D contributed 60: they lose 35·(20, 30, 10)/60 =
   * 11.67, 17.5, 5.83, and no call is needed. C ends with 50 + 90 + 20 + 12.5.
   */
  @Test
  void aDefaultThatTheFundBears() {
    WaterfallResult result =
        new DefaultWaterfall(new WaterfallSettings(5, 1, 1))
            .settle(
                List.of(
                    MemberFunds.of("A", 10, 40, 10, -100),
                    MemberFunds.of("B", 25, 20, 20, -20),
                    MemberFunds.of("C", 50, 20, 30, 90),
                    MemberFunds.of("D", 8, 10, 10, 30)));
    assertEquals(1, result.rounds().size());
    assertEquals(List.of("A"), result.rounds().get(0).defaulters());
    assertEquals(90, result.originalLoss(), 1e-12);
    assertEquals(40, result.borne(LossLayer.DEFAULTER_MARGIN), 1e-12);
    assertEquals(10, result.borne(LossLayer.DEFAULTER_CONTRIBUTION), 1e-12);
    assertEquals(5, result.borne(LossLayer.SKIN_IN_THE_GAME), 1e-12);
    assertEquals(35, result.borne(LossLayer.SURVIVORS_CONTRIBUTIONS), 1e-12);
    assertEquals(0, result.borne(LossLayer.ASSESSMENTS));
    assertFalse(result.houseFailed());
    assertMember(result, 0, OptionalInt.of(0), 0, 0, 0);
    assertMember(result, 1, OptionalInt.empty(), 5, 20, 20 - 35 / 3.0);
    assertMember(result, 2, OptionalInt.empty(), 140, 20, 12.5);
    assertMember(result, 3, OptionalInt.empty(), 38, 10, 10 - 35 / 6.0);
    assertEquals(0, result.skinLeft());
  }

  private static void assertMember(
      WaterfallResult result,
      int i,
      OptionalInt defaultRound,
      double own,
      double margin,
      double contribution) {
    MemberOutcome member = result.members().get(i);
    assertEquals(defaultRound, member.defaultRound());
    assertEquals(own, member.ownFunds(), 1e-12);
    assertEquals(margin, member.margin(), 1e-12);
    assertEquals(contribution, member.contribution(), 1e-12);
  }

  /**
   * By hand, with contagion. A loses 150 to C; B has no position; skin 5, calls up to twice the
   * contribution, gains cut by up to half.
   *
   * <pre>
   *      own  margin  contribution  variation
   * A     10      40            10       −150
   * B     15       4            20          0
   * C     30      20            20       +150
   * </pre>
   *
   * Round 0: A pays 10, owes 140. Margin 40, contribution 10, skin 5: 85 left. B and C lose 20
   * each: 45 left. Calls of 22.5 each: C pays; B pays its 15 and owes 7.5, so it defaults. Round 1:
   * B's 7.5: margin 4; contribution and skin are gone; 3.5 left. C can still be called for 40 −
   * 22.5 = 17.5 and pays 3.5. C ends with 30 − 26 + 150 own, the house paid in full.
   */
  @Test
  void aCallThatRuinsAMemberStartsAnotherRound() {
    WaterfallResult result =
        new DefaultWaterfall(new WaterfallSettings(5, 2, 0.5))
            .settle(
                List.of(
                    MemberFunds.of("A", 10, 40, 10, -150),
                    MemberFunds.of("B", 15, 4, 20, 0),
                    MemberFunds.of("C", 30, 20, 20, 150)));
    assertEquals(2, result.rounds().size());
    Round first = result.rounds().get(0);
    assertEquals(140, first.loss(), 1e-12);
    assertEquals(45, first.amount(LossLayer.ASSESSMENTS), 1e-12);
    assertEquals(7.5, first.unpaidAssessments(), 1e-12);
    Round second = result.rounds().get(1);
    assertEquals(List.of("B"), second.defaulters());
    assertEquals(7.5, second.loss(), 1e-12);
    assertEquals(4, second.amount(LossLayer.DEFAULTER_MARGIN), 1e-12);
    assertEquals(3.5, second.amount(LossLayer.ASSESSMENTS), 1e-12);
    assertEquals(140, result.originalLoss(), 1e-12);
    assertEquals(140, result.borne(), 1e-12);
    assertEquals(41, result.borne(LossLayer.ASSESSMENTS), 1e-12);
    assertMember(result, 1, OptionalInt.of(1), 0, 0, 0);
    assertMember(result, 2, OptionalInt.empty(), 154, 20, 0);
    assertEquals(26, result.members().get(2).assessed(), 1e-12);
  }

  /**
   * A owes 100 and has nothing; B gains 100 and has contributed nothing: with gains cut by up to
   * 60% the rules bear 60 and B's claim on 40 stays unpaid.
   */
  @Test
  void gainsAreCutAsFarAsTheRulesGoAndThenTheHouseFails() {
    WaterfallResult result =
        new DefaultWaterfall(new WaterfallSettings(0, 1, 0.6))
            .settle(List.of(MemberFunds.of("A", 0, 0, 0, -100), MemberFunds.of("B", 7, 0, 0, 100)));
    assertEquals(60, result.borne(LossLayer.GAINS_HAIRCUT), 1e-12);
    assertEquals(40, result.borne(LossLayer.RESIDUAL), 1e-12);
    assertTrue(result.houseFailed());
    MemberOutcome b = result.members().get(1);
    assertEquals(60, b.haircut(), 1e-12);
    assertEquals(40, b.unpaidClaim(), 1e-12);
    assertEquals(7, b.ownFunds(), 1e-12);
  }

  /**
   * B owes others 20. When the fund bears A's loss of 10, five from B and five from C, B's assets
   * are 10 own, 3 margin and 5 contribution: it defaults though it can pay. Auctioning its
   * positions costs 4, of which its margin bears 3 and its contribution 1. Takers receive the 4.
   */
  @Test
  void aMemberWhoseEquityTheFundsLossEatsDefaultsToo() {
    WaterfallResult result =
        new DefaultWaterfall(new WaterfallSettings(0, 0, 1))
            .settle(
                List.of(
                    MemberFunds.of("A", 0, 0, 0, -10),
                    new MemberFunds("B", 10, 20, 3, 10, 0, 4),
                    MemberFunds.of("C", 0, 0, 10, 10)));
    assertEquals(2, result.rounds().size());
    assertEquals(List.of("B"), result.rounds().get(1).defaulters());
    assertEquals(4, result.rounds().get(1).loss(), 1e-12);
    assertEquals(3, result.borne(LossLayer.DEFAULTER_MARGIN), 1e-12);
    assertEquals(1, result.borne(LossLayer.DEFAULTER_CONTRIBUTION), 1e-12);
    assertEquals(10, result.borne(LossLayer.SURVIVORS_CONTRIBUTIONS), 1e-12);
    assertEquals(4, result.paidToTakers(), 1e-12);
    assertMember(result, 1, OptionalInt.of(1), 10, 0, 4);
    assertMember(result, 2, OptionalInt.empty(), 10, 0, 5);
  }

  /**
   * What the house owes a member answers its call: A's debt of 10 is called from B, who pays none.
   */
  @Test
  void aGainIsSetOffAgainstACall() {
    WaterfallResult result =
        new DefaultWaterfall(new WaterfallSettings(0, 100, 0))
            .settle(List.of(MemberFunds.of("A", 0, 0, 0, -10), MemberFunds.of("B", 0, 0, 1, 10)));
    assertEquals(1, result.rounds().size());
    assertEquals(9, result.borne(LossLayer.ASSESSMENTS), 1e-12);
    assertMember(result, 1, OptionalInt.empty(), 1, 0, 0);
  }

  /**
   * A owes 26, of which five contributions of 1 bear 5 and five calls of 4.2 the rest. M1 has 4 and
   * leaves 0.2, that is 0.05 for each of the others; M2 has 0.04 left for it and leaves 0.01, a
   * third of it for each of the rest; M3 has 0.002 of that 0.00333; M4 has 0.0005 of the 0.000667
   * that is its half of M3's rest; M5 pays what is left.
   */
  @Test
  void membersFallLikeDominoes() {
    WaterfallResult result =
        new DefaultWaterfall(new WaterfallSettings(0, 1000, 0))
            .settle(
                List.of(
                    MemberFunds.of("A", 0, 0, 0, -26),
                    MemberFunds.of("M1", 4, 0, 1, 0),
                    MemberFunds.of("M2", 4.24, 0, 1, 0),
                    MemberFunds.of("M3", 4.252, 0, 1, 0),
                    MemberFunds.of("M4", 4.25 + 0.01 / 3 + 0.0005, 0, 1, 0),
                    MemberFunds.of("M5", 10, 0, 1, 0),
                    MemberFunds.of("G", 0, 0, 0, 26)));
    for (int i = 0; i <= 4; i++) {
      assertEquals(OptionalInt.of(i), result.members().get(i).defaultRound());
      assertEquals(0, result.members().get(i).ownFunds(), 1e-12);
    }
    // M5 pays what the others could not: 26 − 5 − (4 + 4.24 + 4.252 + 4.253833…)
    double paid = 21 - (4 + 4.24 + 4.252 + 4.25 + 0.01 / 3 + 0.0005);
    assertEquals(10 - paid, result.members().get(5).ownFunds(), 1e-12);
    assertEquals(OptionalInt.empty(), result.members().get(5).defaultRound());
    assertEquals(26, result.members().get(6).ownFunds(), 1e-12);
    assertEquals(26, result.borne(), 1e-12);
  }

  @Test
  void withoutLossesNothingHappensAndWithoutMembersNothingFails() {
    DefaultWaterfall waterfall = new DefaultWaterfall(new WaterfallSettings(3, 1, 1));
    WaterfallResult none = waterfall.settle(List.of());
    assertEquals(List.of(), none.rounds());
    WaterfallResult quiet =
        waterfall.settle(
            List.of(MemberFunds.of("A", 10, 1, 1, -10), MemberFunds.of("B", 0, 0, 0, 10)));
    assertEquals(List.of(), quiet.rounds());
    assertEquals(0, quiet.members().get(0).ownFunds());
    assertEquals(10, quiet.members().get(1).ownFunds());
    assertEquals(3, quiet.skinLeft());
  }

  @Test
  void hugeAndTinyAmountsSettleToo() {
    for (double unit : new double[] {1e300, 1e-300}) {
      WaterfallResult result =
          new DefaultWaterfall(new WaterfallSettings(unit, 1, 1))
              .settle(
                  List.of(
                      MemberFunds.of("A", unit, unit, unit, -10 * unit),
                      MemberFunds.of("B", unit, unit, unit, 10 * unit)));
      // A pays 1 and owes 9: margin 1, contribution 1, skin 1, B's contribution 1, B's call 1, cut
      // 4.
      assertEquals(4, result.borne(LossLayer.GAINS_HAIRCUT) / unit, 1e-12);
      assertEquals(1, result.members().get(1).assessed() / unit, 1e-12);
    }
  }

  @Test
  void badInputIsRefusedWithItsValue() {
    DefaultWaterfall waterfall = new DefaultWaterfall(new WaterfallSettings(3, 1, 1));
    IllegalArgumentException twice =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                waterfall.settle(
                    List.of(MemberFunds.of("A", 1, 1, 1, 0), MemberFunds.of("A", 1, 1, 1, 0))));
    assertTrue(twice.getMessage().contains("'A'"));
    IllegalArgumentException unbalanced =
        assertThrows(
            IllegalArgumentException.class,
            () -> waterfall.settle(List.of(MemberFunds.of("A", 1, 1, 1, -3))));
    assertTrue(unbalanced.getMessage().contains("-3.0"));
    assertThrows(IllegalArgumentException.class, () -> MemberFunds.of("A", -1, 0, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> MemberFunds.of("A", 0, 0, 0, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> new WaterfallSettings(0, 1, 1.1));
  }
}
