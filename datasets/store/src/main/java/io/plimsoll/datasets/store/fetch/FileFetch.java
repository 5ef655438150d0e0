package io.plimsoll.datasets.store.fetch;

import io.plimsoll.datasets.store.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpTimeoutException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Brings one file here: asks for its checksum, compares what is here already, downloads, verifies,
 * and only then gives it its name.
 */
final class FileFetch {
  /** A failure after this many bytes gained does not count as one in a row with those before. */
  private static final long PROGRESS_BYTES = 1 << 20;

  /** Bounds the patience with a server that always gives a little and breaks off. */
  private static final int MOST_ATTEMPTS = 1000;

  private final FetchSettings settings;
  private final Remote remote;
  private final Waiting waiting;
  private final InstantSource clock;
  private final Remote.Meter meter;
  private final RemoteFile file;
  private final Path target;
  private final Versions versions;
  private long bytes;

  FileFetch(
      FetchSettings settings,
      Remote remote,
      Waiting waiting,
      InstantSource clock,
      Remote.Meter meter,
      RemoteFile file) {
    this.settings = settings;
    this.remote = remote;
    this.waiting = waiting;
    this.clock = clock;
    this.meter = meter;
    this.file = file;
    target = settings.out().resolve(file.path());
    versions = new Versions(target);
  }

  /** What became of it; throws only if the thread was interrupted. */
  Fetched run() throws InterruptedException {
    Backoff backoff = new Backoff(settings, file);
    int failures = 0;
    for (int attempt = 1; ; attempt++) {
      long before = bytes;
      try {
        return attempt();
      } catch (ServerFailure e) {
        failures = bytes - before >= PROGRESS_BYTES ? 1 : failures + 1;
        if (e.pointless() || failures >= settings.attempts() || attempt >= MOST_ATTEMPTS) {
          return given(String.valueOf(e.getMessage()), attempt);
        }
        waiting.await(backoff.after(failures, e.asked()));
      } catch (UncheckedIOException e) {
        return result(Fetched.Status.FAILED, here(e));
      } catch (IOException e) {
        if (++failures >= settings.attempts()) {
          return given(connection(e), attempt);
        }
        waiting.await(backoff.after(failures, Duration.ZERO));
      }
    }
  }

  private Fetched attempt() throws IOException, InterruptedException {
    String sha256 = remote.checksum(file);
    Fetched here = compared(sha256);
    if (here != null) {
      return here;
    }
    try (PartFile part = new PartFile(target, sha256)) {
      Remote.Meter counting =
          new Remote.Meter() {
            @Override
            public void announced(long count) {
              meter.announced(count);
            }

            @Override
            public void came(long count) {
              bytes += count;
              meter.came(count);
            }
          };
      if (remote.body(file, part, sha256, counting) == Remote.Body.ABSENT) {
        return result(Fetched.Status.MISSING, "404");
      }
      part.force();
      String verified = verified(part, sha256);
      return placed(part, verified);
    }
  }

  /** What the file that is here means; null if it must be downloaded. */
  private @Nullable Fetched compared(String sha256) {
    try {
      if (!Files.exists(target)) {
        return null;
      }
      String here = Sha256.of(target);
      List<String> seen = versions.seen();
      if (here.equals(sha256)) {
        versions.add(sha256, clock.instant());
        return result(Fetched.Status.ALREADY_THERE, "");
      }
      if (sha256.isEmpty()) {
        return seen.contains(here)
            ? result(Fetched.Status.ALREADY_THERE, "the server has no checksum any more")
            : unknown("the server has no checksum to compare it with");
      }
      if (!seen.contains(here)) {
        // Damaged since: its own version is the one the server has, so nothing is lost.
        return !seen.isEmpty() && seen.getLast().equals(sha256)
            ? null
            : unknown("its sha256 is " + shortened(here) + ", the server's " + shortened(sha256));
      }
      versions.add(sha256, clock.instant());
      return settings.newVersions() == FetchSettings.NewVersions.TAKE
          ? null
          : result(
              Fetched.Status.NEW_VERSION,
              "the server's sha256 is now "
                  + shortened(sha256)
                  + ", here is "
                  + shortened(here)
                  + ", kept");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Fetched unknown(String why) {
    return result(
        Fetched.Status.FAILED,
        target
            + " was not downloaded by this command or was changed since ("
            + why
            + "); it is left alone, move it away to download");
  }

  /** The checksum of a part that is what the server has; otherwise it is discarded. */
  private String verified(PartFile part, String sha256) throws IOException, InterruptedException {
    String found = sha256(part);
    if (sha256.isEmpty()) {
      try (ZipFile zip = new ZipFile(part.path().toFile())) {
        if (zip.size() > 0) {
          return found;
        }
      } catch (IOException e) {
        // Said below.
      }
      part.discard();
      throw ServerFailure.worthAnother("what came is no whole zip");
    }
    // The file may have been replaced between its checksum and its bytes.
    if (!found.equals(sha256) && !found.equals(remote.checksum(file))) {
      part.discard();
      throw ServerFailure.worthAnother(
          "the sha256 must be " + shortened(sha256) + ", was " + shortened(found));
    }
    return found;
  }

  private static String sha256(PartFile part) {
    try {
      return Sha256.of(part.path());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives the part the file's name; what stood there stays under the name of its version. */
  private Fetched placed(PartFile part, String sha256) {
    try {
      String note = "";
      if (Files.exists(target)) {
        String old = shortened(Sha256.of(target));
        Path aside = target.resolveSibling(file.name() + ".old-" + old);
        Files.move(target, aside, StandardCopyOption.REPLACE_EXISTING);
        note = "in place of " + old + ", which is now " + aside.getFileName();
      }
      versions.add(sha256, clock.instant());
      Files.writeString(
          target.resolveSibling(file.name() + ".CHECKSUM"), sha256 + "  " + file.name() + "\n");
      Files.move(part.path(), target, StandardCopyOption.ATOMIC_MOVE);
      part.discard();
      return result(Fetched.Status.DOWNLOADED, note);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The end of patience: a file that is here and known stays good though nobody could be asked. */
  private Fetched given(String reason, int attempts) {
    try {
      if (Files.exists(target) && versions.seen().contains(Sha256.of(target))) {
        return result(Fetched.Status.ALREADY_THERE, "not compared with the server: " + reason);
      }
    } catch (IOException e) {
      return result(Fetched.Status.FAILED, String.valueOf(e.getMessage()));
    }
    return result(
        Fetched.Status.FAILED, reason + (attempts > 1 ? " (" + attempts + " attempts)" : ""));
  }

  /**
   * What went wrong on this machine's disk: a file system's exceptions hold little but the path.
   */
  private static String here(UncheckedIOException e) {
    Throwable cause = e.getCause();
    return cause instanceof FileSystemException
        ? "cannot be written here: " + cause.getClass().getSimpleName() + ": " + cause.getMessage()
        : String.valueOf(cause == null ? e.getMessage() : cause.getMessage());
  }

  private String connection(IOException e) {
    if (e instanceof HttpTimeoutException) {
      return "no answer within " + settings.quiet().toMillis() + " ms";
    }
    String message = e.getMessage();
    return e.getClass().getSimpleName() + (message == null ? "" : ": " + message);
  }

  private Fetched result(Fetched.Status status, String note) {
    return new Fetched(file, status, bytes, note);
  }

  private static String shortened(String sha256) {
    return sha256.substring(0, 12);
  }
}
