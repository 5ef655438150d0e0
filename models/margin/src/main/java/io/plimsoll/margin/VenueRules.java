package io.plimsoll.margin;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.config.ConfigTree;
import io.plimsoll.datasets.market.InstrumentId;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.Map;

/**
 * What one venue published, as of a date: versioned data, never constants in code.
 *
 * @param name of the venue
 * @param effectiveDate the first day on which the rules held
 * @param source where they were published
 * @param netting whether positions in one instrument offset each other under cross margin
 * @param takerFee fraction of notional, zero or more
 * @param liquidationFee fraction of the notional that a liquidation closes, zero or more; goes to
 *     the insurance fund
 * @param instruments rules by symbol; {@code *} holds for every symbol that is not named
 */
public record VenueRules(
    String name,
    LocalDate effectiveDate,
    String source,
    Netting netting,
    double takerFee,
    double liquidationFee,
    Map<String, InstrumentRules> instruments) {
  /** The symbol that stands for all symbols that are not named. */
  public static final String ANY_INSTRUMENT = "*";

  public VenueRules {
    Checks.notBlank(name, "venue");
    Checks.notBlank(source, "source");
    Checks.notNegative(takerFee, "taker-fee");
    Checks.notNegative(liquidationFee, "liquidation-fee");
    instruments = Map.copyOf(instruments);
    if (instruments.isEmpty()) {
      throw new IllegalArgumentException("instruments must not be empty");
    }
  }

  /** Rules from a parsed file; the error for a bad value names file, key and value. */
  public static VenueRules from(ConfigTree tree) {
    return VenueRulesReader.read(tree);
  }

  /**
   * Opens a rule set that ships with this module, for example {@code reference-linear}, as YAML.
   */
  public static InputStream open(String ruleSet) {
    InputStream stream = VenueRules.class.getResourceAsStream("rules/" + ruleSet + ".yaml");
    if (stream == null) {
      throw new PlimsollException(ErrorCode.NOT_FOUND, "there is no rule set '" + ruleSet + "'");
    }
    return stream;
  }

  /** The rules of an instrument. */
  public InstrumentRules of(InstrumentId instrument) {
    InstrumentRules rules = instruments.get(instrument.value());
    if (rules == null) {
      rules = instruments.get(ANY_INSTRUMENT);
    }
    if (rules == null) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          "rules of " + name + " do not cover instrument '" + instrument + "'");
    }
    return rules;
  }

  /** How positions of one account in one instrument are added up under cross margin. */
  public enum Netting {
    /** Long and short offset; the requirement is that of the difference. */
    NET,
    /** Hedge mode: each leg pays its own requirement. */
    GROSS
  }

  /**
   * The rules of one instrument.
   *
   * @param tick the smallest price step, positive
   */
  public record InstrumentRules(double tick, BracketTable brackets) {
    public InstrumentRules {
      Checks.positive(tick, "tick");
    }
  }
}
