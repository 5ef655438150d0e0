package io.plimsoll.margin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.config.ConfigTree;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.VenueRules.Netting;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VenueRulesTest {
  private static Map<String, Object> file(Map<String, Object> instrument) {
    Map<String, Object> file = new LinkedHashMap<>();
    file.put("venue", "Test");
    file.put("effective-date", "2025-01-31");
    file.put("source", "a page");
    file.put("taker-fee", 0.0004);
    file.put("liquidation-fee", 0.01);
    file.put("instruments", List.of(instrument));
    return file;
  }

  private static Map<String, Object> instrument(List<Map<String, Object>> brackets) {
    return new LinkedHashMap<>(Map.of("instrument", "BTC-USD", "tick", 0.1, "brackets", brackets));
  }

  private static Map<String, Object> bracket(Object... keysAndValues) {
    Map<String, Object> row = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      row.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return row;
  }

  private static final Map<String, Object> FIRST =
      bracket("floor", 0, "cap", 50000, "max-leverage", 125, "maintenance-rate", 0.004);
  private static final Map<String, Object> SECOND =
      bracket(
          "floor",
          50000,
          "cap",
          250000,
          "initial-rate",
          0.01,
          "maintenance-rate",
          0.005,
          "maintenance-amount",
          50);

  private static VenueRules read(Map<String, Object> file) {
    return VenueRules.from(ConfigTree.of("rules.yaml", file));
  }

  private static void refused(Map<String, Object> file, String... parts) {
    PlimsollException e = assertThrows(PlimsollException.class, () -> read(file));
    for (String part : parts) {
      assertTrue(e.getMessage().contains(part), e.getMessage());
    }
    assertTrue(e.getMessage().startsWith("rules.yaml: "), e.getMessage());
  }

  @Test
  void everyKeyOfTheFileIsRead() {
    VenueRules rules = read(file(instrument(List.of(FIRST, SECOND))));
    BracketTable table = rules.of(new InstrumentId("BTC-USD")).brackets();
    assertEquals("Test", rules.name());
    assertEquals(LocalDate.of(2025, 1, 31), rules.effectiveDate());
    assertEquals("a page", rules.source());
    assertEquals(Netting.NET, rules.netting());
    assertEquals(0.0004, rules.takerFee());
    assertEquals(0.01, rules.liquidationFee());
    assertEquals(0.1, rules.of(new InstrumentId("BTC-USD")).tick());
    assertEquals(0.008, table.initialRate(0));
    assertEquals(50, table.maintenanceAmount(1), 1e-9);
    assertEquals(250000, table.maximumNotional());
  }

  @Test
  void anInstrumentThatIsNotCoveredIsAnErrorUnlessTheFileHasAStar() {
    VenueRules rules = read(file(instrument(List.of(FIRST))));
    PlimsollException e =
        assertThrows(PlimsollException.class, () -> rules.of(new InstrumentId("ETH-USD")));
    assertTrue(e.getMessage().contains("ETH-USD"));
    Map<String, Object> any = instrument(List.of(FIRST));
    any.put("instrument", "*");
    assertEquals(0.1, read(file(any)).of(new InstrumentId("ETH-USD")).tick());
  }

  @Test
  void mistakesNameFileKeyAndValue() {
    refused(
        file(
            instrument(
                List.of(
                    FIRST,
                    bracket("floor", 60000, "max-leverage", 50, "maintenance-rate", 0.005)))),
        "instruments[0].brackets[1].floor",
        "50000",
        "60000");
    refused(
        file(
            instrument(
                List.of(
                    FIRST,
                    bracket("floor", 50000, "max-leverage", 50, "maintenance-rate", 0.003)))),
        "maintenance-rate of bracket 2",
        "crossed",
        "0.003");
    refused(
        file(
            instrument(
                List.of(
                    FIRST,
                    bracket(
                        "floor",
                        50000,
                        "max-leverage",
                        50,
                        "maintenance-rate",
                        0.005,
                        "maintenance-amount",
                        51)))),
        "maintenance-amount",
        "50.0",
        "51.0");
    refused(
        file(instrument(List.of(bracket("floor", 0, "maintenance-rate", 0.005)))), "max-leverage");
    refused(file(instrument(List.of())), "brackets", "at least one");
    Map<String, Object> tick = instrument(List.of(FIRST));
    tick.put("tick", -1);
    refused(file(tick), "tick", "-1.0");
    refused(with("effective-date", "31.1.2025"), "effective-date", "31.1.2025");
    refused(with("netting", "both"), "netting", "both");
    refused(with("liquidation-fee", -0.1), "liquidation-fee", "-0.1");
    refused(with("maker-fees", 1), "maker-fees");
    refused(with("instruments", List.of()), "instruments");
    refused(
        with(
            "instruments",
            new ArrayList<>(List.of(instrument(List.of(FIRST)), instrument(List.of(FIRST))))),
        "twice",
        "BTC-USD");
  }

  private static Map<String, Object> with(String key, Object value) {
    Map<String, Object> file = file(instrument(List.of(FIRST)));
    file.put(key, value);
    return file;
  }
}
