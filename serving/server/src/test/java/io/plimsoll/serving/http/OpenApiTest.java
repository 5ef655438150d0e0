package io.plimsoll.serving.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds {@code openapi.json} to the routes and to the records that go over the wire. */
class OpenApiTest {
  private final JsonNode document = Json.read(Resources.OPENAPI, 0, Resources.OPENAPI.length);

  private static Set<String> names(JsonNode object) {
    Set<String> names = new TreeSet<>();
    for (Iterator<String> it = object.fieldNames(); it.hasNext(); ) {
      names.add(it.next());
    }
    return names;
  }

  @Test
  void every_route_is_described_and_nothing_else() {
    Set<String> described = new TreeSet<>();
    for (String path : names(document.get("paths"))) {
      for (String method : names(document.get("paths").get(path))) {
        described.add(method.toUpperCase(Locale.ROOT) + " " + path);
      }
    }
    try (TestServer server = TestServer.start("BTC-USD")) {
      assertEquals(new TreeSet<>(server.server().routes()), described);
    }
  }

  @Test
  void every_answer_has_the_fields_that_are_described() {
    Map<String, Class<?>> records = new TreeMap<>();
    for (Class<?> family : List.of(Wire.class, AccountWire.class)) {
      for (Class<?> type : family.getDeclaredClasses()) {
        records.put(type.getSimpleName(), type);
      }
    }
    records.put("Problem", Problem.Body.class);
    for (Map.Entry<String, Class<?>> entry : records.entrySet()) {
      JsonNode schema = document.get("components").get("schemas").path(entry.getKey());
      Set<String> fields =
          Arrays.stream(entry.getValue().getRecordComponents())
              .map(RecordComponent::getName)
              .collect(Collectors.toCollection(TreeSet::new));
      assertEquals(fields, names(schema.path("properties")), entry.getKey());
    }
  }

  @Test
  void every_reference_leads_somewhere() {
    for (JsonNode reference : document.findValues("$ref")) {
      String pointer = reference.textValue().substring(1);
      assertTrue(!document.at(pointer).isMissingNode(), pointer);
    }
  }

  @Test
  void what_is_described_as_an_event_is_taken_in() {
    JsonNode schemas = document.get("components").get("schemas");
    try (TestServer server = TestServer.start("BTC-USD")) {
      server.quotes().activate(io.plimsoll.serving.FakeModel.served());
      long nanos = 1_385_337_600_000_000_000L;
      for (JsonNode reference : schemas.get("Event").get("oneOf")) {
        String kind = reference.get("$ref").textValue().replaceFirst(".*/", "");
        StringBuilder body = new StringBuilder("{");
        for (String field : names(schemas.get(kind).get("properties"))) {
          String value =
              switch (field) {
                case "type" ->
                    schemas.get(kind).get("properties").get("type").get("const").toString();
                case "snapshot" -> "true";
                case "position" -> "\"short\"";
                case "bidPrices", "askPrices", "bidQuantities", "askQuantities" -> "[1]";
                case "instrument" -> "\"BTC-USD\"";
                case "openTime" -> "" + nanos;
                case "eventTime" -> "" + (nanos + 60_000_000_000L);
                case "availableTime" -> "\"2013-11-25T00:01:00Z\"";
                case "aggressor" -> "\"seller\"";
                case "bidNotional", "askNotional" -> "[1, 2, 3, 4]";
                default -> "1";
              };
          body.append(body.length() == 1 ? "" : ",")
              .append('"')
              .append(field)
              .append("\":")
              .append(value);
        }
        assertEquals(200, server.post("/v1/events", body + "}").statusCode(), kind);
      }
    }
  }

  @Test
  void it_is_served() {
    try (TestServer server = TestServer.start("BTC-USD")) {
      assertEquals(
          "3.1.0", TestServer.json(server.get("/openapi.json")).get("openapi").textValue());
    }
  }
}
