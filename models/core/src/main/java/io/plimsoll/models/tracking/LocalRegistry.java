package io.plimsoll.models.tracking;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Registered models as directories; needs no server.
 *
 * <p>Layout: {@code NAME/versions/N/meta}, {@code NAME/versions/N/files/PATH}, {@code
 * NAME/aliases/ALIAS} (the version's number). A version is written aside and renamed into its
 * place. Renaming onto a directory that holds something fails, so the rename is also what claims
 * the number: two processes that register at once get two versions, and no reader sees half of one.
 */
public final class LocalRegistry implements ModelRegistry {
  private final Path root;
  private final InstantSource clock;

  /** A registry below a directory, which is made when the first model is registered. */
  public LocalRegistry(Path root, InstantSource clock) {
    this.root = root;
    this.clock = clock;
  }

  @Override
  public Version register(
      String name, Map<String, byte[]> files, String runId, String description) {
    ModelReference.requireName(name, "model name");
    if (files.isEmpty()) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT, "a version of '" + name + "' needs at least one file");
    }
    long created = clock.millis();
    Map<String, String> meta = new LinkedHashMap<>();
    meta.put("runId", runId);
    meta.put("createdMillis", Long.toString(created));
    meta.put("description", description);
    Path versions = root.resolve(name).resolve("versions");
    for (String path : files.keySet()) {
      SafeFiles.below(versions, path, "file");
    }
    int number =
        SafeFiles.attempt(
            "register in",
            versions,
            () -> {
              Files.createDirectories(versions);
              Path aside = SafeFiles.claim(versions, false);
              files.forEach(
                  (path, content) ->
                      SafeFiles.write(
                          SafeFiles.below(aside.resolve("files"), path, "file"), content));
              SafeFiles.write(aside.resolve("meta"), SafeFiles.lines(meta));
              return publish(aside, versions);
            });
    return version(name, number);
  }

  private static int publish(Path aside, Path versions) throws IOException {
    for (int number = latest(versions) + 1; ; number++) {
      Path target = versions.resolve(Integer.toString(number));
      try {
        Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
        return number;
      } catch (IOException e) {
        if (!Files.isDirectory(target)) {
          throw e;
        }
        // another process took this number
      }
    }
  }

  private static int latest(Path versions) {
    return numbers(versions).stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  @Override
  public void setAlias(String name, String alias, int version) {
    ModelReference.requireName(name, "model name");
    ModelReference.requireName(alias, "alias");
    if (!exists(name, version)) {
      throw new PlimsollException(
          ErrorCode.NOT_FOUND,
          "model '" + name + "' has no version " + version + "; it has " + numbers(name));
    }
    SafeFiles.write(root.resolve(name).resolve("aliases").resolve(alias), version + "\n");
  }

  @Override
  public Optional<Version> resolve(String reference) {
    ModelReference parsed = ModelReference.parse(reference);
    int version = parsed.version();
    if (parsed.alias() != null) {
      Integer aliased = aliases(parsed.name()).get(parsed.alias());
      version = aliased == null ? 0 : aliased;
    }
    return exists(parsed.name(), version)
        ? Optional.of(version(parsed.name(), version))
        : Optional.empty();
  }

  @Override
  public List<Version> list() {
    List<Version> all = new ArrayList<>();
    for (String name : SafeFiles.names(root)) {
      for (int number : numbers(name)) {
        all.add(version(name, number));
      }
    }
    return all;
  }

  @Override
  public Map<String, byte[]> fetch(Version version) {
    ModelReference.requireName(version.name(), "model name");
    if (!exists(version.name(), version.version())) {
      throw new PlimsollException(
          ErrorCode.NOT_FOUND, "there is no " + version.reference() + " in " + root);
    }
    return SafeFiles.readAll(directory(version.name(), version.version()).resolve("files"));
  }

  private Path directory(String name, int version) {
    return root.resolve(name).resolve("versions").resolve(Integer.toString(version));
  }

  private boolean exists(String name, int version) {
    return Files.isRegularFile(directory(name, version).resolve("meta"));
  }

  private List<Integer> numbers(String name) {
    return numbers(root.resolve(name).resolve("versions"));
  }

  private static List<Integer> numbers(Path versions) {
    return SafeFiles.names(versions).stream()
        .filter(file -> file.matches("[1-9][0-9]{0,8}"))
        .map(Integer::valueOf)
        .sorted(Comparator.naturalOrder())
        .toList();
  }

  private Map<String, Integer> aliases(String name) {
    Path directory = root.resolve(name).resolve("aliases");
    Map<String, Integer> aliases = new TreeMap<>();
    for (String alias : SafeFiles.names(directory)) {
      String number = SafeFiles.read(directory.resolve(alias)).strip();
      try {
        aliases.put(alias, Integer.valueOf(number));
      } catch (NumberFormatException e) {
        throw new PlimsollException(
            ErrorCode.CORRUPT_DATA,
            directory.resolve(alias) + " must hold a version, holds '" + number + "'",
            e);
      }
    }
    return aliases;
  }

  private Version version(String name, int number) {
    Path meta = directory(name, number).resolve("meta");
    List<String> pointing =
        aliases(name).entrySet().stream()
            .filter(entry -> entry.getValue() == number)
            .map(Map.Entry::getKey)
            .toList();
    return new Version(
        name,
        number,
        pointing,
        SafeFiles.field(meta, "runId"),
        SafeFiles.field(meta, "description"),
        Long.parseLong(SafeFiles.field(meta, "createdMillis")));
  }
}
