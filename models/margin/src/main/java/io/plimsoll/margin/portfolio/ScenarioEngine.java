package io.plimsoll.margin.portfolio;

import io.plimsoll.margin.option.Black76;
import io.plimsoll.margin.option.Normal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reprices the options of a {@link OptionBook} in many scenarios at once.
 *
 * <p>What scenarios share is computed once: the shocked deviation σ·√τ of each option under each
 * kind of volatility move, the logarithm of each shocked forward, and any two scenarios with the
 * same spot and volatility are one. An expiry is worth D·(F·Σ qω·Φ(ωd₁) − Σ qωK·Φ(ωd₂)), see {@link
 * Black76}. Scenarios that turn the smile do so at the forward as it is; a spot move in one moves
 * everything but the options.
 *
 * <p><b>Cost</b>: two table look-ups per option and scenario; nothing is allocated once the arrays
 * have grown to the largest book. An engine holds its last result and belongs to one thread.
 */
public final class ScenarioEngine {
  private final List<Scenario> scenarios;
  private final VolatilityShock shock;
  private final @Nullable SkewShock skew;
  private final int[] cellOf;
  private final double[] cellFactor;
  private final double[] cellLogFactor;
  private final Surface[] cellSurface;
  private final Surface[] surfaces;
  private double[] signed = new double[0];
  private double[] signedStrike = new double[0];
  private double[] value = new double[0];
  private double[] logForward = new double[0];
  private int expiries;

  /** The options under one kind of volatility move: ω/(σ√τ) and ω·σ√τ/2 of each. */
  private static final class Surface {
    final VolatilityMove move;
    double[] slope = new double[0];
    double[] half = new double[0];

    Surface(VolatilityMove move) {
      this.move = move;
    }

    void set(int option, double sign, double deviation) {
      slope[option] = sign * Black76.slope(deviation);
      half[option] = sign * (0.5 * deviation);
    }
  }

  /**
   * An engine for a list of scenarios.
   *
   * @param skew empty where no scenario turns the smile
   */
  public ScenarioEngine(List<Scenario> scenarios, VolatilityShock shock, Optional<SkewShock> skew) {
    this.scenarios = List.copyOf(scenarios);
    this.shock = shock;
    this.skew = skew.orElse(null);
    int n = scenarios.size();
    this.cellOf = new int[n];
    double[] factors = new double[n];
    Surface[] moved = new Surface[n];
    Map<VolatilityMove, Surface> used = new EnumMap<>(VolatilityMove.class);
    int cells = 0;
    for (int j = 0; j < n; j++) {
      Scenario scenario = scenarios.get(j);
      VolatilityMove move = VolatilityMove.in(scenario);
      if (move.skew() && skew.isEmpty()) {
        throw new IllegalArgumentException(
            "scenario '" + scenario.label() + "' needs a skew shock");
      }
      double factor = move.skew() ? 1 : scenario.spotFactor();
      Surface surface = used.computeIfAbsent(move, Surface::new);
      int at = 0;
      while (at < cells && (factors[at] != factor || moved[at] != surface)) {
        at++;
      }
      factors[at] = factor;
      moved[at] = surface;
      cells = Math.max(cells, at + 1);
      cellOf[j] = at;
    }
    this.surfaces = used.values().toArray(Surface[]::new);
    this.cellFactor = Arrays.copyOf(factors, cells);
    this.cellSurface = Arrays.copyOf(moved, cells);
    this.cellLogFactor = new double[cells];
    for (int c = 0; c < cells; c++) {
      cellLogFactor[c] =
          c > 0 && factors[c] == factors[c - 1] ? cellLogFactor[c - 1] : StrictMath.log(factors[c]);
    }
  }

  /** The scenarios, in the order in which they were given. */
  public List<Scenario> scenarios() {
    return scenarios;
  }

  /**
   * Values the book in every scenario.
   *
   * @param move by what all forwards are multiplied before any scenario, positive
   */
  public void price(OptionBook book, double move) {
    grow(book);
    for (int e = 0; e < book.expiries(); e++) {
      prepare(book, e, move);
    }
    for (int c = 0; c < cellFactor.length; c++) {
      double[] a = cellSurface[c].slope;
      double[] b = cellSurface[c].half;
      for (int e = 0; e < expiries; e++) {
        double forward = forward(book, c, e, move);
        double log = logForward(book, c, e, forward);
        value[c * expiries + e] = book.discount[e] * undiscounted(book, e, forward, log, a, b);
      }
    }
  }

  /** What the options of an expiry are worth in a scenario, before its weight. */
  public double value(int scenario, int expiry) {
    return value[cellOf[scenario] * expiries + expiry];
  }

