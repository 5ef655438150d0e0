package io.plimsoll.datasets.market;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Several sources as one, in available order; of equal times the source that was named first comes
 * first, so the order is the same at every replay.
 *
 * <p>A source pushes, a merge must pull: each source runs in a thread of its own and is at most a
 * few thousand events ahead. The sink runs in the caller's thread. What a source throws, the caller
 * gets; when the sink throws, the sources are stopped. Sources must keep available order
 * themselves.
 *
 * <p><b>Cost</b>: O(events · sources), a hand-over a {@value #BATCH} events.
 */
public final class MergedSource implements EventSource {
  private static final int BATCH = 1024;
  private static final int BATCHES_AHEAD = 4;

  private final List<EventSource> sources;

  private MergedSource(List<EventSource> sources) {
    this.sources = List.copyOf(sources);
  }

  /** The sources as one; a single one is given back as it is. */
  public static EventSource of(List<EventSource> sources) {
    if (sources.isEmpty()) {
      throw new IllegalArgumentException("sources must not be empty");
    }
    return sources.size() == 1 ? sources.getFirst() : new MergedSource(sources);
  }

  @Override
  public void forEach(Consumer<? super MarketEvent> sink) {
    List<Feed> feeds = new ArrayList<>();
    try {
      for (EventSource source : sources) {
        feeds.add(new Feed(source));
      }
      for (Feed first = earliest(feeds); first != null; first = earliest(feeds)) {
        sink.accept(first.take());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("the merge was interrupted");
    } finally {
      feeds.forEach(Feed::stop);
    }
  }

  private static @Nullable Feed earliest(List<Feed> feeds) throws InterruptedException {
    Feed earliest = null;
    for (Feed feed : feeds) {
      if (feed.hasNext()
          && (earliest == null || feed.nextAvailableNanos() < earliest.nextAvailableNanos())) {
        earliest = feed;
      }
    }
    return earliest;
  }

  /** What a source's thread hands over: events, the last time with what went wrong, if anything. */
  private record Batch(MarketEvent[] events, boolean last, @Nullable Throwable failure) {}

  /** One source, read ahead. */
  private static final class Feed {
    private final BlockingQueue<Batch> queue = new ArrayBlockingQueue<>(BATCHES_AHEAD);
    private final Thread thread;
    private Batch current = new Batch(new MarketEvent[0], false, null);
    private int next;

    Feed(EventSource source) {
      thread = Thread.ofPlatform().daemon().name("merged-source").start(() -> read(source));
    }

    private void read(EventSource source) {
      MarketEvent[] buffer = new MarketEvent[BATCH];
      int[] size = {0};
      Throwable failure = null;
      try {
        source.forEach(
            event -> {
              buffer[size[0]++] = event;
              if (size[0] == BATCH) {
                put(new Batch(buffer.clone(), false, null));
                size[0] = 0;
              }
            });
      } catch (RuntimeException | Error e) {
        failure = e;
      }
      if (!(failure instanceof CancellationException)) {
        try {
          put(new Batch(Arrays.copyOf(buffer, size[0]), true, failure));
        } catch (CancellationException stopped) {
          // Nobody reads any more.
        }
      }
    }

    private void put(Batch batch) {
      try {
        queue.put(batch);
      } catch (InterruptedException e) {
        throw new CancellationException("the merge was stopped");
      }
    }

    boolean hasNext() throws InterruptedException {
      while (next == current.events().length) {
        if (current.last()) {
          rethrow(current.failure());
          return false;
        }
        current = queue.take();
        next = 0;
      }
      return true;
    }

    private static void rethrow(@Nullable Throwable failure) {
      if (failure instanceof RuntimeException e) {
        throw e;
      }
      if (failure instanceof Error e) {
        throw e;
      }
    }

    long nextAvailableNanos() {
      return current.events()[next].availableNanos();
    }

    MarketEvent take() {
      return current.events()[next++];
    }

    /** Stops the thread and waits for it, so that the source's files are closed. */
    void stop() {
      thread.interrupt();
      boolean interrupted = false;
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
