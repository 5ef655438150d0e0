package io.plimsoll.notebooks;

import java.util.ArrayList;
import java.util.List;

/** What a running notebook displays; filled by its {@code display} calls, emptied by the runner. */
public final class Displays {
  private static final List<Display> SHOWN = new ArrayList<>();

  private Displays() {}

  /**
   * Something a notebook shows.
   *
   * @param mimeType for example {@code image/svg+xml}
   */
  public record Display(String content, String mimeType) {}

  /** Adds what was displayed. */
  public static synchronized void add(String content, String mimeType) {
    SHOWN.add(new Display(content, mimeType));
  }

  /** Everything displayed since the last call. */
  static synchronized List<Display> take() {
    List<Display> shown = List.copyOf(SHOWN);
    SHOWN.clear();
    return shown;
  }
}
