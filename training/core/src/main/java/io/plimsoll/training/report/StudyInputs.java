package io.plimsoll.training.report;

import io.plimsoll.training.BarSeries;
import io.plimsoll.training.ExperimentResult;
import io.plimsoll.training.replay.RegimeResult;
import java.util.List;

/**
 * Everything a study's report is made of; a report of the same inputs is the same bytes.
 *
 * @param title of the page
 * @param parts on real data first; synthetic ones say so in every heading
 * @param footer versions, hashes and the command that makes the page again
 */
public record StudyInputs(String title, List<Part> parts, String footer) {
  public StudyInputs {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("a study needs at least one part");
    }
  }

  /** Where the data of a part are from. */
  public enum Origin {
    /** Something that happened on a market. */
    REAL,
    /** Made by a program from a seed. */
    SYNTHETIC
  }

  /**
   * One dataset, taken through the whole pipeline.
   *
   * @param heading of the part, for example {@code BTC/USD on Bitstamp}
   * @param bars one an instrument, for charts
   * @param more sections of its own, after the others
   */
  public record Part(
      Origin origin,
      String heading,
      Data data,
      ExperimentResult experiment,
      List<BarSeries> bars,
      Margin margin,
      List<Extra> more) {
    public Part {
      bars = List.copyOf(bars);
      more = List.copyOf(more);
    }

    /** Whether it is made up. */
    boolean synthetic() {
      return origin == Origin.SYNTHETIC;
    }
  }

  /**
   * What the data are.
   *
   * @param what for a person, for example {@code 99,999 trades}
   * @param source where they are from
   * @param sha256 of the stored events
   * @param facts further rows of the table: name and value
   */
  public record Data(
      String what,
      String source,
      String licence,
      String sha256,
      long fromNanos,
      long toNanos,
      List<Fact> facts) {
    public Data {
      facts = List.copyOf(facts);
    }
  }

  /** A name and a value. */
  public record Fact(String name, String value) {}

  /**
   * What the multiplier did in the replay; nothing is said of margin where there are no regimes.
   *
   * @param explanation how the multiplier comes about, a paragraph
   * @param regimes at equal average margin, in the order of the tables
   * @param predictive the name of the regime that the forecast drives
   * @param remarks on the population, the venue's rules, the grace
   */
  public record Margin(
      String explanation, List<RegimeResult> regimes, String predictive, List<String> remarks) {
    /** No replay. */
    public static final Margin NONE = new Margin("", List.of(), "", List.of());

    public Margin {
      regimes = List.copyOf(regimes);
      remarks = List.copyOf(remarks);
      if (!regimes.isEmpty()
          && regimes.stream().noneMatch(regime -> regime.name().equals(predictive))) {
        throw new IllegalArgumentException("no regime '" + predictive + "'");
      }
    }
  }

  /** A section of the caller's own. */
  public record Extra(
      String heading, List<String> paragraphs, List<Table> tables, List<Figure> figures) {
    public Extra {
      paragraphs = List.copyOf(paragraphs);
      tables = List.copyOf(tables);
      figures = List.copyOf(figures);
    }
  }

  /** A picture and what to see in it. */
  public record Figure(String svg, String caption) {}
}
