package io.plimsoll.models.bundle;

import io.plimsoll.features.FeatureEntity;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.FeatureView;
import io.plimsoll.features.Source;
import io.plimsoll.models.Forecaster;
import io.plimsoll.models.Provenance;
import io.plimsoll.models.account.AccountRiskModel;
import io.plimsoll.models.multiplier.GuardSettings;
import io.plimsoll.models.multiplier.QualityLimit;
import io.plimsoll.models.multiplier.ShrunkQuantilePolicy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How a {@link ModelBundle} lies in files. */
final class BundleFiles {
  private BundleFiles() {}

  static Map<String, byte[]> write(ModelBundle bundle) {
    Archive archive = Archive.empty();
    archive.put("name", bundle.name());
    writeView(bundle.view(), archive.child("view"));
    bundle.forecaster().write(archive.child("forecaster"));
    writePolicy(bundle.policy(), archive);
    writeGuards(bundle.guards(), archive.child("guards"));
    bundle.accountRisk().write(archive.child("account-risk"));
    Provenance.Origin o = bundle.origin();
    archive.put(
        "origin",
        new String[] {
          o.dataSha256(), o.viewName(), o.viewVersion(), o.label(), o.commit(), o.jdk()
        });
    archive.put("origin-nanos", o.fromNanos(), o.toNanos());
    archive.put("metadata-keys", bundle.metadata().keySet().toArray(new String[0]));
    archive.put("metadata-values", bundle.metadata().values().toArray(new String[0]));
    Map<String, byte[]> files = new TreeMap<>();
    files.put(ModelBundle.MODEL_FILE, archive.toBytes());
    files.put(ModelBundle.CARD_FILE, BundleCard.markdown(bundle).getBytes(StandardCharsets.UTF_8));
    files.put(
        ModelBundle.PROVENANCE_FILE,
        BundleCard.provenanceJson(bundle).getBytes(StandardCharsets.UTF_8));
    return files;
  }

  static ModelBundle read(Archive in) {
    String[] o = in.texts("origin");
    long[] nanos = in.longs("origin-nanos");
    Map<String, String> metadata = new TreeMap<>();
    String[] keys = in.texts("metadata-keys");
    String[] values = in.texts("metadata-values");
    for (int i = 0; i < keys.length; i++) {
      metadata.put(keys[i], values[i]);
    }
    return new ModelBundle(
        in.text("name"),
        readView(in.child("view")),
        Forecaster.read(in.child("forecaster")),
        readPolicy(in),
        readGuards(in.child("guards")),
        AccountRiskModel.read(in.child("account-risk")),
        new Provenance.Origin(o[0], o[1], o[2], o[3], nanos[0], nanos[1], o[4], o[5]),
        metadata);
  }

  private static void writePolicy(ShrunkQuantilePolicy.Settings policy, Archive out) {
    out.put("policy", policy.level(), policy.weight(), policy.baseFraction());
    // One base margin for all is how bundles always were.
    Map<String, Double> own = policy.ownBaseFractions();
    if (!own.isEmpty()) {
      out.put("policy-instruments", own.keySet().toArray(new String[0]));
      out.put("policy-bases", own.values().stream().mapToDouble(Double::doubleValue).toArray());
    }
  }

  private static ShrunkQuantilePolicy.Settings readPolicy(Archive in) {
    double[] policy = in.numbers("policy");
    Map<String, Double> own = new TreeMap<>();
    if (in.has("policy-instruments")) {
      String[] instruments = in.texts("policy-instruments");
      double[] bases = in.numbers("policy-bases");
      for (int i = 0; i < instruments.length; i++) {
        own.put(instruments[i], bases[i]);
      }
    }
    return new ShrunkQuantilePolicy.Settings(policy[0], policy[1], policy[2], own);
  }

  private static void writeView(FeatureView view, Archive out) {
    out.put("name", view.name());
    out.put("nanos", view.barNanos(), view.everyNanos());
    List<String> names = new ArrayList<>();
    List<String> kernels = new ArrayList<>();
    for (int i = 0; i < view.features().size(); i++) {
      FeatureSpec feature = view.features().get(i);
      names.add(feature.name());
      kernels.add(feature.kernel());
      List<String> settings = new ArrayList<>();
      new TreeMap<>(feature.settings())
          .forEach(
              (key, value) -> {
                settings.add(key);
                settings.add(value);
              });
      out.put("settings-" + i, settings.toArray(new String[0]));
    }
    out.put("features", names.toArray(new String[0]));
    out.put("kernels", kernels.toArray(new String[0]));
    // What a view does not say is not written: bundles of such views stay as they always were.
    if (view.entity() != FeatureEntity.INSTRUMENT) {
      out.put("entity", view.entity().name());
    }
    if (view.ttlNanos() != FeatureView.NO_TTL) {
      out.put("ttl-nanos", view.ttlNanos());
    }
    if (!view.sources().isEmpty()) {
      out.put("sources", view.sources().stream().map(Source::name).toArray(String[]::new));
    }
    if (!view.description().isEmpty()) {
      out.put("description", view.description());
    }
  }

  private static FeatureView readView(Archive in) {
    String[] names = in.texts("features");
    String[] kernels = in.texts("kernels");
    List<FeatureSpec> features = new ArrayList<>();
    for (int i = 0; i < names.length; i++) {
      String[] pairs = in.texts("settings-" + i);
      Map<String, String> settings = new LinkedHashMap<>();
      for (int k = 0; k < pairs.length; k += 2) {
        settings.put(pairs[k], pairs[k + 1]);
      }
      features.add(new FeatureSpec(names[i], kernels[i], settings));
    }
    long[] nanos = in.longs("nanos");
    return new FeatureView(
        in.text("name"),
        nanos[0],
        nanos[1],
        features,
        in.has("entity") ? FeatureEntity.valueOf(in.text("entity")) : FeatureEntity.INSTRUMENT,
        in.has("ttl-nanos") ? in.longs("ttl-nanos")[0] : FeatureView.NO_TTL,
        in.has("sources")
            ? Arrays.stream(in.texts("sources")).map(Source::valueOf).toList()
            : List.of(),
        in.has("description") ? in.text("description") : "");
  }

  private static void writeGuards(GuardSettings guards, Archive out) {
    out.put(
        "numbers",
        guards.floor(),
        guards.cap(),
        guards.maxRiseFraction(),
        guards.maxFallFraction(),
        guards.fallback());
    out.put(
        "nanos",
        guards.minRiseDelayNanos(),
        guards.minFallDelayNanos(),
        guards.validNanos(),
        guards.maxStalenessNanos());
    if (!guards.quality().isEmpty()) {
      out.put(
          "quality-columns",
          guards.quality().stream().map(QualityLimit::column).toArray(String[]::new));
      out.put(
          "quality-limits", guards.quality().stream().mapToDouble(QualityLimit::most).toArray());
    }
  }

  private static GuardSettings readGuards(Archive in) {
    double[] x = in.numbers("numbers");
    long[] n = in.longs("nanos");
    GuardSettings guards = new GuardSettings(x[0], x[1], x[2], x[3], n[0], n[1], n[2], n[3], x[4]);
    if (!in.has("quality-columns")) {
      return guards;
    }
    String[] columns = in.texts("quality-columns");
    double[] limits = in.numbers("quality-limits");
    List<QualityLimit> quality = new ArrayList<>();
    for (int i = 0; i < columns.length; i++) {
      quality.add(new QualityLimit(columns[i], limits[i]));
    }
    return guards.withQuality(quality);
  }
}
