package io.plimsoll.models.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.models.tracking.ModelReference;
import io.plimsoll.models.tracking.ModelRegistry;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mlflow.api.proto.Service.RunInfo;

/**
 * Registers models on an MLflow server: registered model, version, aliases, files.
 *
 * <p>The files of a version lie below the artifacts of the run it is registered from, because the
 * server accepts no other place that it passes on itself. Where that run is not on the server (it
 * was tracked elsewhere), a run of the experiment {@value #CARRIER_EXPERIMENT} carries them. The
 * SHA-256 of all files is a tag of the version and is checked when they are fetched.
 */
public final class MlflowRegistry implements ModelRegistry {
  static final String CARRIER_EXPERIMENT = "plimsoll-registered-models";
  private static final String SHA_TAG = "plimsoll.sha256";
  private static final String RUN_TAG = "plimsoll.run-id";
  private static final int PAGE = 200;

  private final MlflowServer server;
  private final InstantSource clock;

  /**
   * A registry.
   *
   * @param trackingUri {@code http(s)://[user:password@]host:port[/path]}, usually from {@code
   *     MLFLOW_TRACKING_URI}
   * @param clock stamps the runs that carry files
   */
  public MlflowRegistry(URI trackingUri, InstantSource clock) {
    this.server = new MlflowServer(trackingUri);
    this.clock = clock;
  }

