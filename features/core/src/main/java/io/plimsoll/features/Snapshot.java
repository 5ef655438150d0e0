package io.plimsoll.features;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** All that an {@link OnlineRunner} knows, to be kept over a restart. */
public final class Snapshot {
  private static final int MAGIC = 0x504C_534E;
  private static final int FORMAT = 1;

  private final String owner;
  private final double[] state;

  /** What {@link #owner} and {@link #state} gave. */
  public Snapshot(String owner, double[] state) {
    this.owner = owner;
    this.state = state;
  }

  /** Which view, kernel versions and universe it belongs to. */
  public String owner() {
    return owner;
  }

  /** The numbers, for who keeps them in a file of its own; not to be changed. */
  public double[] state() {
    return state;
  }

  /** As bytes: a mark, the format, owner, state and a check sum. */
  public byte[] toBytes() {
    byte[] name = owner.getBytes(StandardCharsets.UTF_8);
    ByteBuffer buffer = ByteBuffer.allocate(4 * 4 + name.length + 8 * state.length + 8);
    buffer.putInt(MAGIC).putInt(FORMAT).putInt(name.length).put(name).putInt(state.length);
    for (double value : state) {
      buffer.putLong(Double.doubleToRawLongBits(value));
    }
    return buffer.putLong(checksum(buffer.array(), buffer.position())).array();
  }

  /** From what {@link #toBytes} gave; throws PlimsollException if a byte is missing or wrong. */
  public static Snapshot fromBytes(byte[] bytes) {
    try {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      if (buffer.getInt() != MAGIC || buffer.getInt() != FORMAT) {
        throw corrupt("does not begin like one of format " + FORMAT);
      }
      if (bytes.length < 8
          || buffer.getLong(bytes.length - 8) != checksum(bytes, bytes.length - 8)) {
        throw corrupt("has a wrong check sum");
      }
      byte[] name = new byte[buffer.getInt()];
      buffer.get(name);
      double[] state = new double[buffer.getInt()];
      for (int i = 0; i < state.length; i++) {
        state[i] = Double.longBitsToDouble(buffer.getLong());
      }
      return new Snapshot(new String(name, StandardCharsets.UTF_8), state);
    } catch (BufferUnderflowException e) {
      throw corrupt("ends too early");
    }
  }

  private static long checksum(byte[] bytes, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, length);
    return crc.getValue();
  }

  private static PlimsollException corrupt(String what) {
    return new PlimsollException(ErrorCode.CORRUPT_DATA, "the snapshot of features " + what);
  }
}
