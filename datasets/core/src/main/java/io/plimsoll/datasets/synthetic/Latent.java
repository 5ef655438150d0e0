package io.plimsoll.datasets.synthetic;

import java.util.List;

/**
 * What nobody on the market sees: volatility, correlation, stress of the makers and jumps, minute
 * by minute.
 *
 * <p>Log-variance of instrument i is {@code ln(base_i) + diurnal + slow + slow_i + s(t - lead) +
 * s_i(t - lead) + echo - normalisation}. The stress {@code s} moves depth at t but variance only at
 * t + lead: that is how depth comes to know the future. Jumps arrive at a rate that stress raises
 * and that every jump raises further (Hawkes 1971), and each leaves an echo in variance. A crash is
 * a shock to the stress, then, one lead later, a fall spread over some minutes.
 */
final class Latent {
  private static final double MINUTES_A_DAY = 1440;
  private static final double SLOW_SD = 0.6;
  private static final double OWN_SLOW_SD = 0.4;
  private static final double STRESS_SD = 0.6;
  private static final double OWN_STRESS_SD = 0.5;
  private static final double NORMALISATION =
      0.5
          * (SLOW_SD * SLOW_SD
              + OWN_SLOW_SD * OWN_SLOW_SD
              + STRESS_SD * STRESS_SD
              + OWN_STRESS_SD * OWN_STRESS_SD);

  /** Variance never exceeds e to this times its base: a market stays a market. */
  private static final double MAXIMUM_DEVIATION = 4.5;

  private static final double CRASH_STRESS = 2.5;
  private static final double JUMPS_A_DAY = 3;
  private static final double EXCITATION = 0.4;
  private static final double EXCITATION_HALF_LIFE = 30;
  private static final double ECHO = 0.8;
  private static final double ECHO_HALF_LIFE = 20;

  private final int lead;
  private final List<Crash> crashes;
  private final MeanReverting slow;
  private final MeanReverting stress;
  private final MeanReverting coupling;
  private final MeanReverting[] ownSlow;
  private final MeanReverting[] ownStress;
  private final double[] stressRing;
  private final double[][] ownStressRing;
  private final Draws jumpDraws;
  private final double excitationKeep = StrictMath.pow(0.5, 1 / EXCITATION_HALF_LIFE);
  private final double echoKeep = StrictMath.pow(0.5, 1 / ECHO_HALF_LIFE);
  private double excitation;
  private double echo;
  private long minute = -1;

  /**
   * Of this minute: the variance of the market factor's share, in (0, 1); every pair correlates
   * this much.
   */
  double correlation;

  /**
   * Of this minute: the common jump in units of an instrument's beta, zero mostly; includes a
   * crash's fall.
   */
  double jump;

  /** Of this minute: log of variance over its base, by instrument. */
  final double[] deviation;

  /** Of this minute: the makers' stress, by instrument; variance follows it one lead later. */
  final double[] makersStress;

  /** Of this minute: whether a crash is building up or running. */
  boolean crashNear;

  Latent(long seed, int instruments, int leadMinutes, List<Crash> crashes) {
    lead = leadMinutes;
    this.crashes = crashes;
    slow = new MeanReverting(2 * MINUTES_A_DAY, SLOW_SD, new Draws(seed, 1));
    stress = new MeanReverting(40, STRESS_SD, new Draws(seed, 2));
    coupling = new MeanReverting(720, 0.7, new Draws(seed, 3));
    jumpDraws = new Draws(seed, 4);
    ownSlow = new MeanReverting[instruments];
    ownStress = new MeanReverting[instruments];
    stressRing = new double[lead];
    ownStressRing = new double[instruments][lead];
    deviation = new double[instruments];
    makersStress = new double[instruments];
    for (int i = 0; i < instruments; i++) {
      ownSlow[i] = new MeanReverting(MINUTES_A_DAY, OWN_SLOW_SD, new Draws(seed, 100 + i));
      ownStress[i] = new MeanReverting(30, OWN_STRESS_SD, new Draws(seed, 200 + i));
      for (int k = 0; k < lead; k++) {
        ownStressRing[i][k] = ownStress[i].next();
      }
    }
    for (int k = 0; k < lead; k++) {
      stressRing[k] = stress.next();
    }
  }

  /** Moves on by a minute. */
  void step(double diurnal) {
    minute++;
    int slot = (int) (minute % lead);
    for (Crash crash : crashes) {
      if (crash.startMinute() == minute) {
        stress.kick(CRASH_STRESS);
      }
    }
    double pastStress = stressRing[slot];
    stressRing[slot] = stress.next();
    double common = slow.next();
    correlation = 0.25 + 0.65 * logistic(0.7 * common + 0.5 * pastStress + coupling.next() - 0.4);
    jump = nextJump(common + pastStress);
    for (int i = 0; i < deviation.length; i++) {
      double pastOwn = ownStressRing[i][slot];
      ownStressRing[i][slot] = ownStress[i].next();
      makersStress[i] = stressRing[slot] + ownStressRing[i][slot];
      deviation[i] =
          StrictMath.min(
              MAXIMUM_DEVIATION,
              diurnal + common + ownSlow[i].next() + pastStress + pastOwn + echo - NORMALISATION);
    }
  }

  private double nextJump(double heat) {
    excitation *= excitationKeep;
    echo *= echoKeep;
    double rate =
        JUMPS_A_DAY / MINUTES_A_DAY * StrictMath.exp(0.6 * StrictMath.min(heat, 3)) + excitation;
    double size = 0;
    if (jumpDraws.uniform() < rate) {
      size = StrictMath.exp(0.3 * StrictMath.min(heat, 3)) * (0.004 * jumpDraws.normal() - 0.001);
      excitation += EXCITATION * (1 - excitationKeep);
      echo = StrictMath.min(2, echo + ECHO);
    }
    crashNear = false;
    for (Crash crash : crashes) {
      size += crash.fallIn(minute, lead);
      crashNear |= crash.covers(minute, lead);
    }
    return size;
  }

  private static double logistic(double x) {
    return 1 / (1 + StrictMath.exp(-x));
  }

  /**
   * A crash: stress from {@code startMinute}, and one lead later a fall.
   *
   * @param fall log return of the whole crash for an instrument with beta 1, negative
   * @param fallMinutes over how many minutes it falls
   */
  record Crash(long startMinute, double fall, int fallMinutes) {
    double fallIn(long minute, int lead) {
      long into = minute - startMinute - lead;
      return into >= 0 && into < fallMinutes ? fall / fallMinutes : 0;
    }

    boolean covers(long minute, int lead) {
      return minute >= startMinute && minute < startMinute + lead + fallMinutes;
    }
  }
}
