package io.plimsoll.datasets.market;

import java.util.regex.Pattern;

/**
 * The name of an instrument: its venue's symbol, in upper case, for example {@code BTC-USD}.
 *
 * @param value letters, digits and {@code . _ : -}, at most 64 characters
 */
public record InstrumentId(String value) implements Comparable<InstrumentId> {
  private static final Pattern FORM = Pattern.compile("[A-Z0-9][A-Z0-9._:-]{0,63}");

  public InstrumentId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "instrument must be upper-case letters, digits and . _ : - (at most 64), was '"
              + value
              + "'");
    }
  }

  @Override
  public int compareTo(InstrumentId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
