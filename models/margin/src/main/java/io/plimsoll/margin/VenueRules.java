package io.plimsoll.margin;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.config.ConfigTree;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.Contract.EuropeanOption;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one venue with a schedule of rates per instrument published, as of a date: versioned data,
 * never constants in code.
 *
 * @param name of the venue
 * @param effectiveDate the first day on which the rules held
 * @param until the first day on which they held no more
 * @param source where they were published
 * @param netting whether positions in one instrument offset each other under cross margin
 * @param takerFee fraction of notional, zero or more
 * @param liquidationFee fraction of the notional that a liquidation closes, zero or more; goes to
 *     the insurance fund
 * @param conventions what else differs between venues
 * @param instruments rules by symbol; {@code *} holds for every future that is not named, {@code
 *     *-C} and {@code *-P} for calls and puts
 */
public record VenueRules(
    String name,
    LocalDate effectiveDate,
    Optional<LocalDate> until,
    String source,
    Netting netting,
    double takerFee,
    double liquidationFee,
    Conventions conventions,
    Map<String, InstrumentRules> instruments)
    implements RuleSet {
  /** What {@link #form()} says. */
  public static final String FORM = "rates";

  /** The symbol that stands for all futures that are not named. */
  public static final String ANY_INSTRUMENT = "*";

  /** The symbol that stands for all calls that are not named. */
  public static final String ANY_CALL = "*-C";

  /** The symbol that stands for all puts that are not named. */
  public static final String ANY_PUT = "*-P";

  public VenueRules {
    Checks.notBlank(name, "venue");
    Checks.notBlank(source, "source");
    Checks.notNegative(takerFee, "taker-fee");
    Checks.notNegative(liquidationFee, "liquidation-fee");
    if (until.isPresent() && !until.get().isAfter(effectiveDate)) {
      throw new IllegalArgumentException(
          "until must be after the effective date %s, was %s"
              .formatted(effectiveDate, until.get()));
    }
    instruments = Map.copyOf(instruments);
    if (instruments.isEmpty()) {
      throw new IllegalArgumentException("instruments must not be empty");
    }
  }

  /** Rules of a venue without peculiarities that are still in force. */
  public VenueRules(
      String name,
      LocalDate effectiveDate,
      String source,
      Netting netting,
      double takerFee,
      double liquidationFee,
      Map<String, InstrumentRules> instruments) {
    this(
        name,
        effectiveDate,
        Optional.empty(),
        source,
        netting,
        takerFee,
        liquidationFee,
        Conventions.PLAIN,
        instruments);
  }

  /** Rules from a parsed file; the error for a bad value names file, key and value. */
  public static VenueRules from(ConfigTree tree) {
    return VenueRulesReader.read(tree, LocalDate.MAX);
  }

  /** Rules from a parsed file, each instrument with the schedule in force on a day. */
  public static VenueRules from(ConfigTree tree, LocalDate day) {
    return VenueRulesReader.read(tree, day);
  }

  /** The rules of a future. */
  public InstrumentRules of(InstrumentId instrument) {
    return find(instrument, ANY_INSTRUMENT);
  }

  /** The rules of a contract; options have rules of their own. */
  public InstrumentRules of(Contract contract) {
    if (!(contract instanceof EuropeanOption option)) {
      return find(contract.id(), ANY_INSTRUMENT);
    }
    return switch (option.right()) {
      case CALL -> find(contract.id(), ANY_CALL);
      case PUT -> find(contract.id(), ANY_PUT);
    };
  }

  private InstrumentRules find(InstrumentId instrument, String any) {
    InstrumentRules rules = instruments.get(instrument.value());
    if (rules == null) {
      rules = instruments.get(any);
    }
    if (rules == null) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          "rules of " + name + " do not cover instrument '" + instrument + "'");
    }
    return rules;
  }

  @Override
  public String form() {
    return FORM;
  }

  @Override
  public Set<MarginMethod> methods() {
    return conventions.methods();
  }

  @Override
  public MarginCalculator calculator(MarginMethod method) {
    if (!conventions.methods().contains(method)) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          "%s offers no %s margin, only %s".formatted(name, method, conventions.methods()));
    }
    return method == MarginMethod.ISOLATED ? new IsolatedMargin(this) : new CrossMargin(this);
  }

  /** The same rules under other conventions. */
  VenueRules with(Conventions other) {
    return with(other, instruments);
  }

  /** The same venue with other conventions and schedules. */
  VenueRules with(Conventions other, Map<String, InstrumentRules> others) {
    return new VenueRules(
        name, effectiveDate, until, source, netting, takerFee, liquidationFee, other, others);
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
  public record InstrumentRules(double tick, MarginSchedule schedule) {
    public InstrumentRules {
      Checks.positive(tick, "tick");
    }

    /**
     * The schedule as tiers on notional.
     *
     * @throws PlimsollException if it has another form
     */
    public BracketTable brackets() {
      if (schedule instanceof BracketTable table) {
        return table;
      }
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          "brackets were asked for, but the rules are of form " + schedule.form());
    }
  }
}
