package io.plimsoll.models.linear;

import io.plimsoll.datasets.Checks;
import java.util.ArrayList;
import java.util.List;

/**
 * The semivariance HAR (SHAR): falls and rises of the last window each have their slope.
 *
 * <p>{@code y = a + b⁺·rs⁺ + b⁻·rs⁻ + Σ b_j·rv_j + e}, ordinary least squares; {@code rs⁺ + rs⁻} is
 * the realized variance of the shortest window, {@code rv_j} those of the longer ones. On stock
 * indices nearly all persistence is that of the falls.
 *
 * <p><b>Reference</b>: Patton and Sheppard (2015), Good volatility, bad volatility: signed jumps
 * and the persistence of volatility, Review of Economics and Statistics 97.
 */
public final class Shar extends TermEstimator<Shar.Settings> {
  /** The family's name. */
  public static final String FAMILY = "shar";

  private final Settings settings;

  /**
   * What can be set.
   *
   * @param positive realized variance of rises over the shortest window, scaled to the horizon
   * @param negative the same of falls
   * @param longer variances of the longer windows, short to long, each scaled to the horizon
   * @param options what the linear families have in common
   */
  public record Settings(
      String positive, String negative, List<String> longer, FitOptions options) {
    public Settings {
      Checks.notBlank(positive, "positive");
      Checks.notBlank(negative, "negative");
      longer = Inputs.columns(longer, "longer");
    }

    /** The defaults over given inputs. */
    public static Settings of(String positive, String negative, List<String> longer) {
      return new Settings(positive, negative, longer, FitOptions.LEVELS);
    }
  }

  /** An estimator. */
  public Shar(Settings settings) {
    this.settings = settings;
  }

  @Override
  public String family() {
    return FAMILY;
  }

  @Override
  public Settings settings() {
    return settings;
  }

  @Override
  public Shar with(Settings other) {
    return new Shar(other);
  }

  @Override
  List<Term> terms() {
    List<Term> terms = new ArrayList<>();
    terms.add(Term.level(settings.positive()));
    terms.add(Term.level(settings.negative()));
    terms.addAll(Term.levels(settings.longer()));
    return terms;
  }

  @Override
  TermModel.Scale scale() {
    return TermModel.Scale.LEVEL;
  }

  @Override
  FitOptions options() {
    return settings.options();
  }
}
