package io.plimsoll.training.report;

/**
 * The colours of charts: told apart by people who see fewer colours, and by all on a light and on a
 * dark page.
 *
 * <p>The page may set {@code --plot-blue} and so on; without that the light colours hold. Source:
 * Okabe and Ito (2008), Color universal design.
 */
public enum Ink {
  TEXT("#1f2933", "#e4e7eb"),
  BLUE("#0072b2", "#4fa8dc"),
  ORANGE("#d55e00", "#f08a3c"),
  GREEN("#009e73", "#2dc59a"),
  PURPLE("#a3568a", "#d98fbf"),
  AMBER("#b37700", "#e9b949"),
  SKY("#3f97c6", "#8bcdf0"),
  GREY("#8a94a0", "#7b8794");

  private final String light;
  private final String dark;

  Ink(String light, String dark) {
    this.light = light;
    this.dark = dark;
  }

  /** The colour as a value of CSS. */
  String css() {
    return "var(" + variable() + "," + light + ")";
  }

  /** The declaration for a dark page. */
  String darkDeclaration() {
    return variable() + ":" + dark + ";";
  }

  private String variable() {
    return "--plot-" + name().toLowerCase(java.util.Locale.ROOT);
  }
}
