package io.plimsoll.margin.portfolio;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Derive's second portfolio margin of one {@link Pm2Book}.
 *
 * <p>With V₀ the value of an expiry now, V its value in a scenario, and D(V) that value times the
 * static discount of its sign, the gain in a scenario of weight w and spot factor f is
 *
 * <pre>w·(perp·P·(f − 1) + Σ offsetting collateral·(f − 1)) + Σₑ g(w·(D(Vₑ) − V₀ₑ))
 * </pre>
 *
 * where g takes the gain as it is, but in a scenario that turns the smile −|gain|, for the smile
 * may turn the other way at each expiry. Collateral is worth amount·price/stable price. The oracle
 * contingency of an expiry takes the least confidence of its own feeds, spot and (if any is held)
 * the perpetual; that of collateral the lesser of its own and spot's.
 *
 * <p>All results are those of the last {@link #evaluate}. <b>Cost</b>: see {@link ScenarioEngine};
 * nothing is allocated once arrays have grown. Belongs to one thread.
 *
 * <p><b>Reference</b>: Derive, v2-core at 7736900, PMRMLib_2.
 */
public final class Pm2Engine {
  private final DerivePm2Rules rules;
  private final ScenarioEngine engine;
  private final Scenario[] scenarios;
  private final int count;
  private final int unchanged;
  private final int basisUp;
  private final int basisDown;
  private final double[] gain;
  private double[] positive = new double[4];
  private double[] negative = new double[4];
  private double[] value = new double[4];
  private final Pm2Collateral collateral;
  private double move;
  private double cash;
  private double optionValue;
  private double perpGain;
  private double perpNotional;
  private double shortNotional;
  private double basisContingency;
  private double oracleContingency;
  private double initialFactor;
  private int worst;

  /** An engine under a manager's rules. */
  public Pm2Engine(DerivePm2Rules rules) {
    this.rules = rules;
    this.scenarios = rules.scenarios().toArray(Scenario[]::new);
    this.count = scenarios.length;
    List<Scenario> all = new ArrayList<>(rules.scenarios());
    unchanged = count;
    basisUp = count + 1;
    basisDown = count + 2;
    all.add(Scenario.unchanged());
    all.add(new Scenario(rules.basis().upFactor(), VolatilityMove.SAME, 1));
    all.add(new Scenario(rules.basis().downFactor(), VolatilityMove.SAME, 1));
    this.engine = new ScenarioEngine(all, rules.volatilityShock(), Optional.of(rules.skewShock()));
    this.gain = new double[count];
    this.collateral = new Pm2Collateral(rules.oracle());
  }

  /** Values a book at the market that it holds. */
  public void evaluate(Pm2Book book) {
    evaluate(book, 1);
  }

  /**
   * Values a book where the underlying, its forwards, its perpetual and all collateral that offsets
   * it have been multiplied by a factor, at unchanged volatility.
   *
   * @param factor positive
   */
  public void evaluate(Pm2Book book, double factor) {
    move = factor;
    engine.price(book.options, factor);
    double spot = book.spot * factor;
    initialFactor = rules.loss().initialFactor(book.stablePrice);
    cash = book.cash;
    perpNotional = Math.abs(book.perpQuantity) * spot;
    perpGain = book.perpGain + book.perpQuantity * (book.perpPrice * factor - book.perpPrice);
    double confidence = book.spotConfidence;
    collateral.evaluate(book, factor);
    oracleContingency = collateral.oracleContingency;
    if (book.perpQuantity != 0) {
      confidence = Math.min(confidence, book.perpConfidence);
    }
    oracleContingency += rules.oracle().contingency(confidence, perpNotional);
    expiries(book, spot, confidence);
    scenarios(book);
  }

  private void expiries(Pm2Book book, double spot, double confidence) {
    OptionBook options = book.options;
    grow(options.expiries());
    optionValue = 0;
    basisContingency = 0;
    shortNotional = 0;
    for (int e = 0; e < options.expiries(); e++) {
      double years = options.years(e);
      double discount = Math.min(1, options.discount[e]);
      double rate = years > 0 ? -StrictMath.log(discount) / years : 0;
      positive[e] = rules.discounting().positive(years, rate);
      negative[e] = rules.discounting().negative(years, rate, discount);
      double now = engine.value(unchanged, e);
      value[e] = now;
      optionValue += now;
      double up = engine.value(basisUp, e) - now;
      double down = engine.value(basisDown, e) - now;
      basisContingency +=
          Math.min(Math.min(up, down), 0)
              * (rules.basis().add() + rules.basis().multiply() * years);
      shortNotional += options.netShortQuantity(e) * spot;
      double least = Math.min(confidence, book.expiryConfidence[e]);
      oracleContingency += rules.oracle().contingency(least, options.grossQuantity(e) * spot);
    }
  }

  private void scenarios(Pm2Book book) {
    double linear = book.perpQuantity * book.perpPrice * move + collateral.offsettingValue;
    worst = 0;
    int expiries = book.options.expiries();
    for (int j = 0; j < count; j++) {
      Scenario scenario = scenarios[j];
      double weight = scenario.weight();
      double sum = linear * (scenario.spotFactor() - 1) * weight;
      boolean skew = scenario.volatility().skew();
      for (int e = 0; e < expiries; e++) {
        double part = (discounted(j, e) - value[e]) * weight;
        sum += skew ? -Math.abs(part) : part;
      }
      gain[j] = sum;
      worst = sum < gain[worst] ? j : worst;
    }
  }

  private void grow(int expiries) {
    if (value.length < expiries) {
      positive = new double[expiries];
      negative = new double[expiries];
      value = new double[expiries];
    }
  }

  /** D(V) of an expiry in a scenario. */
  private double discounted(int scenario, int expiry) {
    double shocked = engine.value(scenario, expiry);
    return shocked * (shocked >= 0 ? positive[expiry] : negative[expiry]);
  }

  ScenarioEngine engine() {
    return engine;
  }

  int unchangedScenario() {
    return unchanged;
  }

  double perpNotional() {
    return perpNotional;
  }

  double shortNotional() {
    return shortNotional;
  }

  double offsettingValue() {
    return collateral.offsettingValue;
  }

  /** Gain in a scenario of the rules. */
  public double gain(int scenario) {
    return gain[scenario];
  }

  /** The scenario of the least gain; the basis contingency may be worse still. */
  public int worstScenario() {
    return worst;
  }

  /** What the basis between forwards may cost, zero or less. */
  public double basisContingency() {
    return basisContingency;
  }

  /** The least of all gains, the basis contingency and nothing; zero or less. */
  public double worstGain() {
    return Math.min(0, Math.min(gain[worst], basisContingency));
  }

  /** Value of the options of an expiry now. */
  public double expiryValue(int expiry) {
    return value[expiry];
  }

  /** D(V) of an expiry at the market as it is. */
  public double discountedExpiryValue(int expiry) {
    return value[expiry] * (value[expiry] >= 0 ? positive[expiry] : negative[expiry]);
  }

  /** The static discount of an expiry of positive value. */
  public double positiveDiscount(int expiry) {
    return positive[expiry];
  }

  /** The static discount of an expiry of negative value. */
  public double negativeDiscount(int expiry) {
    return negative[expiry];
  }

  /** Value of all options. */
  public double optionValue() {
    return optionValue;
  }

  /** Value of all collateral in units of the cash asset. */
  public double collateralValue() {
    return collateral.value;
  }

  /** Unrealised gain on the perpetual, with funding that is due. */
  public double perpGain() {
    return perpGain;
  }

  /** Cash and the value of everything. */
  public double equity() {
    return cash + (perpGain + optionValue + collateral.value);
  }

  /**
   * Maintenance contingency of the perpetual; the initial one on top is {@link #initialExtra}'s.
   */
  public double perpContingency(DerivePm2Rules.Contingency terms) {
    return perpNotional * terms.perpetual();
  }

  /** Contingency of options that are short net of their strike. */
  public double optionContingency(DerivePm2Rules.Contingency terms) {
    return shortNotional * terms.option();
  }

  /** What maintenance takes off collateral. */
  public double maintenanceHaircut() {
    return collateral.maintenanceHaircut;
  }

  /** What the initial requirement takes off collateral on top. */
  public double initialHaircut() {
    return collateral.initialHaircut;
  }

  /** What doubt of feeds costs; part of the initial requirement. */
  public double oracleContingency() {
    return oracleContingency;
  }

  /** F of the initial requirement. */
  public double initialFactor() {
    return initialFactor;
  }

  /** The contingencies of the maintenance requirement. */
  public double maintenanceContingency() {
    return perpContingency(rules.maintenance())
        + optionContingency(rules.maintenance())
        + collateral.maintenanceHaircut;
  }

  /** The contingencies that the initial requirement adds to those of maintenance. */
  public double initialExtra() {
    return perpContingency(rules.initial())
        + optionContingency(rules.initial())
        + collateral.initialHaircut
        + oracleContingency;
  }

  /** Maintenance requirement. */
  public double maintenanceRequirement() {
    return rules.loss().maintenanceFactor() * (0 - worstGain()) + maintenanceContingency();
  }

  /** Initial requirement. */
  public double initialRequirement() {
    return initialFactor * (0 - worstGain()) + (maintenanceContingency() + initialExtra());
  }
}
