package io.plimsoll.datasets.account;

import java.util.regex.Pattern;

/**
 * The name of an account at a venue, as the venue writes it.
 *
 * @param value letters, digits and {@code . _ : -}, at most 64 characters
 */
public record AccountId(String value) implements Comparable<AccountId> {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,63}");

  public AccountId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "account must be letters, digits and . _ : - (at most 64), was '" + value + "'");
    }
  }

  @Override
  public int compareTo(AccountId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
