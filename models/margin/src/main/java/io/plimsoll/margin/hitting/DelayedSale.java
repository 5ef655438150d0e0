package io.plimsoll.margin.hitting;

import io.plimsoll.margin.Contract.Right;
import io.plimsoll.margin.option.Black76;
import io.plimsoll.margin.option.Normal;

/**
 * What a liquidation is expected to lose beyond bankruptcy once it is under way.
 *
 * <p>The trade comes a latency ℓ after the venue saw the price P, at the then mid less what depth
 * costs: {@code κ·P·e^(νℓ + σ√ℓ·Z)} with {@code κ = 1 ∓ average distance} of the order in the book.
 * A long position of Q loses {@code Q·max(0, B − that)} beyond its bankruptcy price B, which is the
 * payoff of a put; a short one that of a call. Its mean is therefore Black's formula without
 * discounting, with forward {@code κ·P·e^(μℓ)}, strike B and variance σ²ℓ:
 *
 * <pre>long: Q·(B·Φ(−d₂) − κP·e^(μℓ)·Φ(−d₁)),  d₁ = ln(κP·e^(μℓ)/B)/σ√ℓ + σ√ℓ/2,  d₂ = d₁ − σ√ℓ
 * </pre>
 *
 * Everything here is in logs on the position's own side: y > 0 is safe, y ≤ 0 is to be liquidated.
 */
final class DelayedSale {
  private static final int PANELS = 40;
  private static final double REACH = 10;

  private final LiquidationCase position;
  private final PriceProcess process;
  private final double latencyYears;
  private final double kept;

  DelayedSale(LiquidationCase position, PriceProcess process, double latencyYears) {
    this.position = position;
    this.process = process;
    this.latencyYears = latencyYears;
    double distance = position.book().averageFraction(Math.abs(position.quantity()));
    this.kept = 1 - position.side() * distance;
  }

  /** ν seen from the position: positive moves away from liquidation. */
  double sidedDrift() {
    return position.side() * process.logDriftPerYear();
  }

  /** Expected loss where the venue sees the price at y. */
  double loss(double y) {
    double side = position.side();
    double price = position.liquidationPrice() * StrictMath.exp(side * y);
    double forward = kept * price * StrictMath.exp(process.driftPerYear() * latencyYears);
    double size = Math.abs(position.quantity());
    if (forward == 0) {
      return side > 0 ? size * position.bankruptcyPrice() : 0;
    }
    Right right = side > 0 ? Right.PUT : Right.CALL;
    double sigma = process.sigmaPerYear();
    return size * Black76.price(right, forward, position.bankruptcyPrice(), sigma, latencyYears, 1);
  }

  /**
   * Expected loss where the venue looks {@code years} after the liquidation price was touched and
   * finds the price beyond it: the mean over y ≤ 0 of normal law with mean νΔ and variance σ²Δ.
   */
  double lossIfSeenAfter(double years) {
    double sd = process.sigmaPerYear() * Math.sqrt(years);
    if (sd == 0) {
      return loss(Math.min(0, sidedDrift() * years));
    }
    // Relative density of the depth h = −y: e^(−h²/2sd² − h·drift·years/sd²), which is at most 1
    // near h = 0 or at its peak when drift leads beyond the barrier.
    double peak = Math.max(0, -sidedDrift() * years / sd);
    double reach = peak + REACH;
    double mass = 0;
    double sum = 0;
    for (int i = 0; i < PANELS; i++) {
      for (int k = 0; k < Quadrature.POINTS; k++) {
        double x = Quadrature.point(k, i * reach / PANELS, (i + 1) * reach / PANELS);
        double weight = Quadrature.weight(k) * Normal.pdf(x + sidedDrift() * years / sd);
        mass += weight;
        sum += weight * loss(-x * sd);
      }
    }
    return mass == 0 ? loss(0) : sum / mass;
  }
}
