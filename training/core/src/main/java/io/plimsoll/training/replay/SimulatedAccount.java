package io.plimsoll.training.replay;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.market.InstrumentId;
import java.util.List;

/**
 * One trader of a population: what he wants to do, before any venue lets him.
 *
 * @param arrivalNanos when he opens his positions
 * @param leaveNanos when he closes what is left
 * @param collateral what he posts, settlement currency
 * @param reserve what he could still add, settlement currency
 * @param wantedNotional what he would like to hold, settlement currency
 * @param legs how the notional is spread, absolute weights adding up to 1
 * @param topUpProbability that he answers a margin call
 * @param topUpLatencyNanos how long an answer takes
 * @param seed of his draws
 */
public record SimulatedAccount(
    String id,
    Mode mode,
    long arrivalNanos,
    long leaveNanos,
    double collateral,
    double reserve,
    double wantedNotional,
    List<Leg> legs,
    double topUpProbability,
    long topUpLatencyNanos,
    long seed) {
  public SimulatedAccount {
    Checks.notBlank(id, "id");
    Checks.positive(collateral, "collateral");
    Checks.notNegative(reserve, "reserve");
    Checks.positive(wantedNotional, "wantedNotional");
    Checks.inRange(topUpProbability, 0, 1, "topUpProbability");
    legs = List.copyOf(legs);
    if (legs.isEmpty() || (mode == Mode.ISOLATED && legs.size() > 1)) {
      throw new IllegalArgumentException(
          "an isolated account has one leg, a cross account at least one: " + legs);
    }
    if (legs.stream().map(Leg::instrument).distinct().count() < legs.size()) {
      throw new IllegalArgumentException("legs must be in different instruments: " + legs);
    }
  }

  /** Under which margin method he trades. */
  public enum Mode {
    ISOLATED,
    CROSS
  }

  /**
   * One position he wants.
   *
   * @param weight share of the notional in [−1, 1], negative when short, never zero
   */
  public record Leg(InstrumentId instrument, double weight) {
    public Leg {
      Checks.inRange(Math.abs(weight), Double.MIN_VALUE, 1, "weight");
    }
  }
}
