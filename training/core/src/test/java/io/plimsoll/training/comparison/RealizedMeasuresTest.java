package io.plimsoll.training.comparison;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.features.FeatureTable;
import io.plimsoll.models.EstimatorProvider;
import io.plimsoll.models.EstimatorProvider.Part;
import io.plimsoll.models.TrainingSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealizedMeasuresTest {
  private static final InstrumentId SPX = new InstrumentId("SPX");
  private static final MeasureColumns BARE =
      new MeasureColumns("date", "rv", null, null, null, null, null, null, null, null);
  private static final MeasureColumns WITH_PRICES =
      new MeasureColumns("date", "rv", null, "bpv", "falls", null, null, null, "open", "close");

  @TempDir Path folder;

  private Path file(String... lines) throws IOException {
    return Files.write(folder.resolve("measures.csv"), List.of(lines));
  }

  private PlimsollException refused(MeasureColumns columns, String... lines) throws IOException {
    Path file = file(lines);
    return assertThrows(PlimsollException.class, () -> RealizedMeasures.read(file, SPX, columns));
  }

  /** 30 days from 2001-01-01, the variance of day i being i + 1. */
  private RealizedMeasures thirtyDays() throws IOException {
    String[] lines = new String[31];
    lines[0] = "\"date\",\"rv\"";
    for (int i = 0; i < 30; i++) {
      lines[i + 1] = "\"" + LocalDate.of(2001, 1, 1).plusDays(i) + "\"," + (i + 1);
    }
    return RealizedMeasures.read(file(lines), SPX, BARE);
  }

  @Test
  void windowsAreMeansAndNotANumberBeforeTheyAreFull() throws IOException {
    FeatureTable table = thirtyDays().table();
    assertEquals(List.of("rv_1", "rv_5", "rv_22", "ewma"), table.columns().subList(0, 4));
    assertEquals(30, table.column("rv_1")[29]);
    assertTrue(Double.isNaN(table.column("rv_5")[3]));
    assertEquals(3, table.column("rv_5")[4]);
    assertTrue(Double.isNaN(table.column("rv_22")[20]));
    // the mean of 1 to 22
    assertEquals(11.5, table.column("rv_22")[21]);
    assertTrue(Double.isNaN(table.column("ewma")[20]));
  }

  @Test
  void aRowIsKnownAtTheEndOfItsDay() throws IOException {
    long nanos = thirtyDays().table().asOfNanos(0);
    assertEquals(Instant.parse("2001-01-02T00:00:00Z"), Instant.ofEpochSecond(0, nanos));
  }

  @Test
  void theTargetIsTheMeanOfTheDaysAfterTheRow() throws IOException {
    RealizedMeasures measures = thirtyDays();
    double[] target = measures.target(5);
    // days 11 to 15 have variances 11 to 15, row 9 is the tenth day
    assertEquals(13, target[9]);
    assertEquals(28, target[24]);
    assertTrue(Double.isNaN(target[25]));
    TrainingSet set = measures.set(target, 20, 100);
    assertArrayEquals(new int[] {20, 21, 22, 23, 24}, set.blocks().getFirst().origins());
    assertEquals(28, set.blocks().getFirst().target()[4]);
    assertThrows(IllegalArgumentException.class, () -> measures.target(0));
  }

  @Test
  void whatIsNotGivenIsDerived() throws IOException {
    RealizedMeasures measures =
        RealizedMeasures.read(
            file(
                "date,open,close,rv,bpv,falls,other",
                "2001-01-02,100,101,2e-4,1.5e-4,0.5e-4,x",
                "2001-01-03,100,90,1e-4,1.5e-4,NA,x"),
            SPX,
            WITH_PRICES);
    assertArrayEquals(new double[] {5e-5, 0}, measures.series(Measure.JUMP), 1e-18);
    assertArrayEquals(
        new double[] {1.5e-4, Double.NaN}, measures.series(Measure.RS_POSITIVE), 1e-18);
    // the day itself, not the night before it
    assertArrayEquals(
        new double[] {Math.log(1.01), Math.log(0.9)}, measures.series(Measure.RETURN), 1e-15);
    EstimatorProvider.Inputs inputs = measures.inputs();
    assertEquals(List.of("bpv_1", "bpv_5", "bpv_22"), inputs.part(Part.BIPOWER, "char"));
    assertEquals("rsp_1", inputs.one(Part.POSITIVE_SEMIVARIANCE, "shar"));
    assertFalse(inputs.has(Part.QUARTICITY));
    assertTrue(inputs.all().contains("fall_22"));
    assertFalse(measures.has(Measure.RQ));
    assertThrows(IllegalArgumentException.class, () -> measures.series(Measure.RQ));
  }

  @Test
  void withoutAnOpenTheReturnIsFromTheCloseBefore() throws IOException {
    RealizedMeasures measures =
        RealizedMeasures.read(
            file("date,rv,close", "2001-01-02,1e-4,100", "2001-01-03,1e-4,101"),
            SPX,
            new MeasureColumns("date", "rv", null, null, null, null, null, null, null, "close"));
    assertArrayEquals(
        new double[] {Double.NaN, Math.log(1.01)}, measures.series(Measure.RETURN), 1e-15);
  }

  @Test
  void leverageIsBoundedInStandardDeviations() throws IOException {
    String[] lines = new String[25];
    lines[0] = "date,rv,ret";
    for (int i = 1; i < lines.length; i++) {
      // a standard deviation of 0.01; the last day falls by ten of them
      double move = i == lines.length - 1 ? -0.1 : i % 2 == 0 ? 0.01 : -0.01;
      lines[i] = LocalDate.of(2001, 1, 1).plusDays(i) + ",1e-4," + move;
    }
    FeatureTable table =
        RealizedMeasures.read(
                file(lines),
                SPX,
                new MeasureColumns("date", "rv", null, null, null, null, null, "ret", null, null))
            .table();
    assertEquals(4 * Math.tanh(-10 / 4.0), table.column("leverage_1")[23], 1e-9);
    assertEquals(4 * Math.tanh(-10 / 4.0), table.column("fall_1")[23], 1e-9);
    assertEquals(4 * Math.tanh(-1 / 4.0), table.column("leverage_1")[22], 1e-9);
    // −0.1 and two pairs that cancel, over the root of five days
    assertEquals(4 * Math.tanh(-10 / Math.sqrt(5) / 4), table.column("leverage_5")[23], 1e-9);
    assertEquals(0, table.column("fall_1")[21]);
    assertTrue(Double.isNaN(table.column("leverage_1")[20]));
  }

  @Test
  void aBadCellIsNamedWithFileLineColumnAndValue() throws IOException {
    PlimsollException e = refused(BARE, "date,rv", "2001-01-02,1", "2001-01-03,abc");
    assertEquals(ErrorCode.CORRUPT_DATA, e.code());
    for (String part : List.of("measures.csv", "line 3", "column 'rv'", "'abc'")) {
      assertTrue(e.getMessage().contains(part), e.getMessage());
    }
    for (String bad : List.of("-1", "Infinity", "1e999", "1 2")) {
      String message = refused(BARE, "date,rv", "2001-01-02," + bad).getMessage();
      assertTrue(message.contains("line 2") && message.contains("'" + bad + "'"), message);
    }
    String price =
        refused(WITH_PRICES, "date,rv,bpv,falls,open,close", "2001-01-02,1,1,1,0,1").getMessage();
    assertTrue(price.contains("column 'open'") && price.contains("'0'"), price);
  }

  @Test
  void aMissingColumnIsNamedAmongThoseThereAre() throws IOException {
    PlimsollException e = refused(BARE, "date,RV", "2001-01-02,1");
    assertEquals(ErrorCode.INVALID_INPUT, e.code());
    assertTrue(e.getMessage().contains("no column 'rv' among [date, RV]"), e.getMessage());
  }

  @Test
  void daysOutOfOrderAndDaysTwiceAreRefused() throws IOException {
    for (String second : List.of("2001-01-01", "2001-01-02")) {
      String message = refused(BARE, "date,rv", "2001-01-02,1", second + ",1").getMessage();
      assertTrue(message.contains("line 3"), message);
      assertTrue(message.contains("a day after 2001-01-02, was '" + second + "'"), message);
    }
    String message = refused(BARE, "date,rv", "2001-02-30,1").getMessage();
    assertTrue(message.contains("'2001-02-30'"), message);
  }

  @Test
  void shortRowsEmptyFilesAndTruncatedArchivesAreRefused() throws IOException {
    assertTrue(
        refused(BARE, "date,rv", "2001-01-02").getMessage().contains("expected 2 cells, had 1"));
    assertTrue(refused(BARE).getMessage().contains("empty"));
    assertTrue(refused(BARE, "date,rv").getMessage().contains("had none"));
    Path cut = Files.write(folder.resolve("cut.csv.gz"), new byte[] {0x1f, (byte) 0x8b, 8});
    PlimsollException e =
        assertThrows(PlimsollException.class, () -> RealizedMeasures.read(cut, SPX, BARE));
    assertEquals(ErrorCode.CORRUPT_DATA, e.code());
    Path none = folder.resolve("none.csv");
    assertEquals(
        ErrorCode.NOT_FOUND,
        assertThrows(PlimsollException.class, () -> RealizedMeasures.read(none, SPX, BARE)).code());
  }

  @Test
  void returnsAndVariancesOfDifferentUnitsAreRefused() throws IOException {
    // a variance of 1.2 percent squared beside fractional returns
    PlimsollException e =
        refused(
            WITH_PRICES,
            "date,rv,bpv,falls,open,close",
            "2001-01-02,1.2,1,0.5,100,101",
            "2001-01-03,1.2,1,0.5,101,100");
    assertTrue(e.getMessage().contains("percent"), e.getMessage());
  }

  @Test
  void gapsAreReported() throws IOException {
    RealizedMeasures measures =
        RealizedMeasures.read(
            file("date,rv", "2001-09-07,1", "2001-09-10,1", "2001-09-17,1"), SPX, BARE);
    assertEquals(
        List.of(new RealizedMeasures.Gap(LocalDate.of(2001, 9, 10), LocalDate.of(2001, 9, 17), 7)),
        measures.gaps(4));
    assertEquals(2, measures.gaps(1).size());
  }

  @Test
  void theOxfordManFilesAreRead() throws IOException {
    Path file = SharedData.file("OxfordMan_SPX_2000-2013.csv.gz");
    RealizedMeasures spx = RealizedMeasures.read(file, SPX, MeasureColumns.oxfordMan());
    assertEquals(3511, spx.size());
    assertEquals(LocalDate.of(2000, 1, 3), spx.date(0));
    assertEquals(0.000140814843656457, spx.series(Measure.RV)[0]);
    // the file has the return that we take from its prices
    double[] theirs = column(file, "open_to_close");
    double[] ours = spx.series(Measure.RETURN);
    for (int day = 0; day < theirs.length; day++) {
      assertEquals(theirs[day], ours[day], 1e-4, spx.date(day).toString());
    }
    RealizedMeasures dow =
        RealizedMeasures.read(
            SharedData.file("OxfordMan_DJI_2000-2013.csv.gz"),
            new InstrumentId("DJI"),
            MeasureColumns.oxfordMan());
    assertEquals(3510, dow.size());
    assertEquals(0.000124352024360413, dow.series(Measure.RV)[0]);
    for (RealizedMeasures measures : List.of(spx, dow)) {
      double[] leverage = measures.table().column("leverage_1");
      for (int day = 21; day < leverage.length; day++) {
        assertTrue(Math.abs(leverage[day]) <= 4, measures.date(day).toString());
      }
    }
  }

  @Test
  void aFileWhoseVariancesBeginLaterIsRead() throws IOException {
    RealizedMeasures index =
        RealizedMeasures.read(
            SharedData.file("mfGARCH_df_financial_1971-2013.csv.gz"),
            SPX,
            new MeasureColumns("date", "rv", null, null, null, null, null, "return", null, null));
    assertEquals(10400, index.size());
    assertTrue(Double.isNaN(index.series(Measure.RV)[0]));
    assertEquals(-0.205878602306786, index.series(Measure.RETURN)[0]);
    assertEquals(0.0796968106236786, index.series(Measure.RV)[10399]);
  }

  private static double[] column(Path file, String name) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      int column = List.of(lines.getFirst().replace("\"", "").split(",")).indexOf(name);
      return lines.stream()
          .skip(1)
          .mapToDouble(line -> Double.parseDouble(line.split(",")[column]))
          .toArray();
    }
  }
}
