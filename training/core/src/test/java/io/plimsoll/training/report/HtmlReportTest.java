package io.plimsoll.training.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HtmlReportTest {

  @Test
  void aReportLoadsNothingAndEscapesText() {
    String html =
        new HtmlReport("A <b> & c", "lead")
            .section("One")
            .paragraph("a **strong** <script>alert(1)</script>")
            .table(
                new Table("t", "name", "value")
                    .row("x<y", "−1.25")
                    .markedRow("z", Numbers.UNDEFINED))
            .section("Two")
            .figure(Samples.bars(), "bars")
            .footer("end")
            .toHtml();
    assertTrue(html.contains("<strong>strong</strong> &lt;script&gt;"));
    assertTrue(html.contains("<td class=\"n\">−1.25</td>"));
    assertTrue(html.contains("<td>x&lt;y</td>"));
    assertFalse(html.contains("<script"));
    assertFalse(html.contains("src=") || html.contains("@import") || html.contains("url("));
    assertFalse(html.contains("http") && !html.contains("http://www.w3.org/2000/svg"));
  }

  @Test
  void aRowMustFitTheHeader() {
    assertThrows(IllegalArgumentException.class, () -> new Table("t", "a", "b").row("1"));
  }

  @Test
  void numbersReadTheSameEverywhere() {
    assertEquals("−0.13", Numbers.fixed(-0.125, 2));
    assertEquals("0.00", Numbers.fixed(-0.0001, 2));
    assertEquals("–", Numbers.fixed(Double.NaN, 2));
    assertEquals("12.5 %", Numbers.percent(0.125, 1));
    assertEquals("+12.5 %", Numbers.signedPercent(0.125, 1));
    assertEquals("99,999", Numbers.count(99_999));
    assertEquals("−1,000", Numbers.count(-1000));
    assertEquals("1.20e-7", Numbers.significant(1.2e-7, 3));
    assertEquals("1235", Numbers.significant(1234.6, 3));
    assertEquals("0.0123", Numbers.significant(0.01234, 3));
    assertEquals("< 0.001", Numbers.pValue(1e-9));
    assertEquals("1h", Numbers.span(3_600_000_000_000L));
    assertEquals("1h 30m", Numbers.span(5_400_000_000_000L));
    assertEquals("2d", Numbers.span(172_800_000_000_000L));
    assertEquals("2013-11-25 00:01 UTC", Numbers.time(1_385_337_660_000_000_000L));
  }

  /** A record with what JSON cannot say. */
  record Odd(double b, double[] a, List<Double> c, Map<String, Integer> d) {}

  @Test
  void jsonIsSortedAndHasNullForWhatIsNotANumber() {
    Map<String, Integer> map = new LinkedHashMap<>();
    map.put("z", 1);
    map.put("y", 2);
    Odd odd =
        new Odd(
            Double.NaN,
            new double[] {0.1, Double.POSITIVE_INFINITY},
            List.of(1e-7, Double.NaN),
            map);
    String expected =
        """
        {
          "a": [
            0.1,
            null
          ],
          "b": null,
          "c": [
            1.0E-7,
            null
          ],
          "d": {
            "y": 2,
            "z": 1
          }
        }
        """;
    assertEquals(expected, new String(ResultsJson.write(odd), StandardCharsets.UTF_8));
  }
}
