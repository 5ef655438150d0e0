package io.plimsoll.cli;

import io.plimsoll.datasets.store.Yaml;
import io.plimsoll.margin.MarginMethod;
import io.plimsoll.margin.RuleSet;
import io.plimsoll.margin.rules.RuleSets;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The rule sets that ship with Plimsoll. */
@Command(
    name = "rules",
    mixinStandardHelpOptions = true,
    description = "Lists the venues' rule sets, shows one.",
    subcommands = {MarginRulesCommand.ListAll.class, MarginRulesCommand.Show.class})
final class MarginRulesCommand {

  /** {@code margin rules list}. */
  @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the rule sets.")
  static final class ListAll implements Callable<Integer> {
    @Mixin private Output output = new Output();

    @Override
    public Integer call() {
      List<Map<String, Object>> all = new ArrayList<>();
      Table table = new Table("name", "from", "until", "form", "methods", "venue");
      for (RuleSets.Entry entry : RuleSets.list()) {
        RuleSet rules = read(entry);
        all.add(json(entry.name(), rules));
        table.row(
            entry.name(),
            rules.effectiveDate(),
            rules.until().map(LocalDate::toString).orElse(""),
            rules.form(),
            methods(rules).stream().collect(Collectors.joining(", ")),
            rules.name());
      }
      output.print(all, table);
      return 0;
    }
  }

  /** {@code margin rules show}. */
  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Prints a rule set's file: copy it to make one of your own.")
  static final class Show implements Callable<Integer> {
    @Mixin private Output output = new Output();

    @Parameters(paramLabel = "NAME", description = "As margin rules list has it.")
    private String name = "";

    @Option(
        names = "--on",
        paramLabel = "DATE",
        description = "Show what was in force on a day such as 2025-01-31 (default: the newest).")
    private @Nullable LocalDate day;

    @Override
    public Integer call() {
      RuleSets.Entry entry = day == null ? RuleSets.find(name) : RuleSets.find(name, day);
      try (InputStream in = entry.open()) {
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        Map<String, Object> json = json(entry.name(), read(entry));
        json.put("file", text);
        output.print(json, text);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return 0;
    }
  }

  private static RuleSet read(RuleSets.Entry entry) {
    try (InputStream in = entry.open()) {
      return RuleSets.read(Yaml.read(entry.file(), in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Map<String, Object> json(String name, RuleSet rules) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", name);
    json.put("venue", rules.name());
    json.put("effectiveDate", rules.effectiveDate().toString());
    json.put("until", rules.until().map(LocalDate::toString).orElse(null));
    json.put("form", rules.form());
    json.put("methods", methods(rules));
    json.put("source", rules.source());
    return json;
  }

  private static List<String> methods(RuleSet rules) {
    return new TreeSet<>(rules.methods())
        .stream().map(MarginMethod::name).map(name -> name.toLowerCase(Locale.ROOT)).toList();
  }
}
