package io.plimsoll.models.conformal;

import io.plimsoll.datasets.Checks;

/**
 * Adaptive conformal inference: the multiplier is the order statistic {@code ⌈(1 − α_t)·(n + 1)⌉}
 * of the newest scores, and {@code α_(t+1) = α_t + γ·(α − err_t)} with {@code err_t = 1} where the
 * score exceeded it.
 *
 * <p>After T scores {@code |mean err − α| ≤ (max(α₁, 1 − α₁) + γ)/(γ·T)}, whatever the scores are,
 * as long as neither the clip of {@code α_t} nor the bounds of the multiplier bind ({@code α_t}
 * itself stays in {@code [−γ, 1 + γ]}). {@link #of} clips it to {@code [α/5, 5α]}, which with
 * {@code 5/α} scores never asks for more than the greatest of them: in calm stretches a small
 * {@code α} would otherwise run into infinite quantiles and hold margin that no outcome called for.
 *
 * <p><b>Cost</b>: as {@link ScoreWindow}. <b>Reference</b>: Gibbs and Candès, 2021, Adaptive
 * conformal inference under distribution shift, NeurIPS 34, proposition 4.1.
 *
 * @param alpha how often scores should exceed the multiplier, in (0, 1)
 * @param rate γ, zero or more; 0 keeps {@code α_t = α}
 * @param window how many scores are kept
 * @param leastAlpha least {@code α_t}, not above {@code alpha}
 * @param mostAlpha greatest {@code α_t}, not below {@code alpha}
 */
public record AdaptiveConformal(
    double alpha,
    double rate,
    int window,
    double leastAlpha,
    double mostAlpha,
    ConformalLimits limits)
    implements OnlineConformal {

  /** Checks the settings; fewer scores than {@code 5/α} are refused. */
  public AdaptiveConformal {
    Checks.inOpenRange(alpha, 0, 1, "alpha");
    Checks.notNegative(rate, "rate");
    Checks.inRange(leastAlpha, -rate, alpha, "leastAlpha");
    Checks.inRange(mostAlpha, alpha, 1 + rate, "mostAlpha");
    limits.require(alpha, window);
  }

  /** A layer for margin: {@code γ = α/10}, ten times 1/α scores or 500, and the usual limits. */
  public static AdaptiveConformal of(double alpha) {
    ConformalLimits limits = ConformalLimits.of(alpha);
    int window = Math.max(500, 2 * limits.leastScores());
    return new AdaptiveConformal(
        alpha, alpha / 10, window, alpha / 5, Math.min(0.5 + alpha / 2, 5 * alpha), limits);
  }

  /** The rule of the paper: {@code α_t} is free, its own bounds are all that holds it. */
  public static AdaptiveConformal free(
      double alpha, double rate, int window, ConformalLimits limits) {
    return new AdaptiveConformal(alpha, rate, window, -rate, 1 + rate, limits);
  }

  @Override
  public ConformalState start() {
    return new WindowState(this);
  }

  @Override
  public ConformalState restore(double[] saved) {
    return WindowState.restore(this, saved);
  }

  /** The level {@code α_t} that a state of this layer has come to. */
  public static double adapted(ConformalState state) {
    return state instanceof WindowState window ? window.alpha() : Double.NaN;
  }
}
