package io.plimsoll.margin.hitting;

/** Two numbers between which an expected loss lies, quote currency. */
public record LossBounds(double lower, double upper) {}
