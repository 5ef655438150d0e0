package io.plimsoll.training.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.store.Yaml;
import io.plimsoll.margin.BracketTable;
import io.plimsoll.margin.VenueRules;
import io.plimsoll.margin.rules.RuleSets;
import org.junit.jupiter.api.Test;

/** The rule set that ships with the margin module, which itself has no YAML parser. */
class ReferenceRulesTest {
  @Test
  void theReferenceRuleSetReadsForAnyInstrument() {
    VenueRules rules = (VenueRules) RuleSets.load("reference-linear", Yaml::read);
    BracketTable table = rules.of(new InstrumentId("BTC-USD")).brackets();
    assertEquals("Reference linear", rules.name());
    assertEquals(0.05, table.initialRate(0));
    // 250000·0.025, then 1000000·0.05 more, then 5000000·0.15 more
    assertEquals(6_250, table.maintenanceAmount(1), 1e-9);
    assertEquals(56_250, table.maintenanceAmount(2), 1e-9);
    assertEquals(806_250, table.maintenanceAmount(3), 1e-9);
  }
}
