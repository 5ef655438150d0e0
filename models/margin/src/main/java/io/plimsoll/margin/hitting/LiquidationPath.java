package io.plimsoll.margin.hitting;

/**
 * One path from now to the trade of a liquidation, on the position's own side: y is the log
 * distance to its liquidation price. Only what matters is drawn: touches, jumps and the looks after
 * them.
 */
final class LiquidationPath {
  /** Which paths are drawn. */
  enum Kind {
    /** Those that touch the liquidation price within the horizon and do not jump in it. */
    TOUCHES,
    /** Those that jump within the horizon. */
    JUMPS
  }

  private static final int BISECTIONS = 50;

  private final JumpProcess process;
  private final DelayedSale sale;
  private final double side;
  private final double start;
  private final double drift;
  private final double sigma;
  private final double interval;
  private final double latency;
  private final double horizon;

  private double y;
  private double time;
  private double nextJump;
  private boolean seen;
  private double loss;

  LiquidationPath(
      LiquidationCase position, JumpProcess process, LiquidationDelay delay, double horizonYears) {
    this.process = process;
    this.sale = new DelayedSale(position, process.diffusion(), delay.latencyYears());
    this.side = position.side();
    this.start = position.logDistance();
    this.drift = sale.sidedDrift();
    this.sigma = process.diffusion().sigmaPerYear();
    this.interval = delay.detectionIntervalYears();
    this.latency = delay.latencyYears();
    this.horizon = horizonYears;
  }

  double loss() {
    return loss;
  }

  double seen() {
    return seen ? 1 : 0;
  }

  void run(Kind kind, Draws draws) {
    y = start;
    time = 0;
    seen = false;
    loss = 0;
    switch (kind) {
      case TOUCHES -> {
        nextJump = horizon + process.gap(draws);
        if (y > 0) {
          time = touchTime(draws.uniform());
          y = 0;
        }
      }
      case JUMPS -> nextJump = process.firstJump(draws, horizon);
    }
    if (start <= 0) {
      trade(draws);
    } else {
      follow(draws);
    }
  }

  private void follow(Draws draws) {
    while (true) {
      if (y > 0) {
        if (!approach(draws)) {
          return;
        }
      } else if (interval == 0) {
        trade(draws);
        return;
      } else {
        double look = (Math.floor(time / interval) + 1) * interval;
        if (look > horizon) {
          return;
        }
        moveTo(look, draws);
        if (y <= 0) {
          trade(draws);
          return;
        }
      }
    }
  }

  /** On to the next touch or jump; false where the horizon comes first. */
  private boolean approach(Draws draws) {
    double end = Math.min(nextJump, horizon);
    double variance = sigma * sigma * (end - time);
    double move = drift * (end - time) + Math.sqrt(variance) * draws.gaussian();
    if (variance == 0) {
      if (y + move <= 0) {
        time += (end - time) * (y / -move);
        y = 0;
        return true;
      }
    } else if (draws.uniform() < BrownianBridge.lower(y, move, variance)) {
      time += (end - time) * BrownianBridge.touchTime(y, y + move, variance, draws);
      y = 0;
      return true;
    }
    time = end;
    y += move;
    if (end == horizon) {
      return false;
    }
    jump(draws);
    return true;
  }

  /** Moves to a moment through all jumps before it. */
  private void moveTo(double moment, Draws draws) {
    while (nextJump < moment) {
      diffuse(nextJump - time, draws);
      time = nextJump;
      jump(draws);
    }
    diffuse(moment - time, draws);
    time = moment;
  }

  private void diffuse(double years, Draws draws) {
    y += drift * years + sigma * Math.sqrt(years) * draws.gaussian();
  }

  private void jump(Draws draws) {
    y += side * process.jump(draws);
    nextJump += process.gap(draws);
  }

  /** The breach is seen; only the jumps of the latency are drawn, the rest is in closed form. */
  private void trade(Draws draws) {
    seen = true;
    while (nextJump < time + latency) {
      jump(draws);
    }
    loss = sale.loss(y);
  }

  /** When the liquidation price is touched, given that it is: by inversion of the closed form. */
  private double touchTime(double u) {
    double target = u * FirstExit.lower(start, drift * horizon, sigma * Math.sqrt(horizon));
    double low = 0;
    double high = horizon;
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = 0.5 * (low + high);
      double reached = FirstExit.lower(start, drift * middle, sigma * Math.sqrt(middle));
      if (reached < target) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }
}
