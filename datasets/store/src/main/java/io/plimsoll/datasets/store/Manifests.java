package io.plimsoll.datasets.store;

import io.plimsoll.datasets.DatasetManifest;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.datasets.reader.DataKind;
import io.plimsoll.datasets.reader.Detected;
import io.plimsoll.datasets.reader.ReadResult;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** Makes the manifest of what was read. */
final class Manifests {
  private Manifests() {}

  static DatasetManifest of(ImportRequest request, ReadResult result, String dataSha256) {
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    // Events stand in available order, in which they need not have happened.
    for (MarketEvent event : result.events()) {
      first = Math.min(first, event instanceof Bar bar ? bar.openNanos() : event.eventNanos());
      last = Math.max(last, event.eventNanos());
    }
    return new DatasetManifest(
        request.name(),
        result.detected().kind(),
        List.of(request.instrument()),
        result.detected().barSpanNanos(),
        result.events().size(),
        result.failed().size(),
        result.duplicates(),
        result.reordered(),
        first,
        last,
        request.file().name(),
        result.sourceSha256(),
        dataSha256,
        request.source(),
        request.licence(),
        result.detected().text(),
        notes(result),
        version());
  }

  private static List<String> notes(ReadResult result) {
    Detected detected = result.detected();
    List<String> notes = new ArrayList<>(detected.notes());
    if (result.repeated() > 0) {
      notes.add(
          result.repeated()
              + " trades equal another one in every field; without identifiers they may be two"
              + " fills, so they are kept");
    }
    if (detected.kind() == DataKind.BARS
        && result.events().stream().allMatch(e -> e instanceof Bar bar && bar.empty())) {
      notes.add("no bar has volume: these may be mark or index prices");
    }
    return notes;
  }

  private static String version() {
    Properties properties = new Properties();
    try (InputStream in = Manifests.class.getResourceAsStream("version.properties")) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      throw new IllegalStateException("version.properties stands on the class path", e);
    }
    return "plimsoll " + properties.getProperty("version", "development");
  }
}
