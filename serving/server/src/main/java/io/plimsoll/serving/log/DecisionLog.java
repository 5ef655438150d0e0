package io.plimsoll.serving.log;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.models.multiplier.MultiplierDecision;
import io.plimsoll.serving.ServedModel;
import io.plimsoll.serving.http.Json;
import io.plimsoll.serving.http.Wire;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every decision with its explanation, one JSON object a line, each line carrying the SHA-256 of
 * the line before it: {@code {"sequence":n,"previous":"hash","decision":{…}}}.
 *
 * <p>A line that was changed, dropped or inserted breaks the chain, which {@link #verify} finds.
 * Only the end can be cut off unseen; who must rule that out keeps the last hash elsewhere. A line
 * that a crash cut short is dropped when the log is opened again. One writer at a time; a second
 * process is turned away.
 */
public final class DecisionLog
    implements BiConsumer<MultiplierDecision, ServedModel.Card>, AutoCloseable {
  /** The file in the log's directory. */
  public static final String FILE = "decisions.ndjson";

  private static final String LINE_START = "{\"sequence\":";
  private static final String NO_LINE = "0".repeat(64);
  private static final Pattern HEAD =
      Pattern.compile("\\{\"sequence\":(\\d{1,18}),\"previous\":\"([0-9a-f]{64})\",\"decision\":");

  private final Path path;
  private final RandomAccessFile file;
  private long length;
  private long next;
  private String previous = NO_LINE;

  /**
   * Opens the log of a directory, which is made where it does not exist, and continues its chain
   * after the last line. Does not check the lines before; {@link #verify} does.
   *
   * @throws PlimsollException CORRUPT_DATA where the last line is none of a log, CONFLICT where
   *     another process writes it, UNAVAILABLE where the file cannot be written
   */
  public DecisionLog(Path directory) {
    path = directory.resolve(FILE);
    try {
      Files.createDirectories(directory);
      file = new RandomAccessFile(path.toFile(), "rw");
    } catch (IOException e) {
      throw unavailable(e);
    }
    try {
      lock();
      continueChain();
    } catch (IOException e) {
      close();
      throw unavailable(e);
    } catch (PlimsollException e) {
      close();
      throw e;
    }
  }

  /**
   * What became of a check.
   *
   * @param lines how many lines hold, from the first
   * @param lastHash of the last of them
   * @param broken what is wrong with the line after them; empty where there is none
   */
  public record Verification(long lines, String lastHash, Optional<String> broken) {
    /** Whether every line holds. */
    public boolean holds() {
      return broken.isEmpty();
    }
  }

  /** Checks the chain of the log in a directory from its first line to its last. */
  public static Verification verify(Path directory) {
    Path path = directory.resolve(FILE);
    long lines = 0;
    String previous = NO_LINE;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
      while (true) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int read = in.read();
        for (; read >= 0 && read != '\n'; read = in.read()) {
          line.write(read);
        }
        if (read < 0) {
          return new Verification(
              lines, previous, line.size() == 0 ? Optional.empty() : Optional.of("cut short"));
        }
        Optional<String> broken = broken(line.toByteArray(), lines, previous);
        if (broken.isPresent()) {
          return new Verification(lines, previous, broken);
        }
        previous = sha256(line.toByteArray());
        lines++;
      }
    } catch (IOException e) {
      throw new PlimsollException(
          ErrorCode.UNAVAILABLE, "cannot read decision log '" + path + "': " + e.getMessage(), e);
    }
  }

  private static Optional<String> broken(byte[] line, long sequence, String previous) {
    Matcher head = HEAD.matcher(new String(line, StandardCharsets.UTF_8));
    if (!head.lookingAt()) {
      return Optional.of("not a line of a decision log");
    }
    if (Long.parseLong(head.group(1)) != sequence) {
      return Optional.of("sequence must be " + sequence + ", was " + head.group(1));
    }
    return head.group(2).equals(previous)
        ? Optional.empty()
        : Optional.of(
            "the line before it was changed: its hash must be "
                + head.group(2)
                + ", was "
                + previous);
  }

  /**
   * Writes a decision down; where that fails the log stays as it was and UncheckedIOException says
   * so.
   */
  @Override
  public synchronized void accept(MultiplierDecision decision, ServedModel.Card model) {
    String body =
        new String(
            Json.write(Wire.Multiplier.of(decision, model, Optional.empty(), true)),
            StandardCharsets.UTF_8);
    String line =
        "{\"sequence\":" + next + ",\"previous\":\"" + previous + "\",\"decision\":" + body + "}";
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      file.setLength(length);
      file.seek(length);
      file.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot write decision log '" + path + "': " + e.getMessage(), e);
    }
    length += bytes.length;
    next++;
    previous = sha256(line.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public synchronized void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close decision log '" + path + "'", e);
    }
  }

  private void lock() throws IOException {
    try {
      if (file.getChannel().tryLock() != null) {
        return;
      }
    } catch (OverlappingFileLockException e) {
      // this very process has it open: as taken as by another
    }
    throw new PlimsollException(
        ErrorCode.CONFLICT, "decision log '" + path + "' is written by another server");
  }

  private void continueChain() throws IOException {
    length = lineStart(file.length());
    dropCutLine();
    if (length == 0) {
      return;
    }
    long start = lineStart(length - 1);
    byte[] last = new byte[Math.toIntExact(length - 1 - start)];
    file.seek(start);
    file.readFully(last);
    Matcher head = HEAD.matcher(new String(last, StandardCharsets.UTF_8));
    if (!head.lookingAt()) {
      throw notALog();
    }
    next = Long.parseLong(head.group(1)) + 1;
    previous = sha256(last);
  }

  /** Drops a line without an end; one that does not even begin as ours is somebody else's file. */
  private void dropCutLine() throws IOException {
    byte[] cut = new byte[(int) Math.min(LINE_START.length(), file.length() - length)];
    file.seek(length);
    file.readFully(cut);
    if (!LINE_START.startsWith(new String(cut, StandardCharsets.UTF_8))) {
      throw notALog();
    }
    file.setLength(length);
  }

  private PlimsollException notALog() {
    return new PlimsollException(
        ErrorCode.CORRUPT_DATA,
        "decision log '" + path + "' does not end in a line of a decision log");
  }

  /** The position after the last line feed before a position. */
  private long lineStart(long before) throws IOException {
    byte[] block = new byte[4096];
    for (long end = before; end > 0; end -= block.length) {
      int size = (int) Math.min(block.length, end);
      file.seek(end - size);
      file.readFully(block, 0, size);
      for (int i = size - 1; i >= 0; i--) {
        if (block[i] == '\n') {
          return end - size + i + 1;
        }
      }
    }
    return 0;
  }

  private PlimsollException unavailable(IOException cause) {
    return new PlimsollException(
        ErrorCode.UNAVAILABLE,
        "cannot write decision log '" + path + "': " + cause.getMessage(),
        cause);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
