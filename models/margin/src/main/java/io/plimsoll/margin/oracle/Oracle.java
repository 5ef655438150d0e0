package io.plimsoll.margin.oracle;

import io.plimsoll.margin.oracle.Aggregation.Estimate;
import io.plimsoll.margin.oracle.OracleResult.Absent;
import io.plimsoll.margin.oracle.OracleResult.Held;
import io.plimsoll.margin.oracle.OracleResult.Live;
import io.plimsoll.margin.oracle.OracleResult.Reason;
import io.plimsoll.margin.oracle.OracleResult.SourceIssue;
import io.plimsoll.margin.oracle.OracleState.Accepted;
import io.plimsoll.margin.oracle.OracleState.Halt;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes one price of many reports, and halts when it cannot be trusted.
 *
 * <ul>
 *   <li>Of each source the newest report counts; reports that are unusable, stale, from the future
 *       or too uncertain are left out, by name and reason.
 *   <li>Fewer than the minimum of sources, or an aggregate that is too uncertain, gives no live
 *       price. This is no halt: the next good update is live again.
 *   <li>A price that moved too far from the last accepted one, or is too far from the reference,
 *       halts the oracle. It goes on when the halt has lasted its time, the reference (if there is
 *       one) agrees, and either the price is back near the last accepted one or enough updates in a
 *       row agreed on the new level.
 *   <li>After the last good price has expired the oracle goes on like after a halt: on
 *       confirmation.
 * </ul>
 *
 * The oracle holds no state and reads no clock; the same arguments give the same update.
 */
public final class Oracle {
  private final OracleRules rules;

  /** An oracle under rules. */
  public Oracle(OracleRules rules) {
    this.rules = rules;
  }

  /** What came of the reports at a moment, and what to remember. */
  public record Update(OracleState state, OracleResult result) {}

  /**
   * Takes reports and says what the price is now.
   *
   * @param reports the last that each source said, or several of one source
   * @param reference another oracle, an average, a spot index; empty where there is none. A
   *     reference that is no price counts as one that does not agree
   */
  public Update update(
      OracleState state, List<PriceReport> reports, OptionalDouble reference, long nowNanos) {
    Map<String, SourceIssue> ignored = new TreeMap<>();
    List<PriceReport> used = used(reports, nowNanos, ignored);
    if (used.size() < rules.minimumSources()) {
      return withheld(state, EnumSet.of(Reason.TOO_FEW_SOURCES), ignored, nowNanos);
    }
    Estimate estimate = rules.aggregation().of(used);
    if (!(estimate.price() > 0)
        || !(estimate.confidenceFraction() <= rules.maximumConfidenceFraction())) {
      return withheld(state, EnumSet.of(Reason.UNCERTAIN), ignored, nowNanos);
    }
    Set<Reason> reasons = EnumSet.noneOf(Reason.class);
    Halt halt = judge(state, estimate.price(), reference, nowNanos, reasons);
    if (!reasons.isEmpty()) {
      return withheld(new OracleState(state.accepted(), halt), reasons, ignored, nowNanos);
    }
    long asOf = used.stream().mapToLong(PriceReport::publishedNanos).min().orElse(nowNanos);
    double fraction = estimate.confidenceFraction();
    return new Update(
        new OracleState(new Accepted(estimate.price(), nowNanos), null),
        new Live(estimate.price(), fraction, rules.score(fraction), asOf, ignored));
  }

  private List<PriceReport> used(
      List<PriceReport> reports, long nowNanos, Map<String, SourceIssue> ignored) {
    Map<String, PriceReport> newest = new TreeMap<>();
    for (PriceReport report : reports) {
      PriceReport other = newest.get(report.source());
      if (other == null || report.publishedNanos() > other.publishedNanos()) {
        newest.put(report.source(), report);
      }
    }
    List<PriceReport> used = new ArrayList<>();
    for (PriceReport report : newest.values()) {
      SourceIssue issue = issue(report, nowNanos);
      if (issue == null) {
        used.add(report);
      } else {
        ignored.put(report.source(), issue);
      }
    }
    return used;
  }

  private @Nullable SourceIssue issue(PriceReport report, long nowNanos) {
    if (!report.usable()) {
      return SourceIssue.UNUSABLE;
    }
    if (report.publishedNanos() > nowNanos) {
      return SourceIssue.FROM_THE_FUTURE;
    }
    if (nowNanos - report.publishedNanos() > rules.maximumSourceAgeNanos()) {
      return SourceIssue.STALE;
    }
    return report.confidence() / report.price() > rules.maximumConfidenceFraction()
        ? SourceIssue.UNCERTAIN
        : null;
  }

  /** Adds why the price is not accepted, and returns the halt that follows from it. */
  private @Nullable Halt judge(
      OracleState state,
      double price,
      OptionalDouble reference,
      long nowNanos,
      Set<Reason> reasons) {
    Accepted last = state.accepted();
    Halt halt = state.halt();
    if (reference.isPresent()
        && !near(price, reference.getAsDouble(), rules.maximumDeviationFraction())) {
      reasons.add(Reason.DEVIATES_FROM_REFERENCE);
    }
    boolean expired = last != null && nowNanos - last.nanos() > rules.maximumAgeNanos();
    boolean moved = last != null && !near(price, last.price(), rules.maximumMoveFraction());
    if (halt == null && !expired && !moved && reasons.isEmpty()) {
      return null;
    }
    long since = halt == null ? nowNanos : halt.sinceNanos();
    boolean agrees = halt != null && near(price, halt.candidate(), rules.maximumMoveFraction());
    Halt next = new Halt(since, price, agrees && halt != null ? halt.agreeing() + 1 : 1);
    boolean confirmed = halt != null && next.agreeing() >= rules.confirmations();
    if ((moved || expired) && !confirmed) {
      reasons.add(expired ? Reason.LAST_PRICE_EXPIRED : Reason.MOVED_TOO_FAR);
    }
    if (halt != null && nowNanos - since < rules.haltNanos()) {
      reasons.add(Reason.HALTED);
    }
    return next;
  }

  private static boolean near(double price, double other, double fraction) {
    return Math.abs(price - other) <= fraction * Math.abs(other);
  }

  /**
   * The last good price with the reasons why it is not a new one, or nothing where it is too old.
   */
  private Update withheld(
      OracleState state, Set<Reason> reasons, Map<String, SourceIssue> ignored, long nowNanos) {
    Accepted last = state.accepted();
    Set<Reason> all = EnumSet.copyOf(reasons);
    if (last == null) {
      all.add(Reason.NO_PRICE_YET);
      return new Update(state, new Absent(all, ignored));
    }
    long age = Math.max(0, nowNanos - last.nanos());
    if (age > rules.maximumAgeNanos()) {
      all.add(Reason.LAST_PRICE_EXPIRED);
      return new Update(state, new Absent(all, ignored));
    }
    return new Update(state, new Held(last.price(), age, all, ignored));
  }
}
