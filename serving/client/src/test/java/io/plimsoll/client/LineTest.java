package io.plimsoll.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineTest {
  static final String GOOD =
      "plimsoll/1 instrument=BTC-USD multiplier=1.25 decided=100 until=200 degraded=no model=models:/m/3 end\n";

  @Test
  void a_line_is_read() {
    assertEquals(new Line("BTC-USD", 1.25, 100, 200, "", "models:/m/3"), Line.parse(GOOD));
  }

  @Test
  void a_degraded_answer_says_why() {
    Line line = Line.parse(GOOD.replace("degraded=no", "degraded=expired"));
    assertNotNull(line);
    assertEquals("expired", line.degraded());
  }

  @Test
  void no_beginning_of_a_line_is_taken_for_a_line() {
    for (int length = 0; length < GOOD.length(); length++) {
      assertNull(Line.parse(GOOD.substring(0, length)), GOOD.substring(0, length));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "0", "-1", "1e999", "", "one", "1,5"})
  void only_a_positive_finite_multiplier_is_taken(String multiplier) {
    assertNull(Line.parse(GOOD.replace("1.25", multiplier)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"plimsoll/2", "PLIMSOLL/1", "<html>", "{}"})
  void another_format_is_not_taken(String start) {
    assertNull(Line.parse(GOOD.replace("plimsoll/1", start)));
  }

  @Property(seed = "7")
  void every_multiplier_comes_back_bit_for_bit(@ForAll long bits) {
    double value = Double.longBitsToDouble(bits);
    Line line = Line.parse(GOOD.replace("1.25", Double.toString(value)));
    if (value > 0 && value < Double.POSITIVE_INFINITY) {
      assertNotNull(line);
      assertEquals(value, line.multiplier());
    } else {
      assertNull(line);
    }
  }

  @Property(seed = "7")
  void garbage_is_never_an_error(@ForAll String text) {
    assertNull(Line.parse(text));
  }
}
