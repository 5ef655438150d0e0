package io.plimsoll.margin;

/**
 * What a venue asks of one position, as a function of its size, its price and the market.
 *
 * <p>At a given size the requirement is piecewise linear in the notional {@code N} (settlement
 * units), rates rising and amounts such that it has no step, so that one solver finds liquidation
 * prices under every form:
 *
 * <pre>initial     = N · initialRate − initialAmount
 * maintenance = N · maintenanceRate(segment) − maintenanceAmount(segment)
 * </pre>
 *
 * A {@link MarginMultiplier} scales both whole. What besides size and price the requirement depends
 * on is one number, {@link #state}: open interest, or how far an option is out of the money.
 *
 * <p>{@code quantity} is signed and in underlying units (in quote units of an inverse contract).
 */
public sealed interface MarginSchedule
    permits BracketTable,
        LinearInSize,
        OpenInterestFactor,
        OpenInterestScaled,
        RootInSize,
        ShortOption,
        SizeTiers,
        SkewScaled {

  /** The name of the form in rule files. */
  String form();

  /**
   * The number of the market that the requirement depends on; NaN where there is none.
   *
   * @throws io.plimsoll.datasets.PlimsollException if the market lacks it, or if the form does not
   *     hold for the contract
   */
  double state(Contract contract, MarketState market);

  /**
   * Whether {@link #state} is the notional of one side's open interest, which moves with the mark.
   */
  default boolean scalesWithOpenInterest() {
    return false;
  }

  /** Initial requirement as a fraction of the notional, before {@link #initialAmount}. */
  double initialRate(double quantity, double notional, double state);

  /** What the initial requirement is less, settlement units; negative where it is a surcharge. */
  default double initialAmount(double quantity, double notional, double state) {
    return 0;
  }

  /** How many linear pieces maintenance has; one or more. */
  default int segments() {
    return 1;
  }

  /** The notional from which a piece holds; zero for the first. */
  default double segmentFrom(int segment, double quantity) {
    return 0;
  }

  /** Marginal maintenance rate of a piece. */
  double maintenanceRate(int segment, double quantity);

  /** What maintenance is less in a piece, settlement units; negative where it is a surcharge. */
  default double maintenanceAmount(int segment, double quantity) {
    return 0;
  }

  /** The piece in which a notional lies. */
  default int segmentOf(double quantity, double notional) {
    int n = segments() - 1;
    while (n > 0 && notional < segmentFrom(n, quantity)) {
      n--;
    }
    return n;
  }

  /** Initial requirement before any multiplier, settlement units. */
  default double initial(double quantity, double notional, double state) {
    return notional * initialRate(quantity, notional, state)
        - initialAmount(quantity, notional, state);
  }

  /** Maintenance requirement before any multiplier, settlement units. */
  default double maintenance(double quantity, double notional) {
    int n = segmentOf(quantity, notional);
    return notional * maintenanceRate(n, quantity) - maintenanceAmount(n, quantity);
  }

  /** The largest notional the venue accepts; infinite where the form knows no limit. */
  default double maximumNotional() {
    return Double.POSITIVE_INFINITY;
  }
}
