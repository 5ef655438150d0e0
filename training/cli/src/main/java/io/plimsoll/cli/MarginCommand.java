package io.plimsoll.cli;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.config.ConfigTree;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.store.Yaml;
import io.plimsoll.margin.Account;
import io.plimsoll.margin.MarginCalculator;
import io.plimsoll.margin.MarginExplanation;
import io.plimsoll.margin.MarginMethod;
import io.plimsoll.margin.MarginMultiplier;
import io.plimsoll.margin.MarginResult;
import io.plimsoll.margin.MarketSnapshot;
import io.plimsoll.margin.RuleSet;
import io.plimsoll.margin.file.AccountFile;
import io.plimsoll.margin.file.MarketFile;
import io.plimsoll.margin.rules.RuleSets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a venue demands of an account, under the rules that were in force. */
@Command(
    name = "margin",
    mixinStandardHelpOptions = true,
    description = {
      "What a venue's rules demand of an account, and where it would be liquidated.",
      "docs/MARGIN.md describes the files and has examples."
    },
    subcommands = {MarginRulesCommand.class})
final class MarginCommand implements Callable<Integer> {
  @CommandLine.Spec
  @SuppressWarnings("NullAway.Init")
  private CommandLine.Model.CommandSpec spec;

  @Mixin private Output output = new Output();

  @Option(
      names = "--rules",
      paramLabel = "RULES",
      description = "A rule set that ships with Plimsoll (see: margin rules list) or a YAML file.")
  private @Nullable String rules;

  @Option(names = "--account", paramLabel = "FILE", description = "The account, JSON or YAML.")
  private @Nullable Path accountPath;

  @Option(
      names = "--market",
      paramLabel = "FILE",
      description = {
        "The market, JSON or YAML. Without it, the account file must state the mark price of",
        "each position, and instruments are linear perpetuals."
      })
  private @Nullable Path marketPath;

  @Option(
      names = "--method",
      paramLabel = "METHOD",
      description = "isolated, cross or portfolio (default: the account file's, or the venue's).")
  private @Nullable MarginMethod method;

  @Option(
      names = "--multiplier",
      paramLabel = "FACTOR|INSTRUMENT=FACTOR",
      description = "Scale what the venue lets one scale; may be given several times.")
  private List<String> multipliers = List.of();

  @Option(names = "--explain", description = "Show how each number came about.")
  private boolean explain;

  @Override
  public Integer call() {
    Path accountFile = required(accountPath, "--account");
    String ruleSet = required(rules, "--rules");
    AccountFile file = AccountFile.read(Yaml.read(accountFile));
    MarketSnapshot market = market(file, accountFile);
    requireKnown(file.account(), accountFile, market);
    RuleSet set = rules(ruleSet, file.time().atZone(ZoneOffset.UTC).toLocalDate());
    MarginMethod chosen = method(set, file);
    MarginMultiplier multiplier = multiplier(market);
    MarginCalculator calculator = set.calculator(chosen);
    MarginResult result = calculator.calculate(file.account(), market, multiplier);
    MarginExplanation why = explain ? calculator.explain(file.account(), market, multiplier) : null;
    MarginReport report = new MarginReport(ruleSet, set, chosen, file, market, result, why);
    output.print(report.json(), report.text());
    return 0;
  }

  private <T> T required(@Nullable T value, String option) {
    if (value == null) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "Missing required option: '" + option + "'");
    }
    return value;
  }

  private MarketSnapshot market(AccountFile file, Path accountFile) {
    if (marketPath == null) {
      return MarketFile.of(file.marks());
    }
    if (!file.marks().isEmpty()) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          "%s: 'markPrice' must not be given beside --market %s, which has the marks"
              .formatted(accountFile, marketPath));
    }
    return MarketFile.read(Yaml.read(marketPath), file.time());
  }

  private void requireKnown(Account account, Path accountFile, MarketSnapshot market) {
    for (int i = 0; i < account.positions().size(); i++) {
      InstrumentId instrument = account.positions().get(i).instrument();
      if (!market.instruments().containsKey(instrument)) {
        throw new PlimsollException(
            ErrorCode.INVALID_INPUT,
            "%s: 'positions[%d].instrument' is not in %s: '%s'"
                .formatted(
                    accountFile,
                    i,
                    marketPath == null ? "any markPrice, and there is no --market" : marketPath,
                    instrument));
      }
    }
  }

  private static RuleSet rules(String nameOrFile, LocalDate day) {
    Path path = Path.of(nameOrFile);
    if (Files.isRegularFile(path)) {
      ConfigTree tree = Yaml.read(path);
      RuleSet set = RuleSets.read(tree, day);
      set.requireInForce(day);
      return set;
    }
    return RuleSets.load(nameOrFile, day, Yaml::read);
  }

  private MarginMethod method(RuleSet set, AccountFile file) {
    MarginMethod wanted = method == null ? file.mode().orElse(null) : method;
    if (wanted == null) {
      return set.methods().contains(MarginMethod.CROSS)
          ? MarginMethod.CROSS
          : set.methods().iterator().next();
    }
    return wanted;
  }

  private MarginMultiplier multiplier(MarketSnapshot market) {
    double all = 1;
    Map<InstrumentId, Double> each = new LinkedHashMap<>();
    for (String text : multipliers) {
      int equals = text.indexOf('=');
      double factor = factor(text, text.substring(equals + 1));
      if (equals < 0) {
        all = factor;
        continue;
      }
      InstrumentId instrument = new InstrumentId(text.substring(0, equals));
      if (!market.instruments().containsKey(instrument)) {
        throw new IllegalArgumentException(
            "--multiplier: the market has no instrument '" + instrument + "'");
      }
      each.put(instrument, factor);
    }
    double common = all;
    return (instrument, accountId) -> common * each.getOrDefault(instrument, 1.0);
  }

  private static double factor(String text, String number) {
    try {
      return Checks.positive(Double.parseDouble(number), "--multiplier");
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "--multiplier must be a number or INSTRUMENT=NUMBER, was '" + text + "'", e);
    }
  }
}
