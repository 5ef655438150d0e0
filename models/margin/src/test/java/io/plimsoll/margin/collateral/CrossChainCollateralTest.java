package io.plimsoll.margin.collateral;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.config.ConfigTree;
import io.plimsoll.margin.collateral.ChainEvent.Arrived;
import io.plimsoll.margin.collateral.ChainEvent.Block;
import io.plimsoll.margin.collateral.ChainEvent.BridgedOut;
import io.plimsoll.margin.collateral.ChainEvent.Deposited;
import io.plimsoll.margin.collateral.ChainEvent.Dropped;
import io.plimsoll.margin.collateral.ChainEvent.Finalised;
import io.plimsoll.margin.collateral.ChainEvent.Halted;
import io.plimsoll.margin.collateral.ChainEvent.Resumed;
import io.plimsoll.margin.collateral.ChainEvent.Withdrawn;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CrossChainCollateralTest {
  /** Home: 3 confirmations and 100 ns, no haircut; stale after 1000 ns, worthless after 3000. */
  private static final ChainRules HOME = new ChainRules("home", 3, 100, 0, 0.5, 500, 1_000, 3_000);

  /** Away: 1 confirmation at once, 10 % bridge haircut, transfers to it count 40 % for 500 ns. */
  private static final ChainRules AWAY = new ChainRules("away", 1, 0, 0.1, 0.4, 500, 1_000, 3_000);

  private static CrossChainCollateral ledger(ChainEvent... events) {
    CrossChainCollateral ledger = new CrossChainCollateral(List.of(HOME, AWAY));
    for (ChainEvent event : events) {
      ledger.apply(event);
    }
    return ledger;
  }

  private static void refused(CrossChainCollateral ledger, ChainEvent event, String part) {
    PlimsollException e = assertThrows(PlimsollException.class, () -> ledger.apply(event));
    assertTrue(e.getMessage().contains(part), e.getMessage());
  }

  @Test
  void aDepositCountsOnceItIsFinalInBlocksAndInTime() {
    CrossChainCollateral ledger = ledger(new Deposited(0, "d", "ETH", "home", 8, 10));
    assertEquals(0, ledger.credited("ETH", 50));
    assertEquals(8, ledger.existing("ETH"));
    refused(ledger, new Finalised(120, "d"), "1 of 3 confirmations");
    ledger.apply(new Block(60, "home", 12));
    assertEquals(List.of(), ledger.finalisable(99));
    refused(ledger, new Finalised(99, "d"), "needs 100 ns, has 99");
    assertEquals(List.of("d"), ledger.finalisable(100));
    ledger.apply(new Finalised(100, "d"));
    assertEquals(8, ledger.credited("ETH", 100));
    refused(ledger, new Finalised(101, "d"), "'d', which is not open");
    refused(ledger, new Deposited(101, "d", "ETH", "home", 8, 13), "identity 'd' again");
    refused(ledger, new Dropped(101, "d"), "not open");
  }

  @Test
  void aDepositThatItsChainForgetsIsGone() {
    CrossChainCollateral ledger =
        ledger(new Deposited(0, "d", "ETH", "home", 8, 10), new Dropped(5, "d"));
    assertEquals(0, ledger.existing("ETH"));
    refused(ledger, new Finalised(500, "d"), "not open");
  }

  private static CrossChainCollateral withEightAtHome() {
    return ledger(
        new Deposited(0, "d", "ETH", "home", 8, 10),
        new Block(100, "home", 12),
        new Finalised(100, "d"),
        new Block(100, "away", 1));
  }

  /**
   * By hand: of 8, 5 leave. In flight they count 5·0.4·0.9 = 1.8 beside 3 at home. 4.5 arrive (the
   * bridge keeps 0.5) and count 1.62 until final, then 4.5·0.9 = 4.05.
   */
  @Test
  void aTransferCountsAtOnePlaceAtATime() {
    CrossChainCollateral ledger = withEightAtHome();
    ledger.apply(new BridgedOut(200, "t", "ETH", "home", "away", 5));
    assertEquals(4.8, ledger.credited("ETH", 200), 1e-12);
    assertEquals(8, ledger.existing("ETH"), 1e-12);
    refused(ledger, new Finalised(201, "t"), "0 of 1 confirmations");
    refused(ledger, new Arrived(201, "t", 5.1, 2), "brings 5.1");
    ledger.apply(new Arrived(300, "t", 4.5, 2));
    assertEquals(3 + 1.62, ledger.credited("ETH", 300), 1e-12);
    assertEquals(7.5, ledger.existing("ETH"), 1e-12);
    refused(ledger, new Arrived(301, "t", 4.5, 2), "arrived already");
    refused(ledger, new Dropped(301, "t"), "no deposit");
    ledger.apply(new Finalised(301, "t"));
    assertEquals(3 + 4.05, ledger.credited("ETH", 301), 1e-12);
    assertEquals(4.5, ledger.settled("ETH", "away"));
    assertEquals(Map.of("ETH", 3 + 4.05), ledger.balances(301));
    refused(ledger, new Withdrawn(302, "ETH", "away", 5), "where 4.5 are settled");
    ledger.apply(new Withdrawn(302, "ETH", "away", 4.5));
    assertEquals(3, ledger.credited("ETH", 302));
  }

  @Test
  void aTransferThatTakesTooLongCountsNothingUntilItArrives() {
    CrossChainCollateral ledger = withEightAtHome();
    ledger.apply(new BridgedOut(200, "t", "ETH", "home", "away", 8));
    assertEquals(8 * 0.4 * 0.9, ledger.credited("ETH", 700), 1e-12);
    assertEquals(0, ledger.credited("ETH", 701));
    assertEquals(8, ledger.existing("ETH"));
  }

  /** Last seen at 100: all of it up to 1100, half at 2100, nothing from 3100 on. */
  @Test
  void aChainThatIsNotSeenLosesItsValueBySchedule() {
    CrossChainCollateral ledger = withEightAtHome();
    assertEquals(8, ledger.credited("ETH", 1_100));
    assertEquals(4, ledger.credited("ETH", 2_100), 1e-12);
    assertEquals(0, ledger.credited("ETH", 3_100));
    ledger.apply(new Block(3_200, "home", 13));
    assertEquals(8, ledger.credited("ETH", 3_200));
  }

  @Test
  void aHaltedChainLosesItsValueWhateverIsSeenOfItUntilItResumes() {
    CrossChainCollateral ledger = withEightAtHome();
    ledger.apply(new Halted(200, "home"));
    ledger.apply(new Block(2_000, "home", 20));
    assertEquals(4, ledger.credited("ETH", 2_100), 1e-12);
    refused(
        ledger, new BridgedOut(2_100, "t", "ETH", "home", "away", 1), "'home', which is halted");
    refused(ledger, new Deposited(2_100, "e", "ETH", "home", 1, 20), "halted");
    refused(ledger, new Halted(2_100, "home"), "halted");
    refused(ledger, new Resumed(2_100, "away", 20), "not halted");
    ledger.apply(new Resumed(2_200, "home", 21));
    assertEquals(8, ledger.credited("ETH", 2_200));
  }

  @Test
  void impossibleEventsAreRefusedAndChangeNothing() {
    CrossChainCollateral ledger = withEightAtHome();
    refused(ledger, new Block(99, "home", 13), "before the last event at 100");
    refused(ledger, new Block(101, "mars", 13), "'mars' is not known");
    refused(ledger, new BridgedOut(101, "t", "ETH", "home", "mars", 1), "'mars'");
    refused(ledger, new BridgedOut(101, "t", "ETH", "home", "home", 1), "to itself");
    refused(ledger, new BridgedOut(101, "t", "ETH", "home", "away", 9), "takes 9.0 ETH");
    refused(ledger, new Arrived(101, "t", 1, 1), "'t', which is not open");
    assertEquals(8, ledger.credited("ETH", 101));
    assertThrows(PlimsollException.class, () -> ledger.credited("ETH", 99));
    assertThrows(IllegalArgumentException.class, () -> new Deposited(0, "x", "ETH", "home", -1, 1));
    assertThrows(
        IllegalArgumentException.class, () -> new Deposited(0, "x", "ETH", "home", Double.NaN, 1));
  }

  @Test
  void rulesAreReadAndMistakesNameFileKeyAndValue() {
    Map<String, Object> item =
        Map.of(
            "chain", "away",
            "confirmations", 1,
            "bridge-haircut", 0.1,
            "in-flight-fraction", 0.4,
            "in-flight-limit-seconds", 5e-7,
            "stale-after-seconds", 1e-6,
            "worthless-after-seconds", 3e-6);
    assertEquals(List.of(AWAY), read(item));
    PlimsollException e =
        assertThrows(
            PlimsollException.class,
            () ->
                read(Map.of("chain", "c", "stale-after-seconds", 9, "worthless-after-seconds", 9)));
    assertTrue(e.getMessage().startsWith("rules.yaml: 'chains[0]"), e.getMessage());
    assertTrue(e.getMessage().contains("worthless-after must be above"), e.getMessage());
    e = assertThrows(PlimsollException.class, () -> read(Map.of("chain", "c")));
    assertTrue(e.getMessage().contains("chains[0].stale-after-seconds"), e.getMessage());
    e =
        assertThrows(
            PlimsollException.class, () -> read(Map.of("chain", "c", "finality-seconds", -1)));
    assertTrue(e.getMessage().contains("-1.0"), e.getMessage());
  }

  private static List<ChainRules> read(Map<String, Object> item) {
    return ChainRules.listFrom(ConfigTree.of("rules.yaml", Map.of("chains", List.of(item))));
  }

  /** 10⁵ states of the ledger, twenty for each sequence of events. */
  @Property(tries = 5_000, seed = "1")
  void creditNeverExceedsWhatExists(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    GeneratedChains generated = new GeneratedChains(random);
    CrossChainCollateral ledger = new CrossChainCollateral(generated.chains());
    long now = 0;
    for (int i = 0; i < 20; i++) {
      now += random.nextLong(40);
      applied(ledger, generated.event(now, i, ledger));
      double credited = ledger.credited("ETH", now + random.nextLong(200));
      double existing = ledger.existing("ETH");
      assertTrue(credited >= 0 && credited <= existing, () -> credited + " of " + existing);
    }
  }

  private static boolean applied(CrossChainCollateral ledger, ChainEvent event) {
    try {
      ledger.apply(event);
      return true;
    } catch (PlimsollException e) {
      return false;
    }
  }

  @Property(tries = 2_000, seed = "1")
  void theLedgerEqualsANaiveTwinAndARefusedEventChangesNothing(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    GeneratedChains generated = new GeneratedChains(random);
    CrossChainCollateral ledger = new CrossChainCollateral(generated.chains());
    NaiveChains naive = new NaiveChains(generated.chains());
    long now = 0;
    for (int i = 0; i < 25; i++) {
      now += random.nextLong(40);
      ChainEvent event = generated.event(now, i, ledger);
      double before = ledger.credited("ETH", now);
      if (applied(ledger, event)) {
        naive.add(event);
      } else {
        assertEquals(before, ledger.credited("ETH", now), 0);
      }
      long later = now + random.nextLong(200);
      assertEquals(naive.existing(), ledger.existing("ETH"), 1e-9);
      assertEquals(naive.credited(later), ledger.credited("ETH", later), 1e-9);
      assertEquals(ledger.credited("ETH", later), ledger.explain("ETH", later).recompute(), 0);
    }
  }
}