  private double forward(OptionBook book, int cell, int expiry, double move) {
    double fixed = book.fixedForward[expiry];
    return move * ((book.forward[expiry] - fixed) * cellFactor[cell] + fixed);
  }

  private double logForward(OptionBook book, int cell, int expiry, double forward) {
    return book.fixedForward[expiry] == 0
        ? logForward[expiry] + cellLogFactor[cell]
        : StrictMath.log(forward);
  }

  /** The shocked forward of an expiry in a scenario. */
  double forwardIn(OptionBook book, int scenario, int expiry, double move) {
    return forward(book, cellOf[scenario], expiry, move);
  }

  /** Φ(ω·d₁) of an option in a scenario of the last valuation. */
  double first(OptionBook book, int scenario, int option, double move) {
    return Normal.quick(
        middle(book, scenario, option, move) + cellSurface[cellOf[scenario]].half[option]);
  }

  /** Φ(ω·d₂) of an option in a scenario of the last valuation. */
  double second(OptionBook book, int scenario, int option, double move) {
    return Normal.quick(
        middle(book, scenario, option, move) - cellSurface[cellOf[scenario]].half[option]);
  }

  private double middle(OptionBook book, int scenario, int option, double move) {
    int cell = cellOf[scenario];
    int expiry = book.expiryOf(option);
    double log = logForward(book, cell, expiry, forward(book, cell, expiry, move));
    return (log - book.logStrike[option]) * cellSurface[cell].slope[option];
  }

  private double undiscounted(
      OptionBook book, int e, double forward, double log, double[] a, double[] b) {
    double[] logStrike = book.logStrike;
    double first = 0;
    double second = 0;
    int to = book.start[e + 1];
    for (int i = book.start[e]; i < to; i++) {
      double middle = (log - logStrike[i]) * a[i];
      first += signed[i] * Normal.quick(middle + b[i]);
      second += signedStrike[i] * Normal.quick(middle - b[i]);
    }
    return forward * first - second;
  }

  private void grow(OptionBook book) {
    int options = book.options();
    if (signed.length < options) {
      signed = new double[options];
      signedStrike = new double[options];
      for (Surface surface : surfaces) {
        surface.slope = new double[options];
        surface.half = new double[options];
      }
    }
    expiries = book.expiries();
    if (value.length < cellFactor.length * expiries) {
      value = new double[cellFactor.length * expiries];
      logForward = new double[expiries];
    }
    for (int i = 0; i < options; i++) {
      signed[i] = book.quantity[i] * book.sign[i];
      signedStrike[i] = signed[i] * book.strike[i];
    }
  }

  /** The deviation of each option of an expiry under each kind of volatility move. */
  private void prepare(OptionBook book, int e, double move) {
    double seconds = book.seconds[e];
    double root = Math.sqrt(book.years(e));
    logForward[e] = StrictMath.log(move * book.forward[e]);
    for (Surface surface : surfaces) {
      switch (surface.move) {
        case SAME -> level(book, e, surface, root, 0);
        case UP -> {
          double up = root == 0 ? 0 : root * shock.up(seconds);
          level(book, e, surface, up, root * shock.minimumUp());
        }
        case DOWN -> level(book, e, surface, root == 0 ? 0 : root * shock.down(seconds), 0);
        case SKEW_LINEAR, SKEW_ABSOLUTE, SKEW_LINEAR_HELD -> turn(book, e, surface, root);
      }
    }
  }

  private void level(OptionBook book, int e, Surface surface, double scale, double least) {
    for (int i = book.start[e]; i < book.start[e + 1]; i++) {
      surface.set(i, book.sign[i], Math.max(least, book.volatility[i] * scale));
    }
  }

  private void turn(OptionBook book, int e, Surface surface, double root) {
    if (skew == null) {
      throw new IllegalStateException("the constructor refuses a turn without a skew shock");
    }
    boolean wide = surface.move == VolatilityMove.SKEW_LINEAR;
    boolean signedMoneyness = surface.move != VolatilityMove.SKEW_ABSOLUTE;
    double cap = wide ? skew.linearCap(root) : skew.absoluteCap(root);
    double width = skew.width(root);
    for (int i = book.start[e]; i < book.start[e + 1]; i++) {
      double k = book.logStrike[i] - logForward[e];
      double multiplier = SkewShock.multiplier(signedMoneyness ? k : Math.abs(k), cap, width);
      surface.set(i, book.sign[i], book.volatility[i] * Math.max(0, multiplier) * root);
    }
  }
}
