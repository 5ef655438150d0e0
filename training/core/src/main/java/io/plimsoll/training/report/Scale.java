package io.plimsoll.training.report;

import java.util.ArrayList;
import java.util.List;

/** Maps data to the unit interval and says where the ticks stand. */
sealed interface Scale {

  /** Where a value lies: 0 at the low end, 1 at the high end. */
  double at(double value);

  /** The ticks, from low to high. */
  List<Tick> ticks(int about);

  /** A tick and its label. */
  record Tick(double value, String label) {}

  /** Equal distances for equal differences. */
  record Linear(double low, double high) implements Scale {
    /** A scale that holds the values with a little room; an empty range is widened. */
    static Linear around(double low, double high, boolean fromZero) {
      double lowest = fromZero ? Math.min(0, low) : low;
      double span = high - lowest;
      if (!(span > 0)) {
        double room = Math.max(Math.abs(lowest) * 0.05, 1e-9);
        return new Linear(lowest - room, lowest + room);
      }
      return new Linear(lowest == 0 ? 0 : lowest - 0.04 * span, high + 0.04 * span);
    }

    @Override
    public double at(double value) {
      return (value - low) / (high - low);
    }

    @Override
    public List<Tick> ticks(int about) {
      double step = niceStep((high - low) / Math.max(1, about));
      List<Tick> ticks = new ArrayList<>();
      for (long k = (long) Math.ceil(low / step - 1e-9); k * step <= high + 1e-9 * step; k++) {
        ticks.add(new Tick(k * step, label(k * step, step)));
      }
      return ticks;
    }

    private static double niceStep(double raw) {
      double power = Math.pow(10, Math.floor(Math.log10(raw)));
      double factor = raw / power;
      return power * (factor <= 1 ? 1 : factor <= 2 ? 2 : factor <= 5 ? 5 : 10);
    }

    private static String label(double value, double step) {
      int decimals = Math.max(0, (int) -Math.floor(Math.log10(step) + 1e-9));
      if (decimals > 6) {
        return Numbers.significant(value, 2);
      }
      return decimals == 0 && Math.abs(value) >= 10_000
          ? Numbers.count(Math.round(value))
          : Numbers.fixed(value, decimals);
    }
  }

  /** Equal distances for equal ratios; of positive values only. */
  record Log(double low, double high) implements Scale {
    /** A scale that holds the values with a little room. */
    static Log around(double low, double high) {
      double room = Math.max(Math.pow(high / low, 0.04), 1.02);
      return new Log(low / room, high * room);
    }

    @Override
    public double at(double value) {
      return Math.log(value / low) / Math.log(high / low);
    }

    @Override
    public List<Tick> ticks(int about) {
      int first = (int) Math.floor(Math.log10(low));
      int last = (int) Math.ceil(Math.log10(high));
      int[] within = last - first > about ? new int[] {1} : new int[] {1, 2, 5};
      List<Tick> ticks = new ArrayList<>();
      for (int power = first; power <= last; power++) {
        for (int factor : within) {
          double value = factor * Math.pow(10, power);
          if (value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9)) {
            ticks.add(
                new Tick(
                    value,
                    power < -4 ? factor + "e" + power : Numbers.fixed(value, Math.max(0, -power))));
          }
        }
      }
      return ticks;
    }
  }

  /** UTC times in nanoseconds since the epoch. */
  record Time(double low, double high) implements Scale {
    private static final long MINUTE = 60_000_000_000L;
    private static final long DAY = 1440 * MINUTE;
    private static final long[] STEPS = {
      MINUTE,
      5 * MINUTE,
      15 * MINUTE,
      30 * MINUTE,
      60 * MINUTE,
      120 * MINUTE,
      180 * MINUTE,
      360 * MINUTE,
      720 * MINUTE,
      DAY,
      2 * DAY,
      7 * DAY,
      14 * DAY,
      30 * DAY,
      91 * DAY,
      365 * DAY
    };

    @Override
    public double at(double value) {
      return (value - low) / (high - low);
    }

    @Override
    public List<Tick> ticks(int about) {
      long step = STEPS[STEPS.length - 1];
      for (int i = STEPS.length - 1; i >= 0; i--) {
        if ((high - low) / STEPS[i] <= about + 1) {
          step = STEPS[i];
        }
      }
      List<Tick> ticks = new ArrayList<>();
      for (long time = Math.ceilDiv((long) low, step) * step; time <= high; time += step) {
        boolean midnight = Math.floorMod(time, DAY) == 0;
        ticks.add(new Tick(time, midnight ? Numbers.day(time) : Numbers.clock(time)));
      }
      return ticks;
    }
  }
}
