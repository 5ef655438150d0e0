package io.plimsoll.training.report;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SvgChartTest {
  private static final long DAY = 86_400_000_000_000L;

  @Test
  void everyKindOfLayerIsWellFormed() {
    wellFormed(Samples.price().toSvg());
    wellFormed(Samples.reliability().toSvg());
    wellFormed(Samples.frontier().toSvg());
    wellFormed(Samples.bars());
  }

  @Test
  void theSameCallsGiveTheSameText() {
    assertEquals(Samples.price().toSvg(), Samples.price().toSvg());
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, 0, -5, 1e300, 1e-300})
  void strangeNumbersStayWellFormedAndLeaveNoNaN(double value) {
    double[] x = {1, 2, 3};
    double[] y = {value, value, value};
    for (boolean log : new boolean[] {false, true}) {
      SvgChart chart =
          new SvgChart("strange <&\"> title", SvgChart.XAxis.NUMBER, "x", "y")
              .line("a", Ink.BLUE, x, y);
      String svg =
          (log ? chart.logarithmic() : chart)
              .band("b", Ink.BLUE, x, y, y)
              .points("c", Ink.BLUE, x, y)
              .toSvg();
      wellFormed(svg);
      assertFalse(svg.contains("NaN") || svg.contains("Infinity"), svg);
    }
  }

  @Test
  void anEmptyChartHasAxes() {
    wellFormed(new SvgChart("empty", SvgChart.XAxis.TIME, "time", "y").toSvg());
    wellFormed(SvgBars.toSvg("empty", List.of(), Double.NaN, ""));
  }

  @Test
  void ticksAreRound() {
    assertEquals(
        List.of("0", "0.2", "0.4", "0.6", "0.8", "1.0"),
        new Scale.Linear(0, 1)
            .ticks(5).stream().map(Scale.Tick::label).map(t -> t.equals("0.0") ? "0" : t).toList());
    assertEquals(
        List.of("25 Nov", "26 Nov", "27 Nov"),
        new Scale.Time(16034.0 * DAY, 16036.0 * DAY)
            .ticks(2).stream().map(Scale.Tick::label).toList());
    assertEquals(
        List.of("0.01", "0.1", "1", "10"),
        new Scale.Log(0.01, 10).ticks(2).stream().map(Scale.Tick::label).toList());
  }

  @Test
  void thinningKeepsTheExtremesOfALongLine() {
    int n = 50_000;
    SplittableRandom random = new SplittableRandom(1);
    double[] x = new double[n];
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = 700.0 * i / n;
      y[i] = random.nextDouble();
    }
    int[] kept = Thinning.keep(x, y);
    assertTrue(kept.length <= 4 * 1402, "kept " + kept.length);
    assertEquals(
        Arrays.stream(y).max().orElseThrow(),
        Arrays.stream(kept).mapToDouble(i -> y[i]).max().orElseThrow());
    assertEquals(
        Arrays.stream(y).min().orElseThrow(),
        Arrays.stream(kept).mapToDouble(i -> y[i]).min().orElseThrow());
  }

  private static void wellFormed(String svg) {
    assertDoesNotThrow(
        () ->
            DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8))),
        svg);
  }
}
