package io.plimsoll.margin.liquidation;

import io.plimsoll.datasets.Checks;
import java.util.List;

/**
 * Closes what covers the shortage, faster the longer it lasts:
 *
 * <pre>base = shortage / (price·(MR − liquidator fee) − price·fund fee)
 * </pre>
 *
 * <p>with shortage = (1 + buffer)·requirement − equity, MR the position's requirement over its
 * notional, and a fund fee of at most what MR leaves: min(maximum, MR − liquidator fee −
 * shortage/notional). Of the whole shortage, cured and not, at most {@code initial + elapsed/ramp}
 * may be cured; a tiny shortage at once. Where MR does not exceed the fees nothing covers the
 * shortage and the whole position is closed.
 *
 * <p><b>Reference</b>: Drift protocol-v2, {@code math/liquidation.rs}, {@code
 * calculate_base_asset_amount_to_cover_margin_shortage}, {@code calculate_max_pct_to_liquidate},
 * {@code calculate_perp_if_fee} (its later form, which takes 95 % of what MR leaves, is not ours).
 *
 * @param liquidatorFee fraction of notional granted to the liquidator, in [0, 1)
 * @param maximumFundFee fraction of notional, in [0, 1)
 * @param buffer fraction of the requirement, zero or more
 * @param initialFraction of the shortage that may be cured at once, in (0, 1]
 * @param rampNanos after which the whole shortage may be cured, positive
 * @param tinyShortage below which nothing is held back, quote currency, zero or more
 */
public record MarginShortage(
    double liquidatorFee,
    double maximumFundFee,
    double buffer,
    double initialFraction,
    long rampNanos,
    double tinyShortage)
    implements PartialLiquidation {
  public MarginShortage {
    Checks.inRange(liquidatorFee, 0, Math.nextDown(1.0), "liquidatorFee");
    Checks.inRange(maximumFundFee, 0, Math.nextDown(1.0), "maximumFundFee");
    Checks.notNegative(buffer, "buffer");
    if (!(initialFraction > 0 && initialFraction <= 1)) {
      throw new IllegalArgumentException(
          "initialFraction must be in (0, 1], was " + initialFraction);
    }
    Checks.positive(rampNanos, "rampNanos");
    Checks.notNegative(tinyShortage, "tinyShortage");
  }

  @Override
  public List<Closing> next(Breach breach) {
    if (breach.insolvent()) {
      return breach.everything();
    }
    double shortage = (1 + buffer) * breach.maintenance() - breach.equity();
    double allowed = allowed(breach, shortage);
    if (!(allowed > 0)) {
      return List.of();
    }
    return breach.first(
        index -> {
          double notional = breach.notional(index);
          double ratio = breach.requirementAlone(index) / notional;
          double fee = fundFee(ratio, shortage, notional);
          double covering = covering(shortage, ratio, fee);
          return breach.part(index, Math.min(1, allowed * (covering / notional)));
        });
  }

  /**
   * The notional that covers a shortage; infinite where none does.
   *
   * @param ratio the requirement over the notional
   * @param fundFee fraction of notional
   */
  public double covering(double shortage, double ratio, double fundFee) {
    double cured = ratio - liquidatorFee - fundFee;
    return cured > 0 ? shortage / cured : Double.POSITIVE_INFINITY;
  }

  /** The fee for the fund, fraction of notional: what is left of the requirement, up to a bound. */
  public double fundFee(double ratio, double shortage, double notional) {
    double left = ratio - liquidatorFee - shortage / notional;
    return Math.min(maximumFundFee, Math.max(0, left));
  }

  /** The fraction of the present shortage that may be cured now. */
  private double allowed(Breach breach, double shortage) {
    if (shortage < tinyShortage) {
      return 1;
    }
    double elapsed = breach.nowNanos() - breach.progress().startNanos();
    double fraction = Math.min(1, initialFraction + elapsed / rampNanos);
    double cured = breach.progress().shortageCured();
    return Math.min(1, (fraction * (shortage + cured) - cured) / shortage);
  }

  @Override
  public double exitBuffer() {
    return buffer;
  }
}
