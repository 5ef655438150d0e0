package io.plimsoll.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.models.garch.GarchFit;
import io.plimsoll.models.garch.GarchLikelihood;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * A GARCH(1,1) with normal innovations and no mean, fitted by arch in Python.
 *
 * @param name library and version
 * @param millis the median of some fits after two that do not count
 * @param omega the constant
 * @param alpha weight of the last squared return
 * @param beta weight of the last variance
 * @param logLikelihood what was reached, before the series its mean square
 */
record GarchPeer(
    String name, double millis, double omega, double alpha, double beta, double logLikelihood) {
  static final int RETURNS = 10_000;
  private static final int ROUNDS = 9;

  /** Of the same function at the same place, a sum of 10,000 terms near 2. */
  private static final double SAME = 1e-6;

  /** Of two optima: arch's search stops where a step gains some 1e-6 of the likelihood. */
  private static final double NEAR = 0.05;

  /** Returns in per cent of a GARCH(1,1) with constant 0.05, alpha 0.08 and beta 0.9. */
  static double[] returns() {
    SplittableRandom random = new SplittableRandom(20240103);
    double[] returns = new double[RETURNS];
    double variance = 2.5;
    for (int t = 0; t < returns.length; t++) {
      returns[t] = Math.sqrt(variance) * random.nextGaussian();
      variance = 0.05 + 0.08 * returns[t] * returns[t] + 0.9 * variance;
    }
    return returns;
  }

  /**
   * Throws if the peer maximises another likelihood or comes out elsewhere: then the times would
   * compare nothing.
   */
  void compare(GarchFit ours) {
    double[] theirs = {omega, alpha, beta};
    double here =
        new GarchLikelihood(ours.model(), returns(), new double[0])
            .value(theirs, new double[theirs.length]);
    if (!(Math.abs(here - logLikelihood) <= SAME)) {
      throw new PlimsollException(
          ErrorCode.INTERNAL,
          "at the parameters of "
              + name
              + " its likelihood is "
              + logLikelihood
              + ", ours "
              + here);
    }
    if (!(Math.abs(ours.logLikelihood() - logLikelihood) <= NEAR)) {
      throw new PlimsollException(
          ErrorCode.INTERNAL,
          name + " reaches a likelihood of " + logLikelihood + ", we " + ours.logLikelihood());
    }
  }

  /** Fits {@link #returns} in Python. */
  static GarchPeer fit(boolean quick, String python) {
    return Python.inFolder(
        folder -> {
          Files.writeString(
              folder.resolve("returns.txt"),
              Arrays.stream(returns())
                  .mapToObj(Double::toString)
                  .collect(Collectors.joining("\n", "", "\n")));
          String out = Python.run(python, "garch.py", folder, Integer.toString(quick ? 1 : ROUNDS));
          JsonNode found = new ObjectMapper().readTree(out);
          return new GarchPeer(
              found.get("name").asText(),
              1e3 * found.get("seconds").asDouble(),
              found.get("omega").asDouble(),
              found.get("alpha").asDouble(),
              found.get("beta").asDouble(),
              found.get("log_likelihood").asDouble());
        });
  }
}
