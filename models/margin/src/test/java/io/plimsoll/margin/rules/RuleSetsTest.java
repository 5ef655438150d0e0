package io.plimsoll.margin.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.config.ConfigTree;
import io.plimsoll.datasets.store.Yaml;
import io.plimsoll.margin.MarginMethod;
import io.plimsoll.margin.RuleSet;
import io.plimsoll.margin.VenueRules;
import io.plimsoll.margin.rules.RuleSets.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RuleSetsTest {
  @Test
  void theIndexListsExactlyTheFilesOfTheFolder() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/io/plimsoll/margin/rules"))) {
      List<String> names =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".yaml"))
              .sorted()
              .toList();
      assertEquals(names, RuleSets.list().stream().map(Entry::file).sorted().toList());
    }
  }

  @Test
  void everyFileReadsAndHoldsFromItsDateUntilTheNext() {
    List<Entry> entries = RuleSets.list();
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      RuleSet rules = RuleSets.load(entry.name(), entry.effectiveDate(), Yaml::read);
      assertEquals(entry.effectiveDate(), rules.effectiveDate(), entry.file());
      assertFalse(rules.methods().isEmpty());
      for (MarginMethod method : rules.methods()) {
        rules.calculator(method);
      }
      if (i + 1 < entries.size() && entries.get(i + 1).name().equals(entry.name())) {
        assertEquals(entries.get(i + 1).effectiveDate(), rules.until().orElseThrow(), entry.file());
      }
    }
  }

  @Test
  void aDayPicksTheRulesThatHeldThen() {
    assertEquals(
        LocalDate.of(2021, 3, 26),
        RuleSets.find("binance-usdm", LocalDate.of(2024, 6, 27)).effectiveDate());
    assertEquals(
        LocalDate.of(2024, 6, 28),
        RuleSets.find("binance-usdm", LocalDate.of(2024, 6, 28)).effectiveDate());
    assertEquals(
        RuleSets.find("binance-usdm").effectiveDate(),
        RuleSets.load("binance-usdm", Yaml::read).effectiveDate());
  }

  @Test
  void anInstrumentsScheduleIsThatOfTheDay() {
    LocalDate before = LocalDate.of(2024, 11, 1);
    LocalDate after = LocalDate.of(2025, 1, 1);
    assertFalse(covers("synthetix-v3", before, "VIRTUAL-USD"));
    assertTrue(covers("synthetix-v3", after, "VIRTUAL-USD"));
    assertTrue(covers("synthetix-v3", before, "GOAT-USD"));
  }

  private static boolean covers(String name, LocalDate day, String symbol) {
    return ((VenueRules) RuleSets.load(name, day, Yaml::read)).instruments().containsKey(symbol);
  }

  @Test
  void whatDoesNotExistIsAnErrorThatSaysWhatDoes() {
    PlimsollException name = assertThrows(PlimsollException.class, () -> RuleSets.open("nowhere"));
    assertEquals(ErrorCode.NOT_FOUND, name.code());
    assertTrue(name.getMessage().contains("nowhere"), name.getMessage());
    assertTrue(name.getMessage().contains("binance-usdm"), name.getMessage());
    PlimsollException day =
        assertThrows(
            PlimsollException.class, () -> RuleSets.open("binance-usdm", LocalDate.of(2019, 1, 1)));
    assertTrue(day.getMessage().contains("2021-03-26"), day.getMessage());
    PlimsollException form =
        assertThrows(
            PlimsollException.class,
            () -> RuleSets.read(ConfigTree.of("x.yaml", Map.of("form", "guess"))));
    assertTrue(form.getMessage().contains("guess") && form.getMessage().contains("rates"));
  }
}
