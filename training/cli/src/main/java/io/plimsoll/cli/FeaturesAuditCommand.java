package io.plimsoll.cli;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.features.FeatureEntity;
import io.plimsoll.features.FeatureView;
import io.plimsoll.features.KernelRegistry;
import io.plimsoll.features.Source;
import io.plimsoll.features.ViewSources;
import io.plimsoll.features.audit.AuditMarket;
import io.plimsoll.features.audit.Finding;
import io.plimsoll.features.audit.Pipeline;
import io.plimsoll.training.audit.LeakageBattery;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code features audit}. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description = {
      "Looks for leaks: changes, cuts off and delays the future, plants a leak, runs time"
          + " backwards.",
      "Exits with 1 where a check fails or cannot tell."
    })
final class FeaturesAuditCommand implements Callable<Integer> {
  @Mixin private Output output = new Output();

  @Parameters(paramLabel = "VIEW", description = "A view's name or a YAML file.")
  private String view = "";

  @ArgGroup private Origin origin = new Origin();

  @Option(names = "--seed", description = "Default: ${DEFAULT-VALUE}", defaultValue = "1")
  private long seed;

  @Option(
      names = "--events",
      description = "At most so many events of the data. Default: ${DEFAULT-VALUE}",
      defaultValue = "200000")
  private int limit;

  /** Where events come from: one or the other. */
  static final class Origin {
    @Option(names = "--data", split = ",", paramLabel = "DATASET", description = "Datasets.")
    private List<String> datasets = new ArrayList<>();

    @Option(names = "--synthetic", description = "A market made by the seed; the default.")
    private boolean synthetic;
  }

  @Override
  public Integer call() {
    FeatureView asked = StudyOptions.named(view);
    if (asked.entity() != FeatureEntity.INSTRUMENT) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          "view '" + asked.name() + "' has rows of accounts; the audit takes market events alone");
    }
    Set<Source> kinds = ViewSources.choices(asked, KernelRegistry.standard()).getFirst();
    FeatureView audited = asked;
    List<MarketEvent> events;
    List<InstrumentId> universe;
    if (origin.datasets.isEmpty()) {
      events = LeakageBattery.synthetic(asked, kinds, seed);
      universe = AuditMarket.universe(2);
    } else {
      FeatureData data = FeatureData.open(Home.fromEnvironment().catalog(), origin.datasets, asked);
      audited = data.view();
      events = read(data);
      universe = data.universe();
    }
    List<Finding> findings;
    try (ConsoleProgress progress = output.progress()) {
      findings = LeakageBattery.run(new Pipeline(audited, universe), events, kinds, seed, progress);
    }
    report(audited, events, findings);
    return LeakageBattery.cleared(findings) ? 0 : 1;
  }

  private void report(FeatureView audited, List<MarketEvent> events, List<Finding> findings) {
    Table table = new Table("check", "verdict", "rows", "what was seen");
    for (Finding finding : findings) {
      table.row(
          finding.check(),
          finding.verdict(),
          String.format(Locale.ROOT, "%,d", finding.compared()),
          finding.detail());
    }
    output.print(
        findings,
        String.format(
                Locale.ROOT,
                "%s@%s on %,d events of %s, seed %d%n",
                audited.name(),
                audited.version(),
                events.size(),
                origin.datasets.isEmpty()
                    ? "a synthetic market"
                    : String.join(", ", origin.datasets),
                seed)
            + table);
  }

  private List<MarketEvent> read(FeatureData data) {
    List<MarketEvent> events = new ArrayList<>();
    try {
      data.events()
          .forEach(
              event -> {
                if (events.size() == limit) {
                  throw new CancellationException("enough");
                }
                events.add(event);
              });
    } catch (CancellationException enough) {
      // The audit takes the first events; the rest need not be read.
    }
    return events;
  }
}
