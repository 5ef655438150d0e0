package io.plimsoll.features;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.config.ConfigTree;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The features of one row, what bars they see and how often a row is made; versioned by the hash of
 * its content.
 *
 * @param name kebab-case
 * @param barNanos the span of the bars that bar kernels see
 * @param everyNanos a row is made at every multiple of this since the epoch
 * @param features the columns, in order
 */
public record FeatureView(String name, long barNanos, long everyNanos, List<FeatureSpec> features) {
  public FeatureView {
    Checks.notBlank(name, "name");
    Checks.positive(barNanos, "barNanos");
    Checks.positive(everyNanos, "everyNanos");
    if (everyNanos % barNanos != 0) {
      throw new IllegalArgumentException(
          "everyNanos must be a multiple of barNanos " + barNanos + ", was " + everyNanos);
    }
    features = List.copyOf(features);
    if (features.isEmpty()) {
      throw new IllegalArgumentException("view '" + name + "' has no features");
    }
    Set<String> names = new HashSet<>();
    for (FeatureSpec feature : features) {
      if (!names.add(feature.name())) {
        throw new IllegalArgumentException(
            "view '" + name + "': feature '" + feature.name() + "' stands twice");
      }
    }
  }

  /**
   * Reads a view: {@code name}, {@code bar}, {@code every}, {@code features: [{name, kernel,
   * …settings}]}.
   */
  public static FeatureView from(ConfigTree tree) {
    List<FeatureSpec> features = new ArrayList<>();
    for (ConfigTree item : tree.children("features")) {
      Map<String, String> settings = new LinkedHashMap<>();
      for (String key : item.keys()) {
        if (!key.equals("name") && !key.equals("kernel")) {
          settings.put(key, item.text(key));
        }
      }
      features.add(new FeatureSpec(item.text("name"), item.text("kernel"), settings));
    }
    FeatureView view =
        new FeatureView(
            tree.text("name"),
            KernelSettings.parseNanos(tree.text("bar"), "bar"),
            KernelSettings.parseNanos(tree.text("every"), "every"),
            features);
    tree.rejectUnknownKeys();
    return view;
  }

  /** The same view over bars of another span, for data that has no shorter bars. */
  public FeatureView withBar(long otherBarNanos) {
    return new FeatureView(name, otherBarNanos, everyNanos, features);
  }

  /** The names of the columns, in order. */
  public List<String> columns() {
    return features.stream().map(FeatureSpec::name).toList();
  }

  /** The whole view as text; equal views give equal text. */
  public String canonical() {
    StringBuilder text = new StringBuilder();
    text.append("view ")
        .append(name)
        .append(" bar ")
        .append(barNanos)
        .append(" every ")
        .append(everyNanos)
        .append('\n');
    for (FeatureSpec feature : features) {
      text.append(feature.canonical()).append('\n');
    }
    return text.toString();
  }

  /** The version: the first 12 hexadecimal digits of the SHA-256 of {@link #canonical()}. */
  public String version() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(canonical().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
