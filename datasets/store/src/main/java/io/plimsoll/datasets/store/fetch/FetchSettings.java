package io.plimsoll.datasets.store.fetch;

import io.plimsoll.datasets.Checks;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How to download.
 *
 * @param base the archive's address
 * @param out the directory that receives the files, in the archive's own layout
 * @param parallel how many files at a time
 * @param attempts how often in a row a file may fail without a byte gained
 * @param quiet so long a server may say nothing, before its answer and amid it
 * @param firstWait about how long to wait before the second attempt; doubles with each further one
 * @param longestWait the longest wait, also where a server asks for more
 * @param seed of the waits' jitter
 * @param newVersions what to do with a file that the server has replaced since
 * @param unverified what to do with a file that has no checksum beside it
 */
public record FetchSettings(
    URI base,
    Path out,
    int parallel,
    int attempts,
    Duration quiet,
    Duration firstWait,
    Duration longestWait,
    long seed,
    NewVersions newVersions,
    Unverified unverified) {
  /** The public address of Binance's archive. */
  public static final URI VISION = URI.create("https://data.binance.vision");

  /** What to do with a file that the server has replaced since it was downloaded. */
  public enum NewVersions {
    /** Say so, keep the one that is here. */
    REPORT,
    /** Take it; the one that was here stays beside it under another name. */
    TAKE
  }

  /** What to do with a file that has no checksum. */
  public enum Unverified {
    REFUSE,
    /** Take it if it is a whole zip. */
    ACCEPT
  }

  public FetchSettings {
    String scheme = String.valueOf(base.getScheme());
    if (!scheme.matches("https?") || base.getHost() == null || base.getRawQuery() != null) {
      throw new IllegalArgumentException(
          "base address must be like https://host/path, was '" + base + "'");
    }
    Checks.inRange(parallel, 1, 64, "parallel");
    Checks.inRange(attempts, 1, 100, "attempts");
    Checks.positive(quiet.toMillis(), "quiet");
    Checks.positive(firstWait.toMillis(), "firstWait");
    Checks.inRange(longestWait.toMillis(), firstWait.toMillis(), 3.6e6, "longestWait");
  }

  /** Four at a time, six attempts, a minute of silence, waits from half a second to two minutes. */
  public static FetchSettings of(Path out) {
    return new FetchSettings(
        VISION,
        out,
        4,
        6,
        Duration.ofSeconds(60),
        Duration.ofMillis(500),
        Duration.ofMinutes(2),
        1,
        NewVersions.REPORT,
        Unverified.REFUSE);
  }

  /** The same from another address. */
  public FetchSettings withBase(URI to) {
    return new FetchSettings(
        to, out, parallel, attempts, quiet, firstWait, longestWait, seed, newVersions, unverified);
  }

  /** The same with so many files at a time and so many attempts a file. */
  public FetchSettings withEffort(int filesAtATime, int attemptsAFile, Duration silence) {
    return new FetchSettings(
        base,
        out,
        filesAtATime,
        attemptsAFile,
        silence,
        firstWait,
        longestWait,
        seed,
        newVersions,
        unverified);
  }

  /** The same with other rules for replaced files and for files without checksum. */
  public FetchSettings withRules(NewVersions replaced, Unverified noChecksum) {
    return new FetchSettings(
        base, out, parallel, attempts, quiet, firstWait, longestWait, seed, replaced, noChecksum);
  }

  URI uri(String path) {
    String address = base.toString();
    return URI.create((address.endsWith("/") ? address : address + "/") + path);
  }
}
