package io.plimsoll.serving.http;

import io.plimsoll.margin.MarginResult;
import io.plimsoll.serving.AccountScore;
import io.plimsoll.serving.http.Wire.ExplanationView;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What goes over the wire of a scored account; as in {@link Wire}, component names are field names.
 */
final class AccountWire {
  private AccountWire() {}

  /** How an account stands. */
  record Score(
      double probability,
      long horizonNanos,
      double distanceSigmas,
      double score,
      List<String> reasons,
      double equity,
      double initialRequirement,
      double maintenanceRequirement,
      double freeCollateral,
      boolean breached,
      boolean degraded,
      List<DegradedInstrument> degradedInstruments,
      List<ScoredPosition> positions,
      ExplanationView explanation) {
    static Score of(AccountScore score) {
      MarginResult margin = score.margin();
      List<ScoredPosition> positions = new ArrayList<>();
      for (int i = 0; i < margin.positions().size(); i++) {
        positions.add(
            ScoredPosition.of(
                margin.positions().get(i), score.marks().get(i), score.multipliers().get(i)));
      }
      return new Score(
          score.risk().probability(),
          score.horizonNanos(),
          score.risk().distanceSigmas(),
          score.risk().points(),
          score.risk().reasons(),
          margin.equity(),
          margin.initialRequirement(),
          margin.maintenanceRequirement(),
          margin.freeCollateral(),
          margin.breached(),
          !score.degraded().isEmpty(),
          score.degraded().stream()
              .map(d -> new DegradedInstrument(d.instrument().value(), d.reason()))
              .toList(),
          positions,
          ExplanationView.of(score.risk().explanation()));
    }
  }

  /** An instrument of a scored account without a fresh forecast. */
  record DegradedInstrument(String instrument, String reason) {}

  /** One position of a scored account; prices are null where no positive price does. */
  record ScoredPosition(
      String instrument,
      double multiplier,
      double markPrice,
      double notional,
      double unrealizedPnl,
      double maintenanceRequirement,
      @Nullable Double liquidationPrice,
      @Nullable Double bankruptcyPrice) {
    static ScoredPosition of(MarginResult.PositionMargin part, double mark, double multiplier) {
      return new ScoredPosition(
          part.position().instrument().value(),
          multiplier,
          mark,
          part.notional(),
          part.unrealizedPnl(),
          part.maintenanceRequirement(),
          nullable(part.liquidationPrice()),
          nullable(part.bankruptcyPrice()));
    }

    private static @Nullable Double nullable(OptionalDouble value) {
      return value.isPresent() ? value.getAsDouble() : null;
    }
  }
}
