package io.plimsoll.margin.clearing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.margin.Seeds;
import io.plimsoll.margin.clearing.WaterfallResult.MemberOutcome;
import io.plimsoll.margin.clearing.WaterfallResult.Round;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What every settlement keeps, over generated houses. */
class WaterfallPropertiesTest {
  @Test
  void moneyIsConservedAndEachLossIsBorneOnceInOrder() {
    Seeds.each(100_000, this::moneyIsConservedAndEachLossIsBorneOnceInOrder);
  }

  private void moneyIsConservedAndEachLossIsBorneOnceInOrder(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<MemberFunds> members = house(random);
    WaterfallSettings settings =
        new WaterfallSettings(
            random.nextInt(3) == 0 ? 0 : random.nextDouble(0, 20),
            random.nextInt(3) == 0 ? 0 : random.nextDouble(0, 3),
            random.nextInt(3) == 0 ? random.nextInt(2) : random.nextDouble());
    WaterfallResult result = new DefaultWaterfall(settings).settle(members);

    double cashBefore = settings.skinInTheGame();
    double scale = cashBefore;
    for (MemberFunds member : members) {
      cashBefore += member.ownFunds() + member.margin() + member.contribution();
      scale += Math.abs(member.variation()) + member.closeOutCost();
    }
    scale += cashBefore;
    double cashAfter = result.skinLeft() + result.paidToTakers();
    for (MemberOutcome member : result.members()) {
      cashAfter += member.ownFunds() + member.margin() + member.contribution();
    }
    double rounding = 1e-9 * scale;
    assertEquals(cashBefore, cashAfter, rounding);
    assertEquals(result.originalLoss(), result.borne(), rounding);
    assertTrue(result.rounds().size() <= members.size());
    assertLossesAreThoseOfTheDefaulters(members, result, rounding);
    assertLayersInOrder(members, settings, result, rounding);
    assertMembersAddUp(members, settings, result, rounding);
  }

  /** Unpaid variation and close-out cost of whoever defaulted, and of nobody else, is borne. */
  private static void assertLossesAreThoseOfTheDefaulters(
      List<MemberFunds> members, WaterfallResult result, double rounding) {
    double expected = 0;
    for (int i = 0; i < members.size(); i++) {
      MemberFunds member = members.get(i);
      double unpaid = Math.max(0, -member.variation() - member.ownFunds());
      if (result.members().get(i).defaultRound().isPresent()) {
        expected += unpaid + member.closeOutCost();
      } else {
        assertEquals(0, unpaid);
        assertTrue(result.members().get(i).equity() >= -rounding, "a survivor is solvent");
      }
    }
    assertEquals(expected, result.originalLoss(), rounding);
  }

  /** Within a round a layer is touched only when what lies before it is used up. */
  private static void assertLayersInOrder(
      List<MemberFunds> members,
      WaterfallSettings settings,
      WaterfallResult result,
      double rounding) {
    double skin = settings.skinInTheGame();
    double[] contributions = members.stream().mapToDouble(MemberFunds::contribution).toArray();
    for (int r = 0; r < result.rounds().size(); r++) {
      Round round = result.rounds().get(r);
      double sum = 0;
      for (LossLayer layer : LossLayer.values()) {
        assertTrue(round.amount(layer) >= 0, layer + " is not negative");
        sum += round.amount(layer);
      }
      assertEquals(round.loss(), sum, rounding);
      skin -= round.amount(LossLayer.SKIN_IN_THE_GAME);
      double available = 0;
      for (int i = 0; i < members.size(); i++) {
        OptionalInt defaulted = result.members().get(i).defaultRound();
        available += defaulted.isEmpty() || defaulted.getAsInt() > r ? contributions[i] : 0;
      }
      double used = round.amount(LossLayer.SURVIVORS_CONTRIBUTIONS);
      assertTrue(used <= available + rounding);
      for (int i = 0; i < members.size(); i++) {
        OptionalInt defaulted = result.members().get(i).defaultRound();
        if (available > 0 && (defaulted.isEmpty() || defaulted.getAsInt() > r)) {
          contributions[i] *= Math.max(0, 1 - used / available);
        }
      }
      boolean beyondSkin = round.amount(LossLayer.SURVIVORS_CONTRIBUTIONS) > 0;
      boolean beyondFund = round.amount(LossLayer.ASSESSMENTS) > 0;
      boolean beyondCalls = round.amount(LossLayer.GAINS_HAIRCUT) > 0;
      boolean failed = round.amount(LossLayer.RESIDUAL) > 0;
      if (beyondSkin || beyondFund || beyondCalls || failed) {
        assertEquals(0, skin, rounding);
      }
      if (beyondFund || beyondCalls || failed) {
        assertEquals(available, used, rounding);
      }
      if (beyondCalls || failed) {
        assertCallsExhausted(members, settings, result, r, rounding);
      }
    }
  }

