package io.plimsoll.datasets.store.fetch;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.Progress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Downloads files of a public archive, several at a time. Whatever becomes of one file, the others
 * go on; what was begun is continued by the next call.
 *
 * <p>A file has its name here only when it is whole and its sha256 is the one the archive publishes
 * beside it. A file that the archive replaced later is reported, and replaced here only if asked.
 */
public final class ArchiveFetcher {
  private final FetchSettings settings;
  private final Waiting waiting;
  private final InstantSource clock;

  /**
   * A fetcher.
   *
   * @param waiting how it waits between attempts
   * @param clock stamps what was seen when, and reads dates in {@code Retry-After}
   */
  public ArchiveFetcher(FetchSettings settings, Waiting waiting, InstantSource clock) {
    this.settings = settings;
    this.waiting = waiting;
    this.clock = clock;
  }

  /**
   * Downloads what is asked for and not there yet.
   *
   * @throws PlimsollException UNAVAILABLE if the thread is interrupted
   */
  public FetchReport fetch(VisionRequest request, Progress progress) {
    List<VisionRequest.Wanted> plan = request.plan();
    List<RemoteFile> first = plan.stream().map(VisionRequest.Wanted::file).toList();
    try (Remote remote = new Remote(settings, clock);
        ExecutorService threads = Executors.newFixedThreadPool(settings.parallel())) {
      try {
        Total total = new Total(progress);
        List<Fetched> direct = all(first, remote, threads, total);
        List<RemoteFile> days = new ArrayList<>();
        for (int i = 0; i < plan.size(); i++) {
          if (direct.get(i).status() == Fetched.Status.MISSING) {
            days.addAll(plan.get(i).instead());
          }
        }
        return report(plan, direct, all(days, remote, threads, total));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new PlimsollException(ErrorCode.UNAVAILABLE, "the download was interrupted", e);
      } finally {
        threads.shutdownNow();
      }
    }
  }

  private List<Fetched> all(
      List<RemoteFile> files, Remote remote, ExecutorService threads, Total total)
      throws InterruptedException {
    List<Future<Fetched>> running = new ArrayList<>();
    for (RemoteFile file : files) {
      running.add(
          threads.submit(() -> new FileFetch(settings, remote, waiting, clock, total, file).run()));
    }
    List<Fetched> done = new ArrayList<>();
    for (Future<Fetched> one : running) {
      try {
        done.add(one.get());
      } catch (ExecutionException e) {
        throw new IllegalStateException("a download ends in a result", e.getCause());
      }
    }
    return done;
  }

  /** The days of a month that was not there stand in its place. */
  private static FetchReport report(
      List<VisionRequest.Wanted> plan, List<Fetched> direct, List<Fetched> days) {
    List<Fetched> files = new ArrayList<>();
    int months = 0;
    int day = 0;
    for (int i = 0; i < plan.size(); i++) {
      List<RemoteFile> instead = plan.get(i).instead();
      if (direct.get(i).status() == Fetched.Status.MISSING && !instead.isEmpty()) {
        months++;
        files.addAll(days.subList(day, day + instead.size()));
        day += instead.size();
      } else {
        files.add(direct.get(i));
      }
    }
    return new FetchReport(files, months);
  }

  /** Bytes come and announced, over all files. */
  private static final class Total implements Remote.Meter {
    private final Progress progress;
    private final AtomicLong known = new AtomicLong();
    private final AtomicLong come = new AtomicLong();

    Total(Progress progress) {
      this.progress = progress;
    }

    @Override
    public void announced(long bytes) {
      known.addAndGet(bytes);
    }

    @Override
    public void came(long bytes) {
      long now = come.addAndGet(bytes);
      progress.update("downloading (bytes)", now, Math.max(now, known.get()));
    }
  }
}