  @Override
  public Version register(
      String name, Map<String, byte[]> files, String runId, String description) {
    ModelReference.requireName(name, "model name");
    if (files.isEmpty()) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT, "model '" + name + "' has no files to register");
    }
    files.keySet().forEach(ArtifactStore::requireRelative);
    createModel(name);
    String sha256 = sha256(files);
    RunInfo carrier =
        run(runId)
            .orElseGet(
                () ->
                    server.createRun(
                        server.experimentId(CARRIER_EXPERIMENT), name, clock.instant()));
    String folder = "plimsoll-models/" + name + "-" + sha256.substring(0, 16);
    String root = server.artifacts().folder(carrier.getArtifactUri());
    new TreeMap<>(files)
        .forEach((path, content) -> server.artifacts().put(root, folder + "/" + path, content));

    ObjectNode body = MlflowServer.object();
    body.put("name", name).put("source", carrier.getArtifactUri() + "/" + folder);
    body.put("run_id", carrier.getRunId()).put("description", description);
    body.putArray("tags").add(tag(SHA_TAG, sha256)).add(tag(RUN_TAG, runId));
    JsonNode answer =
        server.post("register a version of model '" + name + "'", "model-versions/create", body);
    return version(answer.path("model_version"), List.of());
  }

  private void createModel(String name) {
    try {
      server.post(
          "create model '" + name + "'",
          "registered-models/create",
          MlflowServer.object().put("name", name));
    } catch (PlimsollException e) {
      if (e.code() != ErrorCode.CONFLICT) {
        throw e;
      }
      // The model has versions already; this is one more.
    }
  }

  private Optional<RunInfo> run(String runId) {
    if (runId.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          server.ask("find run " + runId, () -> server.client().getRun(runId)).getInfo());
    } catch (PlimsollException e) {
      if (e.code() == ErrorCode.NOT_FOUND || e.code() == ErrorCode.INVALID_INPUT) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static ObjectNode tag(String key, String value) {
    return MlflowServer.object().put("key", key).put("value", value);
  }

  @Override
  public void setAlias(String name, String alias, int version) {
    ModelReference.requireName(name, "model name");
    ModelReference.requireName(alias, "alias");
    server.post(
        "point alias '" + alias + "' at version " + version + " of model '" + name + "'",
        "registered-models/alias",
        MlflowServer.object()
            .put("name", name)
            .put("alias", alias)
            .put("version", Integer.toString(version)));
  }

  @Override
  public Optional<Version> resolve(String reference) {
    ModelReference wanted = ModelReference.parse(reference);
    try {
      Map<Integer, List<String>> aliases =
          aliases(
              server
                  .get(
                      "resolve '" + reference + "'",
                      "registered-models/get",
                      Map.of("name", wanted.name()))
                  .path("registered_model"));
      Optional<Integer> number = number(wanted, aliases);
      return number.map(
          n -> version(modelVersion(wanted.name(), n), aliases.getOrDefault(n, List.of())));
    } catch (PlimsollException e) {
      if (e.code() == ErrorCode.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static Optional<Integer> number(
      ModelReference wanted, Map<Integer, List<String>> aliases) {
    if (wanted.alias() == null) {
      return Optional.of(wanted.version());
    }
    return aliases.entrySet().stream()
        .filter(entry -> entry.getValue().contains(wanted.alias()))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private JsonNode modelVersion(String name, int version) {
    return server
        .get(
            "find version " + version + " of model '" + name + "'",
            "model-versions/get",
            Map.of("name", name, "version", Integer.toString(version)))
        .path("model_version");
  }

  @Override
  public List<Version> list() {
    Map<String, Map<Integer, List<String>>> aliases = new TreeMap<>();
    for (JsonNode model : pages("registered-models/search", "registered_models")) {
      aliases.put(model.path("name").asText(), aliases(model));
    }
    List<Version> versions = new ArrayList<>();
    for (JsonNode node : pages("model-versions/search", "model_versions")) {
      int number = node.path("version").asInt();
      versions.add(
          version(
              node,
              aliases
                  .getOrDefault(node.path("name").asText(), Map.of())
                  .getOrDefault(number, List.of())));
    }
    versions.sort(Comparator.comparing(Version::name).thenComparingInt(Version::version));
    return versions;
  }

  private List<JsonNode> pages(String path, String field) {
    List<JsonNode> all = new ArrayList<>();
    Map<String, String> query = new LinkedHashMap<>();
    query.put("max_results", Integer.toString(PAGE));
    while (true) {
      JsonNode answer = server.get("list models", path, query);
      answer.path(field).forEach(all::add);
      String next = answer.path("next_page_token").asText("");
      if (next.isEmpty()) {
        return all;
      }
      query.put("page_token", next);
    }
  }

  @Override
  public Map<String, byte[]> fetch(Version version) {
    JsonNode node = modelVersion(version.name(), version.version());
    ArtifactStore store = server.artifacts();
    Map<String, byte[]> files = store.readAll(store.folder(node.path("source").asText()));
    if (files.isEmpty()) {
      throw new PlimsollException(
          ErrorCode.NOT_FOUND,
          version.reference() + " has no files at " + node.path("source").asText());
    }
    String expected = tag(node, SHA_TAG).orElse("");
    String actual = sha256(files);
    if (!expected.isEmpty() && !expected.equals(actual)) {
      throw new PlimsollException(
          ErrorCode.CORRUPT_DATA,
          version.reference() + ": files have sha256 " + actual + ", registered were " + expected);
    }
    return files;
  }

  private static Map<Integer, List<String>> aliases(JsonNode model) {
    Map<Integer, TreeSet<String>> sorted = new TreeMap<>();
    for (JsonNode alias : model.path("aliases")) {
      sorted
          .computeIfAbsent(alias.path("version").asInt(), version -> new TreeSet<>())
          .add(alias.path("alias").asText());
    }
    Map<Integer, List<String>> aliases = new TreeMap<>();
    sorted.forEach((version, names) -> aliases.put(version, List.copyOf(names)));
    return aliases;
  }

  private static Version version(JsonNode node, List<String> aliases) {
    return new Version(
        node.path("name").asText(),
        node.path("version").asInt(),
        aliases,
        tag(node, RUN_TAG).orElse(node.path("run_id").asText("")),
        node.path("description").asText(""),
        node.path("creation_timestamp").asLong());
  }

  private static Optional<String> tag(JsonNode node, String key) {
    for (JsonNode tag : node.path("tags")) {
      if (tag.path("key").asText().equals(key)) {
        return Optional.of(tag.path("value").asText(""));
      }
    }
    return Optional.empty();
  }

  /** Of all paths and contents, each preceded by its length, in the order of the paths. */
  private static String sha256(Map<String, byte[]> files) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Map.Entry<String, byte[]> file : new TreeMap<>(files).entrySet()) {
        for (byte[] part :
            List.of(file.getKey().getBytes(StandardCharsets.UTF_8), file.getValue())) {
          digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, part.length));
          digest.update(part);
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
