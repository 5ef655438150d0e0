package io.plimsoll.serving.http;

import io.plimsoll.models.multiplier.MultiplierDecision;
import io.plimsoll.serving.ServedModel;
import org.jspecify.annotations.Nullable;

/**
 * A multiplier as one line for programs that embed the client: {@code plimsoll/1} and the fields
 * {@code instrument}, {@code multiplier}, {@code decided}, {@code until}, {@code degraded} and
 * {@code model} as {@code name=value}, in this order, one space between them.
 *
 * <p>Chosen so that a client needs no JSON library and a line that was cut short is seen to be: it
 * ends in {@code end}.
 */
final class PlainText {
  static final String CONTENT_TYPE = "text/plain; charset=utf-8";

  private PlainText() {}

  /** Whether a request asks for the line rather than for JSON. */
  static boolean asked(@Nullable String accept) {
    return accept != null && accept.startsWith("text/plain");
  }

  static String of(MultiplierDecision decision, ServedModel.Card model) {
    String reason = decision.degradedReason();
    return "plimsoll/1 instrument="
        + decision.instrument()
        + " multiplier="
        + decision.multiplier()
        + " decided="
        + decision.decidedNanos()
        + " until="
        + decision.validUntilNanos()
        + " degraded="
        + (reason == null ? "no" : word(reason))
        + " model="
        + word(model.reference())
        + " end\n";
  }

  private static String word(String text) {
    return text.strip().replaceAll("[^\\x21-\\x7e]+", "_");
  }
}
