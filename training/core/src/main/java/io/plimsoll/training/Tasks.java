package io.plimsoll.training;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Runs independent tasks on a few threads; results come in the order of the tasks, whichever ended
 * first.
 */
public final class Tasks {
  private Tasks() {}

  /**
   * What became of a task.
   *
   * @param value null where it failed
   * @param failure why, for a person; null where it did not
   */
  public record Done<T>(@Nullable T value, @Nullable String failure) {}

  /**
   * Runs the tasks. A task that throws PlimsollException or lacks a library has failed and the
   * others go on; any other exception is a defect and ends the run.
   */
  public static <T> List<Done<T>> run(
      List<Callable<T>> tasks, int threads, String step, Progress progress) {
    AtomicInteger count = new AtomicInteger();
    try (ExecutorService executor =
        Executors.newFixedThreadPool(
            Math.min(threads, Math.max(1, tasks.size())),
            Thread.ofPlatform().daemon().name("fit-", 0).factory())) {
      List<Future<Done<T>>> futures = new ArrayList<>();
      for (Callable<T> task : tasks) {
        futures.add(
            executor.submit(
                () -> {
                  Done<T> done = one(task);
                  synchronized (count) {
                    progress.update(step, count.incrementAndGet(), tasks.size());
                  }
                  return done;
                }));
      }
      return collect(futures, executor);
    }
  }

  private static <T> Done<T> one(Callable<T> task) throws Exception {
    try {
      return new Done<>(task.call(), null);
    } catch (PlimsollException | LinkageError e) {
      String message = e.getMessage();
      return new Done<>(null, message == null ? e.getClass().getSimpleName() : message);
    }
  }

  private static <T> List<Done<T>> collect(
      List<Future<Done<T>>> futures, ExecutorService executor) {
    List<Done<T>> results = new ArrayList<>();
    try {
      for (Future<Done<T>> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (InterruptedException e) {
      executor.shutdownNow();
      Thread.currentThread().interrupt();
      throw new PlimsollException(ErrorCode.UNAVAILABLE, "training was interrupted", e);
    } catch (ExecutionException e) {
      executor.shutdownNow();
      if (e.getCause() instanceof RuntimeException runtime) {
        throw runtime;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new PlimsollException(ErrorCode.INTERNAL, "a fit failed: " + e.getCause(), e);
    }
  }
}
