package io.plimsoll.models.conformal;

/**
 * Rolling split conformal prediction: the multiplier is the order statistic {@code ⌈(1 − α)·(n +
 * 1)⌉} of the newest scores.
 *
 * <p>Covers at least {@code 1 − α} where the window and the next score are exchangeable; after a
 * break coverage is lost until the window has turned over. <b>Cost</b>: as {@link ScoreWindow}.
 *
 * <p><b>Reference</b>: Papadopoulos, Proedrou, Vovk and Gammerman, 2002, Inductive confidence
 * machines for regression, ECML; Lei et al., 2018, Journal of the American Statistical Association
 * 113.
 *
 * @param alpha how often scores should exceed the multiplier, in (0, 1)
 * @param window how many scores are kept
 */
public record SplitConformal(double alpha, int window, ConformalLimits limits)
    implements OnlineConformal {

  /** Checks the settings; fewer scores than {@code 5/α} are refused. */
  public SplitConformal {
    fixed(alpha, window, limits);
  }

  private static AdaptiveConformal fixed(double alpha, int window, ConformalLimits limits) {
    return new AdaptiveConformal(alpha, 0, window, alpha, alpha, limits);
  }

  @Override
  public ConformalState start() {
    return fixed(alpha, window, limits).start();
  }

  @Override
  public ConformalState restore(double[] saved) {
    return fixed(alpha, window, limits).restore(saved);
  }
}