  private static void assertCallsExhausted(
      List<MemberFunds> members,
      WaterfallSettings settings,
      WaterfallResult result,
      int round,
      double rounding) {
    for (int i = 0; i < members.size(); i++) {
      OptionalInt defaulted = result.members().get(i).defaultRound();
      if (defaulted.isEmpty() || defaulted.getAsInt() > round) {
        double cap = settings.assessmentMultiple() * members.get(i).contribution();
        assertEquals(cap, result.members().get(i).assessed(), rounding);
      }
    }
  }

  private static void assertMembersAddUp(
      List<MemberFunds> members,
      WaterfallSettings settings,
      WaterfallResult result,
      double rounding) {
    double haircut = 0;
    for (int i = 0; i < members.size(); i++) {
      MemberOutcome after = result.members().get(i);
      MemberFunds before = members.get(i);
      assertTrue(after.ownFunds() >= -rounding && after.margin() >= 0 && after.contribution() >= 0);
      double cap = settings.assessmentMultiple() * before.contribution();
      assertTrue(after.assessed() <= cap * (1 + 1e-12));
      double gain = Math.max(0, before.variation());
      assertTrue(after.haircut() <= settings.gainsHaircutFraction() * gain + rounding);
      haircut += after.haircut();
      if (after.defaultRound().isEmpty()) {
        double lost = before.contribution() - after.contribution();
        double expected =
            before.equity() - lost - after.assessed() - after.haircut() - after.unpaidClaim();
        assertEquals(expected, after.equity(), rounding);
        assertEquals(before.margin(), after.margin());
      }
    }
    assertEquals(result.borne(LossLayer.GAINS_HAIRCUT), haircut, rounding);
  }

  /** Two to nine members, some rich and some ruined, gains and losses in balance. */
  private static List<MemberFunds> house(SplittableRandom random) {
    int n = random.nextInt(2, 10);
    double[] variation = new double[n];
    double scale = Math.exp(random.nextDouble(-3, 12));
    double sum = 0;
    for (int i = 0; i < n - 1; i++) {
      variation[i] = random.nextInt(4) == 0 ? 0 : scale * random.nextGaussian();
      sum += variation[i];
    }
    variation[n - 1] = -sum;
    List<MemberFunds> members = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      double size = scale * Math.exp(random.nextDouble(-3, 0.5));
      members.add(
          new MemberFunds(
              "m" + i,
              random.nextInt(5) == 0 ? 0 : size * random.nextDouble(),
              random.nextInt(2) == 0 ? size * random.nextDouble(0, 1.5) : 0,
              random.nextInt(5) == 0 ? 0 : size * random.nextDouble(),
              random.nextInt(5) == 0 ? 0 : size * random.nextDouble(0, 0.5),
              variation[i],
              random.nextInt(3) == 0 ? size * random.nextDouble(0, 0.3) : 0));
    }
    return members;
  }

  @Property(tries = 5000, seed = "1")
  void theSameHouseSettlesTheSameAndContagionIsReached(@ForAll long seed) {
    List<MemberFunds> members = house(new SplittableRandom(seed));
    DefaultWaterfall waterfall = new DefaultWaterfall(new WaterfallSettings(1, 1, 0.5));
    assertEquals(waterfall.settle(members), waterfall.settle(members));
  }

  @Test
  void generatedHousesExerciseEveryLayerAndSeveralRounds() {
    int rounds = 0;
    int[] used = new int[LossLayer.values().length];
    for (int seed = 0; seed < 2000; seed++) {
      WaterfallResult result =
          new DefaultWaterfall(new WaterfallSettings(1, 1, 0.5))
              .settle(house(new SplittableRandom(seed)));
      rounds = Math.max(rounds, result.rounds().size());
      for (LossLayer layer : LossLayer.values()) {
        used[layer.ordinal()] += result.borne(layer) > 0 ? 1 : 0;
      }
    }
    assertTrue(rounds >= 3, "rounds " + rounds);
    for (LossLayer layer : LossLayer.values()) {
      assertTrue(used[layer.ordinal()] >= 100, layer + " in " + used[layer.ordinal()]);
    }
  }
}
