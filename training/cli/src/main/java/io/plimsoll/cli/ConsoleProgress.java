package io.plimsoll.cli;

import io.plimsoll.datasets.Progress;
import java.util.HashSet;
import java.util.Set;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * Draws progress on standard error: a bar at a terminal, one line a step elsewhere, nothing when
 * quiet.
 */
final class ConsoleProgress implements Progress, AutoCloseable {
  private final boolean quiet;
  private final boolean terminal;
  private final Set<String> announced = new HashSet<>();
  private @Nullable ProgressBar bar;
  private String step = "";

  ConsoleProgress(boolean quiet) {
    this.quiet = quiet;
    this.terminal = System.console() != null && System.console().isTerminal();
  }

  @Override
  public synchronized void update(String name, long done, long total) {
    if (quiet) {
      return;
    }
    if (!terminal) {
      if (announced.add(name)) {
        System.err.println("  " + name);
      }
      return;
    }
    if (bar == null || !name.equals(step)) {
      close();
      step = name;
      bar =
          new ProgressBarBuilder()
              .setTaskName(name)
              .setInitialMax(Math.max(total, 0))
              .setStyle(ProgressBarStyle.UNICODE_BLOCK)
              .setUpdateIntervalMillis(200)
              .build();
    }
    if (total >= 0) {
      bar.maxHint(total);
    }
    bar.stepTo(done);
  }

  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
