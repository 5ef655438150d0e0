package io.plimsoll.datasets.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {
  @Property(seed = "1")
  void decimalsAreReadAsTheJdkReadsThem(
      @ForAll long unscaled, @ForAll @IntRange(min = 0, max = 30) int scale) {
    String text = BigDecimal.valueOf(unscaled, scale).toPlainString();
    assertEquals(Double.parseDouble(text), parse(text), 0, text);
  }

  @Property(seed = "1")
  void doublesSurviveTheirOwnText(@ForAll double value) {
    String text = Double.toString(value);
    assertEquals(value, parse(text), 0, text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "800.010000000000",
        "0.274369260000",
        "9007199254740993",
        "9007199254740992.0",
        "00000000000000000000000000012.5",
        "0.00000000000000000000000000000001",
        ".5",
        "5.",
        "1e5",
        "1E-5",
        "123456789012345678901234567890",
        "0.3000000000000000444"
      })
  void edgesAreReadAsTheJdkReadsThem(String text) {
    assertEquals(
        Double.doubleToRawLongBits(Double.parseDouble(text)),
        Double.doubleToRawLongBits(parse(text)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ".",
        "-",
        "+",
        "e5",
        "1e",
        "1e+",
        "1.2.3",
        "1,5",
        "NaN",
        "Infinity",
        "0x10",
        "1d",
        "1f",
        " 1",
        "1 ",
        "--1",
        "1_000",
        "1e1234567"
      })
  void whatIsNoNumberIsNaN(String text) {
    assertTrue(Double.isNaN(parse(text)), text);
  }

  private static double parse(String text) {
    byte[] bytes = ("<" + text + ">").getBytes(StandardCharsets.UTF_8);
    return Numbers.decimal(bytes, 1, bytes.length - 1);
  }
}
