package io.plimsoll.datasets.store.fetch;

import java.util.List;

/**
 * What became of all files.
 *
 * @param files in the order they were asked for; a month that was not there is not among them, its
 *     days are
 * @param monthsByDay how many months were not there as one file
 */
public record FetchReport(List<Fetched> files, int monthsByDay) {
  public FetchReport {
    files = List.copyOf(files);
  }

  /** The files with a status. */
  public List<Fetched> with(Fetched.Status status) {
    return files.stream().filter(file -> file.status() == status).toList();
  }

  /** All bytes transferred. */
  public long bytes() {
    return files.stream().mapToLong(Fetched::bytes).sum();
  }
}
