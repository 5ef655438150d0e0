package io.plimsoll.training.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.Progress;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.FeatureView;
import io.plimsoll.features.Source;
import io.plimsoll.features.audit.AuditMarket;
import io.plimsoll.features.audit.Finding;
import io.plimsoll.features.audit.Hindsight;
import io.plimsoll.features.audit.Pipeline;
import io.plimsoll.features.audit.Verdict;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * An honest view is cleared; three kinds of leak are not, and the check that fails is the right
 * one.
 */
class LeakageBatteryTest {
  private static final Set<Source> BARS = EnumSet.of(Source.BARS);
  private static final FeatureView VIEW =
      new FeatureView(
          "audited",
          AuditMarket.MINUTE,
          5 * AuditMarket.MINUTE,
          List.of(
              new FeatureSpec("rv_1h", "realized-variance", Map.of("window", "1h")),
              new FeatureSpec("rv_4h", "realized-variance", Map.of("window", "4h")),
              new FeatureSpec("ewma_1h", "ewma-variance", Map.of("half-life", "1h"))));
  private static final Pipeline HONEST = new Pipeline(VIEW, AuditMarket.universe(2));
  private static final List<MarketEvent> EVENTS = AuditMarket.events(3, BARS, 2, 1440);

  private static List<Finding> audit(Pipeline pipeline) {
    return LeakageBattery.run(pipeline, EVENTS, BARS, 3, Progress.NONE);
  }

  private static Verdict verdict(List<Finding> findings, String check) {
    return findings.stream()
        .filter(finding -> finding.check().equals(check))
        .findFirst()
        .orElseThrow()
        .verdict();
  }

  @Test
  void anHonestViewIsCleared() {
    List<Finding> findings = audit(HONEST);
    assertTrue(LeakageBattery.cleared(findings), findings.toString());
    assertEquals(6, findings.size());
  }

  @Test
  void theCloseOfTheUnfinishedBarFailsTheAudit() {
    List<Finding> findings =
        audit(
            Hindsight.planted(
                HONEST, (bars, next) -> next < bars.size() ? bars.close(next) : Double.NaN));
    assertEquals(Verdict.FAIL, verdict(findings, "future-mutation"), findings.toString());
    assertEquals(Verdict.FAIL, verdict(findings, "prefix-equality"), findings.toString());
    assertFalse(LeakageBattery.cleared(findings));
  }

  @Test
  void aCentredWindowFailsEveryCheckThatCanSeeIt() {
    List<Finding> findings =
        audit(
            Hindsight.planted(
                HONEST,
                (bars, next) -> {
                  double sum = 0;
                  for (int i = Math.max(0, next - 60); i < Math.min(bars.size(), next + 60); i++) {
                    sum += bars.squaredReturn(i);
                  }
                  return sum;
                }));
    for (String check :
        List.of("future-mutation", "prefix-equality", "loss-alarm", "time-reversal")) {
      assertEquals(Verdict.FAIL, verdict(findings, check), check + ": " + findings);
    }
  }

  @Test
  void scalingByTheFullSampleFailsTheAudit() {
    List<Finding> findings =
        audit(
            Hindsight.planted(
                HONEST,
                (bars, next) -> {
                  double greatest = 0;
                  for (int i = 0; i < bars.size(); i++) {
                    greatest = Math.max(greatest, bars.close(i));
                  }
                  return next == 0 ? Double.NaN : bars.close(next - 1) / greatest;
                }));
    assertEquals(Verdict.FAIL, verdict(findings, "future-mutation"), findings.toString());
    assertFalse(LeakageBattery.cleared(findings));
  }

  @Test
  void anHonestEdgeIsLostOnAMarketRunBackwardsAndALeaksIsNot() {
    Pipeline leak = Hindsight.planted(HONEST, Hindsight.comingVariance(60));
    for (AuditMarket.Time time : AuditMarket.Time.values()) {
      TimeReversal.Edges honest = TimeReversal.edges(HONEST, BARS, 5, time);
      TimeReversal.Edges leaking = TimeReversal.edges(leak, BARS, 5, time);
      // The label itself leaves next to no loss; what is left is its logarithm cut at four
      // deviations.
      assertTrue(leaking.view().fraction() > 0.9, time + ": " + leaking);
      assertTrue(honest.view().fraction() < 0.1, time + ": " + honest);
    }
    double forward =
        TimeReversal.edges(HONEST, BARS, 5, AuditMarket.Time.FORWARD).arrow().fraction();
    double backward =
        TimeReversal.edges(HONEST, BARS, 5, AuditMarket.Time.BACKWARD).arrow().fraction();
    assertTrue(forward > 0.03 && backward < 2 * forward / 3, forward + " and " + backward);
  }
}
