package io.plimsoll.notebooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A Jupyter notebook, as far as running it goes.
 *
 * @param name the file's name
 * @param title the first heading
 * @param codeCells the sources of its code cells, in order
 */
public record Notebook(String name, String title, List<String> codeCells) {
  public Notebook {
    codeCells = List.copyOf(codeCells);
  }

  /** Reads an {@code .ipynb} file of format 4. */
  public static Notebook read(Path file) {
    try {
      JsonNode root = new ObjectMapper().readTree(Files.readString(file));
      if (!root.path("cells").isArray()) {
        throw new PlimsollException(
            ErrorCode.INVALID_INPUT, file + ": no cells; is it a notebook?");
      }
      String title = "";
      List<String> code = new ArrayList<>();
      for (JsonNode cell : root.path("cells")) {
        String source = source(cell.path("source"));
        if (cell.path("cell_type").asText().equals("code")) {
          code.add(source);
        } else if (title.isEmpty() && source.startsWith("# ")) {
          title = source.lines().findFirst().orElse("").substring(2).strip();
        }
      }
      return new Notebook(String.valueOf(file.getFileName()), title, code);
    } catch (JsonProcessingException e) {
      throw new PlimsollException(
          ErrorCode.CORRUPT_DATA, file + ": not JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new PlimsollException(
          ErrorCode.NOT_FOUND, file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private static String source(JsonNode node) {
    if (node.isTextual()) {
      return node.asText();
    }
    StringBuilder text = new StringBuilder();
    node.forEach(line -> text.append(line.asText()));
    return text.toString();
  }
}
