package io.plimsoll.margin.portfolio;

import io.plimsoll.datasets.Explanation;
import io.plimsoll.datasets.Explanation.Operation;
import java.util.ArrayList;
import java.util.List;

/** Trees that tell what {@link ScenarioEngine} computes, operation by operation. */
final class UnitExplanation {
  private UnitExplanation() {}

  /** A sum that may have no parts. */
  static Explanation sum(String label, List<Explanation> parts) {
    return parts.isEmpty()
        ? Explanation.input(label + ": nothing", 0)
        : Explanation.of(label, Operation.SUM, parts);
  }

  static Explanation product(String label, Explanation... parts) {
    return Explanation.of(label, Operation.PRODUCT, parts);
  }

  /** What one option of a book is worth in a scenario of the engine's last valuation. */
  static double worth(
      ScenarioEngine engine, OptionBook book, int scenario, int option, double move) {
    int expiry = book.expiryOf(option);
    double forward = engine.forwardIn(book, scenario, expiry, move);
    return book.discount[expiry]
        * (book.quantity[option] * book.sign[option])
        * (forward * engine.first(book, scenario, option, move)
            - book.strike[option] * engine.second(book, scenario, option, move));
  }

  /** What one option gains per relative move of the underlying. */
  static double exposure(
      ScenarioEngine engine, OptionBook book, int scenario, int option, double move) {
    int expiry = book.expiryOf(option);
    return book.discount[expiry]
        * (book.quantity[option] * book.sign[option])
        * (engine.forwardIn(book, scenario, expiry, move) - move * book.fixedForward[expiry])
        * engine.first(book, scenario, option, move);
  }

  /** The value of the options of an expiry in a scenario, down to Φ(d₁) and Φ(d₂) of each. */
  static Explanation expiry(
      ScenarioEngine engine,
      OptionBook book,
      int scenario,
      int expiry,
      double move,
      List<String> names) {
    double forward = engine.forwardIn(book, scenario, expiry, move);
    List<Explanation> first = new ArrayList<>();
    List<Explanation> second = new ArrayList<>();
    for (int i = book.start[expiry]; i < book.start[expiry + 1]; i++) {
      double signed = book.quantity[i] * book.sign[i];
      String name = names.get(i);
      first.add(
          product(
              "in units of the forward: " + name,
              Explanation.input("signed quantity", signed),
              Explanation.input("Φ(d₁)", engine.first(book, scenario, i, move))));
      second.add(
          product(
              "in strikes: " + name,
              product(
                  "signed strikes",
                  Explanation.input("signed quantity", signed),
                  Explanation.input("strike", book.strike[i])),
              Explanation.input("Φ(d₂)", engine.second(book, scenario, i, move))));
    }
    return product(
        "value of options " + expiry,
        Explanation.input("discount factor", book.discount[expiry]),
        Explanation.of(
            "undiscounted value",
            Operation.DIFFERENCE,
            product(
                "forwards",
                Explanation.input("shocked forward", forward),
                sum("Σ quantity·Φ(d₁)", first)),
            sum("Σ quantity·strike·Φ(d₂)", second)));
  }
}
