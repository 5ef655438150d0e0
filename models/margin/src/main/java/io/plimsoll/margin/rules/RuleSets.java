package io.plimsoll.margin.rules;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.config.ConfigTree;
import io.plimsoll.margin.RuleSet;
import io.plimsoll.margin.VenueRules;
import io.plimsoll.margin.portfolio.DerivePm2Rules;
import io.plimsoll.margin.portfolio.OkxRules;
import io.plimsoll.margin.portfolio.ScanRules;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * The rule sets that ship with this module: one file for each venue and day on which its rules
 * changed, named {@code venue@date.yaml} and listed in {@code index.txt}. This module has no YAML
 * parser; callers bring theirs.
 */
public final class RuleSets {
  private static final String FOLDER = "/io/plimsoll/margin/rules/";

  /** What reads a file of each form; a new form is a line here. */
  private static final Map<String, BiFunction<ConfigTree, LocalDate, RuleSet>> FORMS =
      new TreeMap<>(
          Map.of(
              VenueRules.FORM, VenueRules::from,
              DerivePm2Rules.FORM, (tree, day) -> DerivePm2Rules.from(tree),
              ScanRules.FORM, (tree, day) -> ScanRules.from(tree),
              OkxRules.FORM, (tree, day) -> OkxRules.from(tree)));

  private static final List<Entry> ENTRIES = index();

  private RuleSets() {}

  /**
   * One file.
   *
   * @param name by which it is asked for, for example {@code binance-usdm}
   * @param effectiveDate the first day on which its rules held
   */
  public record Entry(String name, LocalDate effectiveDate) {
    /** The name of the file, for errors. */
    public String file() {
      return name + "@" + effectiveDate + ".yaml";
    }

    /** The file, as YAML; the caller closes it. */
    public InputStream open() {
      InputStream stream = RuleSets.class.getResourceAsStream(FOLDER + file());
      if (stream == null) {
        throw new PlimsollException(
            ErrorCode.NOT_FOUND, "rule file " + file() + " is listed but missing");
      }
      return stream;
    }
  }

  /** Every file, by name and then by date. */
  public static List<Entry> list() {
    return ENTRIES;
  }

  /** Every name, in alphabetical order. */
  public static List<String> names() {
    return ENTRIES.stream().map(Entry::name).distinct().toList();
  }

  /**
   * The newest file of a name.
   *
   * @throws PlimsollException NOT_FOUND, with the names there are
   */
  public static Entry find(String name) {
    return find(name, LocalDate.MAX);
  }

  /**
   * The file of a name that was the newest on a day. Whether its rules still held then says the
   * rule set read from it: {@link RuleSet#requireInForce}.
   *
   * @throws PlimsollException NOT_FOUND, with the names or the dates there are
   */
  public static Entry find(String name, LocalDate day) {
    List<Entry> all = ENTRIES.stream().filter(e -> e.name().equals(name)).toList();
    if (all.isEmpty()) {
      throw new PlimsollException(
          ErrorCode.NOT_FOUND,
          "there is no rule set '" + name + "'; there are " + String.join(", ", names()));
    }
    return all.reversed().stream()
        .filter(e -> !e.effectiveDate().isAfter(day))
        .findFirst()
        .orElseThrow(
            () ->
                new PlimsollException(
                    ErrorCode.NOT_FOUND,
                    "rules of '%s' are known from %s on, not on %s"
                        .formatted(name, all.get(0).effectiveDate(), day)));
  }

  /** The newest file of a name, as YAML; the caller closes it. */
  public static InputStream open(String name) {
    return find(name).open();
  }

  /** The file of a name that was the newest on a day, as YAML; the caller closes it. */
  public static InputStream open(String name, LocalDate day) {
    return find(name, day).open();
  }

  /** The rule set of a parsed file; the error for a bad value names file, key and value. */
  public static RuleSet read(ConfigTree tree) {
    return read(tree, LocalDate.MAX);
  }

  /** The rule set of a parsed file, each instrument with the schedule in force on a day. */
  public static RuleSet read(ConfigTree tree, LocalDate day) {
    String form = tree.optionalText("form").orElse(VenueRules.FORM);
    BiFunction<ConfigTree, LocalDate, RuleSet> reader = FORMS.get(form);
    if (reader == null) {
      throw tree.error(
          "form", "must be " + String.join(" or ", FORMS.keySet()) + ", was '" + form + "'");
    }
    return reader.apply(tree, day);
  }

  /**
   * The newest rule set of a name.
   *
   * @param yaml parses a stream, given what errors are to call it
   */
  public static RuleSet load(String name, BiFunction<String, InputStream, ConfigTree> yaml) {
    return load(find(name), LocalDate.MAX, yaml);
  }

  /**
   * The rule set of a name on a day; refused where none was in force then.
   *
   * @param yaml parses a stream, given what errors are to call it
   */
  public static RuleSet load(
      String name, LocalDate day, BiFunction<String, InputStream, ConfigTree> yaml) {
    RuleSet rules = load(find(name, day), day, yaml);
    rules.requireInForce(day);
    return rules;
  }

  private static RuleSet load(
      Entry entry, LocalDate day, BiFunction<String, InputStream, ConfigTree> yaml) {
    try (InputStream in = entry.open()) {
      return read(yaml.apply(entry.file(), in), day);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Entry> index() {
    InputStream stream = RuleSets.class.getResourceAsStream(FOLDER + "index.txt");
    if (stream == null) {
      throw new IllegalStateException("index.txt of the rule sets is missing");
    }
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.isBlank())
          .map(line -> line.split("@", 2))
          .map(parts -> new Entry(parts[0], LocalDate.parse(parts[1])))
          .sorted(
              (a, b) ->
                  a.name().equals(b.name())
                      ? a.effectiveDate().compareTo(b.effectiveDate())
                      : a.name().compareTo(b.name()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
