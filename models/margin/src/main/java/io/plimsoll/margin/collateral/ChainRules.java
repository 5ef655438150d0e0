package io.plimsoll.margin.collateral;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.config.ConfigTree;
import java.util.ArrayList;
import java.util.List;

/**
 * When collateral on a chain counts, and for how much.
 *
 * <p>A deposit counts once the chain has built {@code confirmations} blocks on it (its own
 * included) and {@code finalityNanos} have passed. What is settled counts {@code 1 −
 * bridgeHaircut}. A chain that was last seen {@code age} ago keeps the factor 1 up to {@code
 * staleAfterNanos}, then loses it linearly, and counts nothing from {@code worthlessAfterNanos} on.
 *
 * @param chain its name
 * @param confirmations blocks, 1 or more
 * @param finalityNanos zero or more
 * @param bridgeHaircut fraction in [0, 1] that custody through the chain's bridge costs; zero on an
 *     asset's home chain
 * @param inFlightFraction part in [0, 1] of a transfer to this chain that counts on its way
 * @param inFlightLimitNanos time after which a transfer to this chain that has not settled counts
 *     nothing, zero or more
 * @param staleAfterNanos zero or more
 * @param worthlessAfterNanos above {@code staleAfterNanos}
 */
public record ChainRules(
    String chain,
    long confirmations,
    long finalityNanos,
    double bridgeHaircut,
    double inFlightFraction,
    long inFlightLimitNanos,
    long staleAfterNanos,
    long worthlessAfterNanos) {
  private static final double SECOND_NANOS = 1e9;

  public ChainRules {
    Checks.notBlank(chain, "chain");
    Checks.positive(confirmations, "confirmations");
    Checks.notNegative(finalityNanos, "finality");
    Checks.inRange(bridgeHaircut, 0, 1, "bridge-haircut");
    Checks.inRange(inFlightFraction, 0, 1, "in-flight-fraction");
    Checks.notNegative(inFlightLimitNanos, "in-flight limit");
    Checks.notNegative(staleAfterNanos, "stale-after");
    if (worthlessAfterNanos <= staleAfterNanos) {
      throw new IllegalArgumentException(
          "worthless-after must be above stale-after, "
              + staleAfterNanos
              + " ns, was "
              + worthlessAfterNanos
              + " ns");
    }
  }

  /**
   * Chains from the list {@code chains} of a file's section; the error for a bad value names file,
   * key and value. Times are in seconds.
   */
  public static List<ChainRules> listFrom(ConfigTree tree) {
    List<ChainRules> chains = new ArrayList<>();
    for (ConfigTree item : tree.children("chains")) {
      chains.add(from(item));
    }
    return chains;
  }

  private static ChainRules from(ConfigTree item) {
    String chain = item.text("chain");
    long confirmations = item.wholeNumber("confirmations", 1);
    long finality = nanos(item, "finality-seconds", 0);
    double bridge = item.number("bridge-haircut", 0);
    double inFlight = item.number("in-flight-fraction", 0);
    long limit = nanos(item, "in-flight-limit-seconds", 0);
    long stale = nanos(item, "stale-after-seconds", Double.NaN);
    long worthless = nanos(item, "worthless-after-seconds", Double.NaN);
    item.rejectUnknownKeys();
    try {
      return new ChainRules(
          chain, confirmations, finality, bridge, inFlight, limit, stale, worthless);
    } catch (PlimsollException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw item.error("chain", "holds a bad value: " + e.getMessage());
    }
  }

  private static long nanos(ConfigTree item, String key, double otherwise) {
    double seconds = Double.isNaN(otherwise) ? item.number(key) : item.number(key, otherwise);
    if (!(seconds >= 0 && seconds < 1e9)) {
      throw item.error(key, "must be zero or more seconds, and fewer than 1e9, was " + seconds);
    }
    return Math.round(seconds * SECOND_NANOS);
  }

  /** What remains of the value of a chain that was last seen so long ago, in [0, 1]. */
  public double freshness(long ageNanos) {
    if (ageNanos <= staleAfterNanos) {
      return 1;
    }
    return ageNanos >= worthlessAfterNanos
        ? 0
        : (double) (worthlessAfterNanos - ageNanos) / (worthlessAfterNanos - staleAfterNanos);
  }
}
