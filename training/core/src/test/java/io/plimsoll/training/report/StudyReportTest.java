package io.plimsoll.training.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.training.Studies;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class StudyReportTest {
  private static final StudyInputs STUDY = Studies.study();
  private static final String HTML = StudyReport.html(STUDY);

  @Test
  void theSameStudyGivesTheSamePage() {
    assertEquals(HTML, StudyReport.html(Studies.study()));
  }

  @Test
  void theVerdictNamesTheChampionAndSaysWhetherItMeansAnything() {
    String champion = STUDY.parts().getFirst().experiment().summary().champion();
    String verdict = Verdicts.forecast(STUDY.parts().getFirst().experiment().summary());
    assertTrue(verdict.contains("**" + champion + "**"), verdict);
    assertTrue(verdict.contains("p ") || verdict.contains("none beat"), verdict);
  }

  @Test
  void everyHeadingOfTheSyntheticPartSaysSo() {
    int second = HTML.lastIndexOf(">Synthetic: data<");
    assertTrue(second > 0);
    Matcher headings = Pattern.compile("<h2[^>]*>([^<]*)</h2>").matcher(HTML.substring(second));
    while (headings.find()) {
      assertTrue(headings.group(1).startsWith("Synthetic: ") || headings.group(1).equals("Limits"));
    }
    assertEquals(5, HTML.split("Synthetic data, made from a seed", -1).length - 1);
  }

  @Test
  void everyPictureIsWellFormedAndNothingIsNotANumber() throws Exception {
    Matcher pictures =
        Pattern.compile("(?s)<figure>(<svg .*?</svg>\\s*)<figcaption>").matcher(HTML);
    int count = 0;
    while (pictures.find()) {
      DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(pictures.group(1).getBytes(StandardCharsets.UTF_8)));
      count++;
    }
    assertEquals(12, count);
    assertFalse(HTML.contains("NaN") || HTML.contains("Infinity"));
  }

  @Test
  void aComparisonOfRegimesIsComputed() {
    String list = String.join(" ", Verdicts.margin(STUDY.parts().getFirst().margin()));
    // Five liquidations against nine: 44 % lower; against seven: 29 % lower.
    assertTrue(
        list.contains("liquidations 44 % lower") && list.contains("liquidations 29 % lower"), list);
  }
}
