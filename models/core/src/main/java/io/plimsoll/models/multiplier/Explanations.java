package io.plimsoll.models.multiplier;

import io.plimsoll.datasets.Explanation;
import java.util.ArrayList;
import java.util.List;

/** Puts trees together. */
final class Explanations {
  private Explanations() {}

  /**
   * The tree with every leaf of a label replaced by a tree of the same value; its value keeps every
   * bit.
   */
  static Explanation graft(Explanation tree, String label, Explanation branch) {
    return switch (tree) {
      case Explanation.Input input -> {
        if (!input.label().equals(label)) {
          yield input;
        }
        if (Double.compare(input.value(), branch.value()) != 0) {
          throw new IllegalStateException(
              "'" + label + "' is " + input.value() + ", its explanation says " + branch.value());
        }
        yield branch;
      }
      case Explanation.Step step -> {
        List<Explanation> parts = new ArrayList<>();
        for (Explanation part : step.parts()) {
          parts.add(graft(part, label, branch));
        }
        yield Explanation.of(step.label(), step.operation(), parts);
      }
    };
  }
}
