package io.plimsoll.models.bundle;

import io.plimsoll.models.Calibration;
import io.plimsoll.models.Provenance;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What a person and an auditor's program read about a bundle. */
final class BundleCard {
  private BundleCard() {}

  static String markdown(ModelBundle bundle) {
    Provenance model = bundle.forecaster().model().provenance();
    Provenance.Origin origin = bundle.origin();
    StringBuilder card = new StringBuilder();
    card.append("# ").append(bundle.name()).append("\n\n");
    card.append("Forecasts the variance of the next ")
        .append(Duration.ofNanos(bundle.forecaster().horizonNanos()))
        .append(" and turns it into a margin multiplier.\n\n## What\n\n");
    line(card, "Family", model.family() + " (" + model.backend() + ")");
    line(card, "Settings", model.settings());
    line(card, "Seed", Long.toString(model.seed()));
    line(card, "Inputs", String.join(", ", bundle.forecaster().inputs()));
    line(card, "Policy", bundle.policy().toString());
    line(card, "Guards", bundle.guards().toString());
    card.append("\n## Data\n\n");
    line(card, "Dataset sha256", origin.dataSha256());
    line(card, "View", origin.viewName() + "@" + origin.viewVersion());
    line(card, "Label", origin.label());
    line(card, "Trained on", instant(origin.fromNanos()) + " to " + instant(origin.toNanos()));
    line(card, "Commit", origin.commit());
    line(card, "JDK", origin.jdk());
    calibration(card, bundle.forecaster().calibration());
    if (!bundle.metadata().isEmpty()) {
      card.append("\n## Measured\n\n");
      bundle.metadata().forEach((key, value) -> line(card, key, value));
    }
    card.append("\n## Limits\n\n");
    card.append(
        "- Knows nothing of events that leave no trace in its inputs before they happen.\n");
    card.append("- Forecasts stay within a factor of the range of its training targets.\n");
    card.append(
        "- Without a value for every input it makes no forecast; the guards' fallback is served.\n");
    if (bundle.accountRisk().rows() == 0) {
      card.append(
          "- Account scores rest on the barrier formula alone; no account outcomes were seen.\n");
    }
    return card.toString();
  }

  private static void line(StringBuilder card, String name, String value) {
    card.append("- ").append(name).append(": ").append(value.replace('\n', ' ')).append('\n');
  }

  private static void calibration(StringBuilder card, Calibration calibration) {
    card.append("\n## Calibration\n\n");
    line(card, "Rows", Integer.toString(calibration.rows()));
    line(card, "Level factor", String.format(Locale.ROOT, "%.4f", calibration.levelFactor()));
    card.append(
        "\n| Level | Fall / volatility | Rise / volatility | Rests on |\n|---|---|---|---|\n");
    double[] levels = calibration.levels();
    for (int i = 0; i < levels.length; i++) {
      card.append(
          String.format(
              Locale.ROOT,
              "| %s | %.3f | %.3f | %s |\n",
              levels[i],
              calibration.downMultiples()[i],
              calibration.upMultiples()[i],
              calibration.supported(i) ? "data" : "data and the normal shape"));
    }
  }

  static String provenanceJson(ModelBundle bundle) {
    Provenance model = bundle.forecaster().model().provenance();
    Provenance.Origin origin = bundle.origin();
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("name", bundle.name());
    fields.put("family", model.family());
    fields.put("backend", model.backend());
    fields.put("settings", model.settings());
    fields.put("seed", Long.toString(model.seed()));
    fields.put("dataSha256", origin.dataSha256());
    fields.put("view", origin.viewName());
    fields.put("viewVersion", origin.viewVersion());
    fields.put("label", origin.label());
    fields.put("from", instant(origin.fromNanos()));
    fields.put("to", instant(origin.toNanos()));
    fields.put("commit", origin.commit());
    fields.put("jdk", origin.jdk());
    // Of a model that a study judged: which study, and which of its models.
    ModelBundle.STUDY_KEYS.forEach(
        key -> {
          String value = bundle.metadata().get(key);
          if (value != null) {
            fields.put(key, value);
          }
        });
    StringBuilder json = new StringBuilder("{");
    fields.forEach(
        (key, value) -> {
          json.append(json.length() == 1 ? "\n  " : ",\n  ");
          quote(json, key);
          json.append(": ");
          quote(json, value);
        });
    return json.append("\n}\n").toString();
  }

  private static String instant(long nanos) {
    return Instant.ofEpochSecond(0, nanos).toString();
  }

  private static void quote(StringBuilder json, String text) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ') {
        json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    json.append('"');
  }
}
