package io.plimsoll.training.tuning;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;

/**
 * Looks for the settings with the least mean loss over some folds.
 *
 * <p>The first trial is what the search begins with, so a search never returns what did worse on
 * its folds. With a budget of trials alone the result depends on space, seed and losses only; a
 * budget of time may cut it short, which {@link SearchResult#cut} tells.
 */
public final class Search {
  /** A space that gives nothing new so many times is taken to be exhausted. */
  private static final int REDRAWS = 200;

  private static final double NANOS_PER_MINUTE = 6e10;

  private final SearchSpace space;
  private final Proposer proposer;
  private final Budget budget;
  private final LongSupplier nanoTime;

  /** How the next point is chosen. */
  public enum Strategy {
    /** Independently of what was seen. */
    RANDOM,
    /** By expected improvement under a Gaussian process. */
    BAYES
  }

  /**
   * When a search ends.
   *
   * @param trials at most, the first included
   * @param minutes after which no further trial begins; empty for no limit. What was found then
   *     depends on the speed of the machine.
   */
  public record Budget(int trials, OptionalDouble minutes) {
    public Budget {
      Checks.positive(trials, "trials");
      minutes.ifPresent(value -> Checks.positive(value, "minutes"));
    }
  }

  /** What a search makes small. */
  @FunctionalInterface
  public interface Objective {
    /**
     * The loss of settings on a fold; NaN where it is not defined, which fails the trial.
     *
     * @param fold from 0
     * @throws PlimsollException where the settings cannot be used, which fails the trial
     */
    double loss(Map<String, String> values, int fold);
  }

  /**
   * A search.
   *
   * @param seed the only source of randomness
   * @param nanoTime a clock that does not go back; not read where the budget has no minutes
   */
  public Search(
      SearchSpace space, Strategy strategy, Budget budget, long seed, LongSupplier nanoTime) {
    this.space = space;
    SplittableRandom random = new SplittableRandom(seed);
    this.proposer =
        switch (strategy) {
          case RANDOM -> new RandomProposer(space.size(), random);
          case BAYES -> new BayesProposer(space, random);
        };
    this.budget = budget;
    this.nanoTime = nanoTime;
  }

  /**
   * Searches, once.
   *
   * @param start the settings to begin with; they may lie outside the space
   * @throws PlimsollException with {@code INVALID_INPUT} where no trial could be judged, with the
   *     reason of the first
   */
  public SearchResult run(Map<String, String> start, int folds, Objective objective) {
    Checks.positive(folds, "folds");
    long begin = budget.minutes.isPresent() ? nanoTime.getAsLong() : 0;
    Halving halving = new Halving();
    List<Trial> trials = new ArrayList<>();
    trials.add(tried(0, start, folds, objective, halving));
    Set<Map<String, String>> known = new HashSet<>(Set.of(trials.getFirst().values()));
    boolean cut = false;
    while (trials.size() < budget.trials) {
      cut = isOver(begin);
      Optional<Map<String, String>> values = cut ? Optional.empty() : fresh(trials, known);
      if (values.isEmpty()) {
        break;
      }
      trials.add(tried(trials.size(), values.get(), folds, objective, halving));
    }
    return new SearchResult(best(trials), cut, trials);
  }

  private boolean isOver(long begin) {
    return budget.minutes.isPresent()
        && nanoTime.getAsLong() - begin >= budget.minutes.getAsDouble() * NANOS_PER_MINUTE;
  }

  /** Values that were not tried; empty where the space seems to hold none. */
  private Optional<Map<String, String>> fresh(List<Trial> trials, Set<Map<String, String>> known) {
    List<Proposer.Seen> seen = seen(trials);
    Map<String, String> values = space.values(proposer.next(seen));
    SplittableRandom redraw = new SplittableRandom(trials.size());
    for (int k = 0; !known.add(values); k++) {
      if (k == REDRAWS) {
        return Optional.empty();
      }
      values = space.values(new RandomProposer(space.size(), redraw).next(seen));
    }
    return Optional.of(values);
  }

  private List<Proposer.Seen> seen(List<Trial> trials) {
    Trial first = trials.getFirst();
    List<Proposer.Seen> seen = new ArrayList<>();
    for (Trial trial : trials) {
      Optional<double[]> point = space.point(trial.values());
      if (point.isPresent()) {
        boolean failed = trial.state() == Trial.State.FAILED;
        int common = Math.min(trial.losses().size(), first.losses().size());
        double loss =
            failed
                ? Double.POSITIVE_INFINITY
                : first.state() == Trial.State.FAILED
                    ? trial.loss()
                    : trial.mean(common) - first.mean(common);
        seen.add(new Proposer.Seen(point.get(), space.encode(point.get()), loss));
      }
    }
    return seen;
  }

  private static Trial tried(
      int number, Map<String, String> values, int folds, Objective objective, Halving halving) {
    List<Double> losses = new ArrayList<>();
    double sum = 0;
    try {
      for (int fold = 0; fold < folds; fold++) {
        double loss = objective.loss(values, fold);
        if (!Double.isFinite(loss)) {
          return new Trial(
              number, values, losses, Trial.State.FAILED, "loss on fold " + fold + " was " + loss);
        }
        losses.add(loss);
        sum += loss;
        boolean last = fold == folds - 1;
        if (!last && halving.stops(losses.size(), sum / losses.size()) && number > 0) {
          return new Trial(number, values, losses, Trial.State.STOPPED, "");
        }
      }
    } catch (PlimsollException e) {
      return new Trial(number, values, losses, Trial.State.FAILED, String.valueOf(e.getMessage()));
    }
    return new Trial(number, values, losses, Trial.State.COMPLETE, "");
  }

  private static int best(List<Trial> trials) {
    int best = -1;
    for (Trial trial : trials) {
      if (trial.state() == Trial.State.COMPLETE
          && (best < 0 || trial.loss() < trials.get(best).loss())) {
        best = trial.number();
      }
    }
    if (best < 0) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          "none of "
              + trials.size()
              + " trials could be judged on every fold; the first: "
              + trials.getFirst().failure());
    }
    return best;
  }
}
