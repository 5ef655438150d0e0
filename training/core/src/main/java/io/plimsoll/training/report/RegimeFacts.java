package io.plimsoll.training.report;

import io.plimsoll.training.replay.InstrumentMargin;
import io.plimsoll.training.replay.RegimeResult;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * A regime over all its instruments and both sides, as one row of a table.
 *
 * @param averageMargin mean over instruments, a fraction of notional
 * @param exceedanceRate of longs and shorts together
 * @param meanShortfall mean over all decisions and both sides, a fraction of notional
 * @param matchedAverage the average margin that equal coverage would take, mean over sides and
 *     instruments
 * @param peakToTrough the mean over instruments
 * @param relativeRises largest rises over one hour, eight hours, a day, over the margin before;
 *     means over instruments
 * @param changePerDay relative to the mean margin
 * @param margin every decision twice, for longs and for shorts
 * @param excursion what margin had to cover, in the same order
 */
record RegimeFacts(
    double averageMargin,
    double exceedanceRate,
    double meanShortfall,
    double matchedAverage,
    double peakToTrough,
    double[] relativeRises,
    double changePerDay,
    double[] margin,
    double[] excursion) {

  static RegimeFacts of(RegimeResult regime) {
    List<InstrumentMargin> each = regime.instruments();
    double n =
        each.stream()
            .mapToDouble(one -> one.longs().observations() + one.shorts().observations())
            .sum();
    int windows = each.getFirst().procyclicality().rises().size();
    double[] rises = new double[windows];
    Arrays.setAll(
        rises, w -> mean(each, one -> one.procyclicality().rises().get(w).relativeMaximum()));
    return new RegimeFacts(
        mean(each, InstrumentMargin::averageMargin),
        each.stream()
                .mapToDouble(one -> one.longs().exceedances() + one.shorts().exceedances())
                .sum()
            / n,
        mean(each, one -> (one.longs().meanShortfall() + one.shorts().meanShortfall()) / 2),
        mean(each, one -> (one.longs().matchedAverage() + one.shorts().matchedAverage()) / 2),
        mean(each, one -> one.procyclicality().peakToTrough()),
        rises,
        mean(each, one -> one.procyclicality().relativeChangePerDay()),
        each.stream().flatMapToDouble(one -> both(one.margin(), one.margin())).toArray(),
        each.stream().flatMapToDouble(one -> both(one.falls(), one.rises())).toArray());
  }

  double relativeRise(int window) {
    return window < relativeRises.length ? relativeRises[window] : Double.NaN;
  }

  private static DoubleStream both(double[] first, double[] second) {
    return DoubleStream.concat(Arrays.stream(first), Arrays.stream(second));
  }

  private static double mean(
      List<InstrumentMargin> each, ToDoubleFunction<InstrumentMargin> number) {
    return each.stream().mapToDouble(number).sum() / each.size();
  }
}
