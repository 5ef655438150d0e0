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
 * <p>What changes numbers, or whether a reader gets them, is part of the version: name, spans,
 * columns with their settings, versions of kernels above 1, entity and time to live. The
 * description is not, nor are the sources: they say what must be there, and the rows are the same
 * without them. An entity or time to live that is not given adds nothing, so that views written
 * before these existed keep their version.
 *
 * @param name kebab-case
 * @param barNanos the span of the bars that bar kernels see
 * @param everyNanos a row is made at every multiple of this since the epoch
 * @param features the columns, in order
 * @param entity what a row is about
 * @param ttlNanos a row older than this is missing to a reader; {@link #NO_TTL} for no limit
 * @param sources what data it needs, in the order of {@link Source}; empty where it does not say
 * @param description one line for a person; may be empty
 */
public record FeatureView(
    String name,
    long barNanos,
    long everyNanos,
    List<FeatureSpec> features,
    FeatureEntity entity,
    long ttlNanos,
    List<Source> sources,
    String description) {
  /** Rows of any age are served. */
  public static final long NO_TTL = Long.MAX_VALUE;

  public FeatureView {
    Checks.notBlank(name, "name");
    Checks.positive(barNanos, "barNanos");
    Checks.positive(everyNanos, "everyNanos");
    if (everyNanos % barNanos != 0) {
      throw new IllegalArgumentException(
          "everyNanos must be a multiple of barNanos " + barNanos + ", was " + everyNanos);
    }
    if (ttlNanos < everyNanos) {
      throw new IllegalArgumentException(
          "view '"
              + name
              + "': ttl must be at least the span between rows "
              + everyNanos
              + " ns, was "
              + ttlNanos
              + " ns");
    }
    sources = sources.stream().distinct().sorted().toList();
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

  /** A view of instruments whose rows live for ever and that does not say what data it needs. */
  public FeatureView(String name, long barNanos, long everyNanos, List<FeatureSpec> features) {
    this(name, barNanos, everyNanos, features, FeatureEntity.INSTRUMENT, NO_TTL, List.of(), "");
  }

  /**
   * Reads a view: {@code name}, {@code bar}, {@code every}, {@code features: [{name, kernel,
   * …settings}]}, and where given {@code entity}, {@code ttl}, {@code sources}, {@code
   * description}.
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
    String name = tree.text("name");
    String where = "view '" + name + "'";
    FeatureView view =
        new FeatureView(
            name,
            KernelSettings.parseNanos(tree.text("bar"), "bar"),
            KernelSettings.parseNanos(tree.text("every"), "every"),
            features,
            FeatureEntity.named(
                tree.optionalText("entity").orElse(FeatureEntity.INSTRUMENT.text()), where),
            tree.optionalText("ttl").map(t -> KernelSettings.parseNanos(t, "ttl")).orElse(NO_TTL),
            tree.texts("sources").stream().map(text -> Source.named(text, where)).toList(),
            tree.optionalText("description").orElse(""));
    tree.rejectUnknownKeys();
    return view;
  }

  /** The same view over bars of another span, for data that has no shorter bars. */
  public FeatureView withBar(long otherBarNanos) {
    return new FeatureView(
        name, otherBarNanos, everyNanos, features, entity, ttlNanos, sources, description);
  }

  /** The names of the columns, in order. */
  public List<String> columns() {
    return features.stream().map(FeatureSpec::name).toList();
  }

  /** Whether a row made as of a time is too old for a reader at another. */
  public boolean isExpired(long asOfNanos, long readNanos) {
    return readNanos - asOfNanos > ttlNanos;
  }

  /** All that makes up the version as text; views that give the same numbers give the same text. */
  public String canonical() {
    return canonical(KernelRegistry.raisedVersions());
  }

  /**
   * The same for kernels of other versions.
   *
   * @param kernelVersions by name; 1 where a name is not there
   */
  String canonical(Map<String, Integer> kernelVersions) {
    StringBuilder text = new StringBuilder();
    text.append("view ")
        .append(name)
        .append(" bar ")
        .append(barNanos)
        .append(" every ")
        .append(everyNanos);
    if (entity != FeatureEntity.INSTRUMENT) {
      text.append(" entity ").append(entity.text());
    }
    if (ttlNanos != NO_TTL) {
      text.append(" ttl ").append(ttlNanos);
    }
    text.append('\n');
    for (FeatureSpec feature : features) {
      text.append(feature.canonical(kernelVersions.getOrDefault(feature.kernel(), 1)));
      text.append('\n');
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
