package io.plimsoll.serving.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.plimsoll.datasets.Explanation;
import io.plimsoll.models.Forecast;
import io.plimsoll.models.Provenance;
import io.plimsoll.models.multiplier.MultiplierDecision;
import io.plimsoll.serving.HistoryPoint;
import io.plimsoll.serving.Receipt;
import io.plimsoll.serving.ServedModel;
import io.plimsoll.serving.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What goes over the wire: one record an answer, component names are field names. Times stand
 * twice, as whole nanoseconds for machines and as ISO-8601 text for people and for languages whose
 * numbers cannot hold the former.
 */
public final class Wire {
  private Wire() {}

  /** Answer to events. */
  record Accepted(int accepted, int rejected, List<Rejected> rejections) {
    /** So many rejections are described; all are counted. */
    private static final int DESCRIBED = 100;

    static Accepted of(Receipt receipt) {
      List<Rejected> described =
          receipt.rejections().stream()
              .limit(DESCRIBED)
              .map(r -> new Rejected(r.position(), r.reason().text(), r.detail()))
              .toList();
      return new Accepted(receipt.accepted(), receipt.rejections().size(), described);
    }
  }

  /** One event that was not taken in. */
  record Rejected(int position, String reason, String detail) {}

  /** All multipliers. */
  record Multipliers(long asOfNanos, String asOf, String model, List<Multiplier> multipliers) {}

  /** One multiplier; the explanation only where one instrument was asked for. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Multiplier(
      String instrument,
      double multiplier,
      long horizonNanos,
      long decidedNanos,
      String decided,
      long validUntilNanos,
      String validUntil,
      boolean degraded,
      @Nullable String degradedReason,
      List<String> guards,
      String model,
      @Nullable Double price,
      @Nullable ForecastView forecast,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ExplanationView explanation) {

    /** A decision as it is served. */
    public static Multiplier of(
        MultiplierDecision decision,
        ServedModel.Card model,
        Optional<Double> price,
        boolean explained) {
      Forecast forecast = decision.forecast();
      return new Multiplier(
          decision.instrument().value(),
          decision.multiplier(),
          model.horizonNanos(),
          decision.decidedNanos(),
          Times.text(decision.decidedNanos()),
          decision.validUntilNanos(),
          Times.text(decision.validUntilNanos()),
          decision.degraded(),
          decision.degradedReason(),
          decision.guards(),
          model.reference(),
          price.orElse(null),
          forecast == null ? null : ForecastView.of(forecast),
          explained ? ExplanationView.of(decision.explanation()) : null);
    }
  }

  /** What a multiplier rests on. */
  record ForecastView(
      long asOfNanos,
      String asOf,
      double variance,
      double longRunVariance,
      double spikeThreshold,
      double spikeProbability,
      List<Quantile> quantiles) {
    static ForecastView of(Forecast forecast) {
      List<Quantile> quantiles = new ArrayList<>();
      for (int i = 0; i < forecast.levels().length; i++) {
        quantiles.add(
            new Quantile(
                forecast.levels()[i], forecast.downQuantiles()[i], forecast.upQuantiles()[i]));
      }
      return new ForecastView(
          forecast.asOfNanos(),
          Times.text(forecast.asOfNanos()),
          forecast.variance(),
          forecast.longRunVariance(),
          forecast.spikeThreshold(),
          forecast.spikeProbability(),
          quantiles);
    }
  }

  /**
   * The worst fall and the worst rise over the horizon that are not exceeded with probability
   * {@code level}.
   */
  record Quantile(double level, double down, double up) {}

  /** A number and what it was made of; a leaf has neither operation nor parts. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ExplanationView(
      String label,
      double value,
      @Nullable String operation,
      @Nullable List<ExplanationView> parts) {
    static ExplanationView of(Explanation explanation) {
      return switch (explanation) {
        case Explanation.Input leaf -> new ExplanationView(leaf.label(), leaf.value(), null, null);
        case Explanation.Step step ->
            new ExplanationView(
                step.label(),
                step.value(),
                step.operation().name().toLowerCase(Locale.ROOT),
                step.parts().stream().map(ExplanationView::of).toList());
      };
    }
  }

  /** The last decisions of an instrument, oldest first. */
  record History(String instrument, List<Point> points) {
    static History of(String instrument, List<HistoryPoint> points) {
      return new History(
          instrument,
          points.stream()
              .map(
                  p ->
                      new Point(
                          p.decidedNanos(),
                          Times.text(p.decidedNanos()),
                          p.multiplier(),
                          p.price(),
                          p.degraded()))
              .toList());
    }
  }

  /** One decision of the recent past; the price is null where none was known. */
  record Point(
      long decidedNanos, String decided, double multiplier, double price, boolean degraded) {}

  /** What is served and what is watched. */
  record ModelList(Model champion, @Nullable Model challenger) {}

  /** One model. */
  record Model(
      String reference,
      String name,
      List<String> aliases,
      String description,
      String runId,
      @Nullable String registered,
      String view,
      long horizonNanos,
      ProvenanceView provenance) {
    static Model of(ServedModel.Card card) {
      return new Model(
          card.reference(),
          card.name(),
          card.aliases(),
          card.description(),
          card.runId(),
          card.registeredMillis() == 0 ? null : Times.text(1_000_000 * card.registeredMillis()),
          card.view(),
          card.horizonNanos(),
          ProvenanceView.of(card.provenance()));
    }
  }

  /** Where a model comes from. */
  record ProvenanceView(
      String family,
      String settings,
      long seed,
      String backend,
      String dataSha256,
      String viewName,
      String viewVersion,
      String label,
      String trainedFrom,
      String trainedTo,
      String commit,
      String jdk) {
    static ProvenanceView of(Provenance p) {
      Provenance.Origin o = p.origin();
      return new ProvenanceView(
          p.family(),
          p.settings(),
          p.seed(),
          p.backend(),
          o.dataSha256(),
          o.viewName(),
          o.viewVersion(),
          o.label(),
          Times.text(o.fromNanos()),
          Times.text(o.toNanos()),
          o.commit(),
          o.jdk());
    }
  }

  /** Whether the process is well. */
  record Health(String status, List<String> problems, String clock) {}

  /** Whether multipliers can be asked for. */
  record Ready(boolean ready, List<String> reasons) {}
}
