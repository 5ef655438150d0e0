package io.plimsoll.models.calibration;

import io.plimsoll.models.bundle.Archive;

/**
 * A probability by score, learned on rows whose outcome is known.
 *
 * <p><b>Range</b>: within (0, 1), never 0 or 1: finitely many rows cannot exclude an outcome (each
 * implementation says how it is kept away). Never decreasing in the score; NaN for a score that is
 * NaN. Infinite scores give the limits. Immutable; {@link #probability} allocates nothing.
 */
public interface ProbabilityCalibrator {

  /** What shape it has in archives: see {@link CalibratorArchive}. */
  String format();

  /** How many rows it was learned from. */
  int rows();

  /** The probability at a score. */
  double probability(double score);

  /** Stores everything. */
  void write(Archive out);
}
