package io.plimsoll.cli;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.store.fetch.ArchiveFetcher;
import io.plimsoll.datasets.store.fetch.FetchReport;
import io.plimsoll.datasets.store.fetch.FetchSettings;
import io.plimsoll.datasets.store.fetch.Fetched;
import io.plimsoll.datasets.store.fetch.VisionKind;
import io.plimsoll.datasets.store.fetch.VisionMarket;
import io.plimsoll.datasets.store.fetch.VisionRequest;
import io.plimsoll.datasets.store.fetch.Waiting;
import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code data fetch}. */
@Command(
    name = "fetch",
    mixinStandardHelpOptions = true,
    description = {
      "Downloads a venue's public files: resumed, verified against the published checksums.",
      "A file that is here is not downloaded again; one that the venue replaced since is reported.",
      "",
      "Ends with 0 if all that the server has is here, 1 if a file failed or was replaced since,",
      "2 if the server has nothing of what was asked for.",
      "",
      "Example: plimsoll data fetch binance --symbols BTCUSDT --kinds klines,metrics"
          + " --from 2024-01-01 --to 2024-03-31"
    })
final class DataFetchCommand implements Callable<Integer> {
  private static final int MOST_NAMED = 20;

  @Mixin private Output output = new Output();

  @Parameters(paramLabel = "VENUE", description = "binance")
  private String venue = "";

  @Option(
      names = "--symbols",
      split = ",",
      required = true,
      description = "For example BTCUSDT,ETHUSDT; for COIN-M BTCUSD_PERP.")
  private List<String> symbols = List.of();

  @Option(
      names = "--kinds",
      split = ",",
      description =
          "klines, aggTrades, trades, bookDepth, bookTicker, metrics, fundingRate,"
              + " liquidationSnapshot, markPriceKlines, indexPriceKlines, premiumIndexKlines."
              + " Default: klines.")
  private List<String> kinds = List.of("klines");

  @Option(names = "--interval", description = "The length of a kline. Default: 5m.")
  private String interval = "5m";

  @Option(names = "--market", description = "um, cm or spot. Default: um.")
  private String market = "um";

  @Option(names = "--from", required = true, description = "The first day, for example 2024-01-01.")
  private String from = "";

  @Option(names = "--to", required = true, description = "The last day, inclusive.")
  private String to = "";

  @Option(names = "--out", description = "Where the files go. Default: downloads in the home.")
  private @Nullable Path out;

  @Option(names = "--base-url", description = "Default: https://data.binance.vision")
  private URI base = FetchSettings.VISION;

  @Option(names = "--parallel", description = "How many files at a time. Default: 4.")
  private int parallel = 4;

  @Option(names = "--attempts", description = "How often a file may fail in a row. Default: 6.")
  private int attempts = 6;

  @Option(names = "--timeout", description = "Seconds a server may be silent. Default: 60.")
  private int timeoutSeconds = 60;

  @Option(
      names = "--take-new-versions",
      description = "Take files that the venue replaced; the old one is kept beside.")
  private boolean takeNewVersions;

  @Option(
      names = "--accept-unverified",
      description = "Take files that have no checksum, if they are whole zips.")
  private boolean acceptUnverified;

  @Override
  public Integer call() {
    if (!venue.equalsIgnoreCase("binance")) {
      throw new IllegalArgumentException("venue must be binance, was '" + venue + "'");
    }
    VisionRequest request =
        new VisionRequest(
            VisionMarket.of(market),
            symbols.stream().map(s -> s.strip().toUpperCase(Locale.ROOT)).toList(),
            kinds.stream().map(kind -> VisionKind.of(kind.strip())).toList(),
            interval,
            day(from, "--from"),
            day(to, "--to"));
    FetchSettings settings = settings();
    FetchReport report;
    try (ConsoleProgress progress = output.progress()) {
      report =
          new ArchiveFetcher(settings, Waiting.SLEEP, InstantSource.system())
              .fetch(request, progress);
    }
    output.print(json(settings, report), text(settings, report));
    return exit(report);
  }

  private FetchSettings settings() {
    Path directory = out == null ? Home.fromEnvironment().root().resolve("downloads") : out;
    return FetchSettings.of(directory)
        .withBase(base)
        .withEffort(parallel, attempts, Duration.ofSeconds(timeoutSeconds))
        .withRules(
            takeNewVersions ? FetchSettings.NewVersions.TAKE : FetchSettings.NewVersions.REPORT,
            acceptUnverified ? FetchSettings.Unverified.ACCEPT : FetchSettings.Unverified.REFUSE);
  }

  private static int exit(FetchReport report) {
    if (!report.with(Fetched.Status.FAILED).isEmpty()) {
      return ErrorCode.UNAVAILABLE.exitCode();
    }
    if (!report.with(Fetched.Status.NEW_VERSION).isEmpty()) {
      return ErrorCode.CONFLICT.exitCode();
    }
    return report.with(Fetched.Status.MISSING).size() == report.files().size()
        ? ErrorCode.NOT_FOUND.exitCode()
        : 0;
  }

  private static String text(FetchSettings settings, FetchReport report) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%,d downloaded (%.1f MB), %,d already there, %,d missing on the server, %,d replaced"
                + " since, %,d failed; in %s%n",
            report.with(Fetched.Status.DOWNLOADED).size(),
            report.bytes() / 1e6,
            report.with(Fetched.Status.ALREADY_THERE).size(),
            report.with(Fetched.Status.MISSING).size(),
            report.with(Fetched.Status.NEW_VERSION).size(),
            report.with(Fetched.Status.FAILED).size(),
            settings.out()));
    if (report.monthsByDay() > 0) {
      text.append("  ")
          .append(report.monthsByDay())
          .append(" months are not there as one file; their days were asked for\n");
    }
    for (Fetched.Status status :
        List.of(Fetched.Status.FAILED, Fetched.Status.NEW_VERSION, Fetched.Status.MISSING)) {
      List<Fetched> files = report.with(status);
      files.stream().limit(MOST_NAMED).forEach(file -> text.append(line(file)));
      if (files.size() > MOST_NAMED) {
        text.append("  … and ").append(files.size() - MOST_NAMED).append(" more (--json)\n");
      }
    }
    report.files().stream()
        .filter(f -> !f.note().isEmpty())
        .filter(
            f ->
                f.status() == Fetched.Status.DOWNLOADED
                    || f.status() == Fetched.Status.ALREADY_THERE)
        .limit(MOST_NAMED)
        .forEach(file -> text.append(line(file)));
    return text.toString();
  }

  private static String line(Fetched file) {
    return "  " + word(file.status()) + " " + file.file().path() + ": " + file.note() + "\n";
  }

  private static String word(Fetched.Status status) {
    return status.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static Map<String, Object> json(FetchSettings settings, FetchReport report) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("out", settings.out().toString());
    json.put("bytes", report.bytes());
    json.put("monthsByDay", report.monthsByDay());
    json.put(
        "files",
        report.files().stream()
            .map(
                file ->
                    Map.of(
                        "path", file.file().path(),
                        "status", word(file.status()),
                        "bytes", file.bytes(),
                        "note", file.note()))
            .toList());
    return json;
  }

  private static LocalDate day(String text, String option) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          option + " must be a day like 2024-01-31, was '" + text + "'", e);
    }
  }
}
