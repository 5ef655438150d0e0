package io.plimsoll.serving.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * JSON, read strictly and written so that every double comes back bit for bit.
 *
 * <p>Reading rounds decimal text to the nearest double; a name that stands twice, text after the
 * end and NaN are errors. Writing gives the shortest decimal that reads back to the same double;
 * what is not finite becomes null.
 */
public final class Json {
  private static final int MAX_DEPTH = 64;

  private static final ObjectMapper MAPPER =
      new ObjectMapper(
              JsonFactory.builder()
                  .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .build())
          .registerModule(
              new SimpleModule()
                  .addSerializer(double.class, new FiniteOrNull())
                  .addSerializer(Double.class, new FiniteOrNull()));

  private Json() {}

  /** Reads one value; throws {@link Problem} with line, column and field where it is not JSON. */
  static JsonNode read(byte[] bytes, int from, int length) {
    try (JsonParser parser = MAPPER.createParser(bytes, from, length)) {
      try {
        JsonNode node = MAPPER.readTree(parser);
        if (node == null) {
          throw Problem.syntax("the body is empty; expected JSON", 1, 1, null);
        }
        if (parser.nextToken() != null) {
          throw problem(parser, parser.currentTokenLocation(), "text after the end of the value");
        }
        return node;
      } catch (JsonProcessingException e) {
        throw problem(parser, e.getLocation(), e.getOriginalMessage());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }

  private static Problem problem(JsonParser parser, JsonLocation where, String what)
      throws IOException {
    int line = where == null ? 1 : Math.max(1, where.getLineNr());
    int column = where == null ? 1 : Math.max(1, where.getColumnNr());
    String field = parser.currentName();
    String near = field == null ? "" : ", near field '" + field + "'";
    return Problem.syntax(
        "not valid JSON at line " + line + ", column " + column + near + ": " + what,
        line,
        column,
        field);
  }

  /** Writes a record of {@link Wire}. */
  public static byte[] write(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + value.getClass(), e);
    }
  }

  private static final class FiniteOrNull extends JsonSerializer<Double> {
    @Override
    public void serialize(Double value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      if (Double.isFinite(value)) {
        out.writeNumber(value.doubleValue());
      } else {
        out.writeNull();
      }
    }
  }
}
