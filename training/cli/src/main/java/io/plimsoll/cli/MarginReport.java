package io.plimsoll.cli;

import io.plimsoll.datasets.Explanation;
import io.plimsoll.margin.MarginExplanation;
import io.plimsoll.margin.MarginMethod;
import io.plimsoll.margin.MarginResult;
import io.plimsoll.margin.MarginResult.PositionMargin;
import io.plimsoll.margin.MarketSnapshot;
import io.plimsoll.margin.Position;
import io.plimsoll.margin.RuleSet;
import io.plimsoll.margin.file.AccountFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@code plimsoll margin} prints. */
final class MarginReport {
  private final String ruleName;
  private final RuleSet rules;
  private final MarginMethod method;
  private final AccountFile file;
  private final MarketSnapshot market;
  private final MarginResult result;
  private final @Nullable MarginExplanation why;

  MarginReport(
      String ruleName,
      RuleSet rules,
      MarginMethod method,
      AccountFile file,
      MarketSnapshot market,
      MarginResult result,
      @Nullable MarginExplanation why) {
    this.ruleName = ruleName;
    this.rules = rules;
    this.method = method;
    this.file = file;
    this.market = market;
    this.result = result;
    this.why = why;
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("account", file.account().id());
    json.put("time", file.time().toString());
    json.put("method", lower(method));
    json.put("rules", MarginRulesCommand.json(ruleName, rules));
    json.put("equity", result.equity());
    json.put("initialRequirement", result.initialRequirement());
    json.put("maintenanceRequirement", result.maintenanceRequirement());
    json.put("freeCollateral", result.freeCollateral());
    json.put("marginRatio", finite(result.marginRatio()));
    json.put("breached", result.breached());
    json.put("positions", result.positions().stream().map(this::json).toList());
    if (why != null) {
      Map<String, Object> explanations = new LinkedHashMap<>();
      explanations.put("equity", tree(why.equity()));
      explanations.put("initialRequirement", tree(why.initialRequirement()));
      explanations.put("maintenanceRequirement", tree(why.maintenanceRequirement()));
      explanations.put("freeCollateral", tree(why.freeCollateral()));
      explanations.put("marginRatio", tree(why.marginRatio()));
      explanations.put("positions", why.positions().stream().map(MarginReport::prices).toList());
      json.put("explanation", explanations);
    }
    return json;
  }

  private Map<String, Object> json(PositionMargin part) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("instrument", part.position().instrument().value());
    json.put("quantity", part.position().quantity());
    json.put("entryPrice", part.position().entryPrice());
    json.put("markPrice", market.mark(part.position().instrument()));
    json.put("notional", part.notional());
    json.put("unrealizedPnl", part.unrealizedPnl());
    json.put("equity", part.equity());
    json.put("initialRequirement", part.initialRequirement());
    json.put("maintenanceRequirement", part.maintenanceRequirement());
    json.put("liquidationPrice", orNull(part.liquidationPrice()));
    json.put("bankruptcyPrice", orNull(part.bankruptcyPrice()));
    return json;
  }

  private static Map<String, Object> prices(MarginExplanation.PositionExplanation position) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("liquidationPrice", position.liquidationPrice().map(MarginReport::tree).orElse(null));
    json.put("bankruptcyPrice", position.bankruptcyPrice().map(MarginReport::tree).orElse(null));
    return json;
  }

  private static Map<String, Object> tree(Explanation explanation) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("label", explanation.label());
    json.put("value", finite(explanation.value()));
    if (explanation instanceof Explanation.Step step) {
      json.put("operation", lower(step.operation()));
      json.put("parts", step.parts().stream().map(MarginReport::tree).toList());
    }
    return json;
  }

  String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        "Account %s at %s: %s margin under %s\n(%s, rules of %s, from %s on)\n\n"
            .formatted(
                file.account().id(),
                file.time(),
                lower(method),
                ruleName,
                rules.name(),
                rules.source(),
                rules.effectiveDate()));
    text.append(
        new Table("", "amount")
            .row("equity", number(result.equity()))
            .row("initial requirement", number(result.initialRequirement()))
            .row("maintenance requirement", number(result.maintenanceRequirement()))
            .row("free collateral", number(result.freeCollateral()))
            .row(
                "margin ratio (liquidation above 1)",
                Double.isFinite(result.marginRatio())
                    ? String.format(Locale.ROOT, "%.6f", result.marginRatio())
                    : "no equity")
            .row("", result.breached() ? "IN LIQUIDATION" : ""));
    if (!result.positions().isEmpty()) {
      text.append('\n').append(positions());
    }
    if (why != null) {
      text.append('\n').append(explanations(why));
    }
    return text.toString();
  }

  private Table positions() {
    Table table =
        new Table(
            "instrument",
            "quantity",
            "entry",
            "mark",
            "gain",
            "initial",
            "maintenance",
            "liquidation at",
            "bankrupt at");
    for (PositionMargin part : result.positions()) {
      Position position = part.position();
      table.row(
          position.instrument(),
          number(position.quantity()),
          number(position.entryPrice()),
          number(market.mark(position.instrument())),
          number(part.unrealizedPnl()),
          number(part.initialRequirement()),
          number(part.maintenanceRequirement()),
          number(part.liquidationPrice()),
          number(part.bankruptcyPrice()));
    }
    return table;
  }

  private static String explanations(MarginExplanation why) {
    StringBuilder text = new StringBuilder();
    List<Explanation> all = new ArrayList<>();
    all.add(why.equity());
    all.add(why.initialRequirement());
    all.add(why.maintenanceRequirement());
    all.add(why.freeCollateral());
    all.add(why.marginRatio());
    for (MarginExplanation.PositionExplanation position : why.positions()) {
      Optional<Explanation> liquidation = position.liquidationPrice();
      liquidation.ifPresent(all::add);
      position.bankruptcyPrice().ifPresent(all::add);
    }
    Set<Explanation> told = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Explanation explanation : all) {
      line(text, explanation, 0, told);
    }
    return text.toString();
  }

  /** A line for each number; what was told before is not told again. */
  private static void line(
      StringBuilder text, Explanation explanation, int depth, Set<Explanation> told) {
    text.append("  ".repeat(depth)).append(explanation.label()).append(" = ");
    text.append(number(explanation.value()));
    if (!(explanation instanceof Explanation.Step step)) {
      text.append('\n');
    } else if (told.add(step)) {
      text.append("  (").append(lower(step.operation())).append(" of)\n");
      step.parts().forEach(part -> line(text, part, depth + 1, told));
    } else {
      text.append("  (see above)\n");
    }
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static String number(OptionalDouble value) {
    return value.isPresent() ? number(value.getAsDouble()) : "-";
  }

  /** Eight digits, which show a cent of half a million and a satoshi of a coin. */
  private static String number(double value) {
    double size = Math.abs(value);
    if (size != 0 && (size >= 1e12 || size < 1e-6)) {
      return String.format(Locale.ROOT, "%.7e", value);
    }
    int digits = size >= 1e6 ? 2 : size >= 1 ? 6 : 10;
    String text = String.format(Locale.ROOT, "%." + digits + "f", value);
    return text.replaceFirst("\\.?0+$", "");
  }

  private static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }

  private static @Nullable Double orNull(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
