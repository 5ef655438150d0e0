package io.plimsoll.datasets.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.config.ConfigTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads YAML files of settings strictly: one document, no key twice. */
public final class Yaml {
  private static final ObjectMapper MAPPER =
      new ObjectMapper(
              YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private Yaml() {}

  /** Reads a file; errors name it. */
  public static ConfigTree read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return read(file.toString(), in);
    } catch (NoSuchFileException e) {
      throw new PlimsollException(ErrorCode.NOT_FOUND, "no such file: " + file, e);
    } catch (IOException e) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT, file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /** Reads a stream; {@code source} is what errors call it. The caller closes the stream. */
  public static ConfigTree read(String source, InputStream in) {
    try {
      Object parsed = MAPPER.readValue(in, Object.class);
      return ConfigTree.of(source, parsed);
    } catch (JsonProcessingException e) {
      String line = e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          source + line + ": not YAML as expected: " + e.getOriginalMessage(),
          e);
    } catch (IOException e) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT, source + ": cannot be read: " + e.getMessage(), e);
    }
  }
}
