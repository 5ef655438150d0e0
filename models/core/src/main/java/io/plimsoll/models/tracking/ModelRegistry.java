package io.plimsoll.models.tracking;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where models are registered: name, version, aliases {@code champion} and {@code challenger},
 * files.
 */
public interface ModelRegistry {

  /** The alias of the model that is served. */
  String CHAMPION = "champion";

  /** The alias of the model that is watched beside it. */
  String CHALLENGER = "challenger";

  /** Registers the next version of a model with its files (relative path to content). */
  Version register(String name, Map<String, byte[]> files, String runId, String description);

  /** Points an alias at a version; throws NOT_FOUND where the version does not exist. */
  void setAlias(String name, String alias, int version);

  /**
   * The version that {@code models:/name@alias} or {@code models:/name/3} means, if there is one.
   */
  Optional<Version> resolve(String reference);

  /** All versions of all models, by name and version. */
  List<Version> list();

  /** The files of a version. */
  Map<String, byte[]> fetch(Version version);

  /**
   * A registered version.
   *
   * @param version from 1
   * @param aliases that point at it, sorted
   * @param description one line for a person
   */
  record Version(
      String name,
      int version,
      List<String> aliases,
      String runId,
      String description,
      long createdMillis) {
    public Version {
      aliases = List.copyOf(aliases);
    }

    /** {@code models:/name/version}. */
    public String reference() {
      return "models:/" + name + "/" + version;
    }
  }
}
