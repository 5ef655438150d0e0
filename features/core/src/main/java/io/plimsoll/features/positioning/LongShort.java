package io.plimsoll.features.positioning;

import io.plimsoll.datasets.market.LongShortRatio;
import io.plimsoll.features.KernelSettings;

/** Which of the four ratios of {@link LongShortRatio} a kernel looks at. */
public enum LongShort {
  TOP_ACCOUNTS,
  TOP_POSITIONS,
  ACCOUNTS,
  TAKER_VOLUME;

  /** Reads {@code of}. */
  static LongShort from(KernelSettings settings) {
    return settings.choice("of", ACCOUNTS);
  }

  /** The logarithm of the ratio: 0 where both sides are equal, its sign the side that is larger. */
  double logOf(LongShortRatio ratio) {
    return StrictMath.log(
        switch (this) {
          case TOP_ACCOUNTS -> ratio.topAccounts();
          case TOP_POSITIONS -> ratio.topPositions();
          case ACCOUNTS -> ratio.accounts();
          case TAKER_VOLUME -> ratio.takerVolume();
        });
  }
}
