package io.plimsoll.datasets.store;

import java.util.List;

/**
 * What re-reading a dataset found.
 *
 * @param name the dataset
 * @param problems one sentence each, naming the file and both values; none if all is as the
 *     manifest says
 * @param rows how many events were read again
 */
public record VerifyReport(String name, List<String> problems, long rows) {
  public VerifyReport {
    problems = List.copyOf(problems);
  }

  /** Whether everything is as the manifest says. */
  public boolean ok() {
    return problems.isEmpty();
  }
}
