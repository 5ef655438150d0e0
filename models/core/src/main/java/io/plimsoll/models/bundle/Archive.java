package io.plimsoll.models.bundle;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Named values in a file that keeps every bit: texts and arrays of texts, doubles, ints and longs.
 *
 * <p>Layout: {@code PLMS}, format version (int), number of entries (int), entries sorted by key
 * (modified UTF-8 key, type byte, length, values big-endian), SHA-256 of all bytes before it. Equal
 * content gives equal bytes.
 */
public final class Archive {
  private static final byte[] MAGIC = "PLMS".getBytes(StandardCharsets.US_ASCII);
  private static final int FORMAT = 1;
  private static final int DIGEST_BYTES = 32;

  private final String source;
  private final String prefix;
  private final TreeMap<String, Object> entries;

  private Archive(String source, String prefix, TreeMap<String, Object> entries) {
    this.source = source;
    this.prefix = prefix;
    this.entries = entries;
  }

  /** An archive with nothing in it. */
  public static Archive empty() {
    return new Archive("(in memory)", "", new TreeMap<>());
  }

  /** The same archive below a name: keys of the child are prefixed with {@code name/}. */
  public Archive child(String name) {
    return new Archive(source, prefix + name + "/", entries);
  }

  /** Whether a key is there. */
  public boolean has(String key) {
    return entries.containsKey(prefix + key);
  }

  /** Stores a text. */
  public void put(String key, String value) {
    store(key, value);
  }

  /** Stores texts. */
  public void put(String key, String[] values) {
    store(key, values.clone());
  }

  /** Stores numbers. */
  public void put(String key, double... values) {
    store(key, values.clone());
  }

  /** Stores whole numbers. */
  public void put(String key, int... values) {
    store(key, values.clone());
  }

  /** Stores long whole numbers. */
  public void put(String key, long... values) {
    store(key, values.clone());
  }

  /** A text. */
  public String text(String key) {
    return get(key, String.class);
  }

  /** Texts. */
  public String[] texts(String key) {
    return get(key, String[].class).clone();
  }

  /** Numbers. */
  public double[] numbers(String key) {
    return get(key, double[].class).clone();
  }

  /** One number. */
  public double number(String key) {
    double[] values = get(key, double[].class);
    requireOne(key, values.length);
    return values[0];
  }

  /** Whole numbers. */
  public int[] ints(String key) {
    return get(key, int[].class).clone();
  }

  /** One whole number. */
  public int integer(String key) {
    int[] values = get(key, int[].class);
    requireOne(key, values.length);
    return values[0];
  }

  /** Long whole numbers. */
  public long[] longs(String key) {
    return get(key, long[].class).clone();
  }

  /** One long whole number. */
  public long wholeNumber(String key) {
    long[] values = get(key, long[].class);
    requireOne(key, values.length);
    return values[0];
  }

  private void requireOne(String key, int length) {
    if (length != 1) {
      throw corrupt("'" + prefix + key + "' must hold one value, holds " + length);
    }
  }

  private void store(String key, Object value) {
    if (entries.putIfAbsent(prefix + key, value) != null) {
      throw new IllegalArgumentException("'" + prefix + key + "' is already in the archive");
    }
  }

  private <T> T get(String key, Class<T> type) {
    Object value = entries.get(prefix + key);
    if (value == null) {
      throw corrupt("'" + prefix + key + "' is missing");
    }
    if (!type.isInstance(value)) {
      throw corrupt(
          "'"
              + prefix
              + key
              + "' must be "
              + type.getSimpleName()
              + ", is "
              + value.getClass().getSimpleName());
    }
    return type.cast(value);
  }

  private PlimsollException corrupt(String message) {
    return new PlimsollException(ErrorCode.CORRUPT_DATA, source + ": " + message);
  }

  /** The whole archive as bytes. */
  public byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.write(MAGIC);
      out.writeInt(FORMAT);
      out.writeInt(entries.size());
      for (Map.Entry<String, Object> entry : entries.entrySet()) {
        out.writeUTF(entry.getKey());
        writeValue(out, entry.getValue());
      }
      out.flush();
      out.write(sha256(bytes.toByteArray()));
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  /** Reads what {@link #toBytes} wrote; {@code source} names the file in errors. */
  public static Archive fromBytes(String source, byte[] bytes) {
    Archive archive = new Archive(source, "", new TreeMap<>());
    int content = bytes.length - DIGEST_BYTES;
    if (content < MAGIC.length + 8
        || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw archive.corrupt("not a Plimsoll archive (" + bytes.length + " bytes)");
    }
    byte[] head = Arrays.copyOf(bytes, content);
    if (!Arrays.equals(sha256(head), Arrays.copyOfRange(bytes, content, bytes.length))) {
      throw archive.corrupt("checksum does not match: the file is truncated or changed");
    }
    try (DataInputStream in =
        new DataInputStream(new ByteArrayInputStream(head, MAGIC.length, content - MAGIC.length))) {
      int format = in.readInt();
      if (format != FORMAT) {
        throw archive.corrupt(
            "format " + format + " is newer than this program, which reads up to " + FORMAT);
      }
      int count = in.readInt();
      for (int i = 0; i < count; i++) {
        archive.entries.put(in.readUTF(), readValue(archive, in));
      }
    } catch (IOException e) {
      throw new PlimsollException(ErrorCode.CORRUPT_DATA, source + ": entries end early", e);
    }
    return archive;
  }

  private static void writeValue(DataOutputStream out, Object value) throws IOException {
    switch (value) {
      case String text -> {
        out.writeByte('t');
        writeText(out, text);
      }
      case String[] texts -> {
        out.writeByte('T');
        out.writeInt(texts.length);
        for (String text : texts) {
          writeText(out, text);
        }
      }
      case double[] numbers -> {
        out.writeByte('d');
        out.writeInt(numbers.length);
        for (double number : numbers) {
          out.writeDouble(number);
        }
      }
      case int[] numbers -> {
        out.writeByte('i');
        out.writeInt(numbers.length);
        for (int number : numbers) {
          out.writeInt(number);
        }
      }
      case long[] numbers -> {
        out.writeByte('l');
        out.writeInt(numbers.length);
        for (long number : numbers) {
          out.writeLong(number);
        }
      }
      default -> throw new IllegalStateException("cannot store " + value.getClass());
    }
  }

  private static Object readValue(Archive archive, DataInputStream in) throws IOException {
    byte type = in.readByte();
    return switch (type) {
      case 't' -> readText(in);
      case 'T' -> {
        String[] texts = new String[in.readInt()];
        for (int i = 0; i < texts.length; i++) {
          texts[i] = readText(in);
        }
        yield texts;
      }
      case 'd' -> {
        double[] numbers = new double[in.readInt()];
        for (int i = 0; i < numbers.length; i++) {
          numbers[i] = in.readDouble();
        }
        yield numbers;
      }
      case 'i' -> {
        int[] numbers = new int[in.readInt()];
        for (int i = 0; i < numbers.length; i++) {
          numbers[i] = in.readInt();
        }
        yield numbers;
      }
      case 'l' -> {
        long[] numbers = new long[in.readInt()];
        for (int i = 0; i < numbers.length; i++) {
          numbers[i] = in.readLong();
        }
        yield numbers;
      }
      default -> throw archive.corrupt("unknown type '" + (char) type + "'");
    };
  }

  private static void writeText(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String readText(DataInputStream in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
