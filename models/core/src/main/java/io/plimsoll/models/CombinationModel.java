package io.plimsoll.models;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.Explanation;
import io.plimsoll.datasets.Explanation.Operation;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.features.FeatureRows;
import io.plimsoll.models.bundle.Archive;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * A weighted geometric mean of other models' forecasts: {@code exp(Σ w_i·ln f_i)} with weights that
 * sum to one.
 *
 * <p>Forecasts are averaged in logs because their errors are roughly symmetric there. NaN where any
 * member is NaN: a combination that silently drops a member would be another model.
 */
public final class CombinationModel implements Model {
  /** The family's name. */
  public static final String FAMILY = "combination";

  private final Provenance provenance;
  private final List<Model> members;
  private final double[] weights;

  /**
   * A combination.
   *
   * @param weights positive, one a member; only their proportions matter
   */
  public CombinationModel(Provenance provenance, List<Model> members, double[] weights) {
    this.provenance = provenance;
    this.members = List.copyOf(members);
    if (members.isEmpty() || members.size() != weights.length) {
      throw new IllegalArgumentException(
          "expected one weight a member and at least one member, had "
              + members.size()
              + " members, "
              + weights.length
              + " weights");
    }
    this.weights = normalised(weights);
  }

  /** Positive weights over their sum. */
  public static double[] normalised(double[] weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += Checks.positive(weight, "weight");
    }
    double[] shares = new double[weights.length];
    for (int i = 0; i < weights.length; i++) {
      shares[i] = weights[i] / sum;
    }
    return shares;
  }

  /** An equally weighted combination of models fitted in one context. */
  public static CombinationModel equal(List<Model> members, FitContext context) {
    double[] weights = new double[members.size()];
    Arrays.fill(weights, 1);
    String names = String.join(" + ", members.stream().map(Model::family).toList());
    return new CombinationModel(
        new Provenance(
            context.origin(), FAMILY, "equal weights: " + names, context.seed(), "plimsoll"),
        members,
        weights);
  }

  /** Reads what {@link #write} stored. */
  public static CombinationModel read(Archive in, Provenance provenance) {
    double[] weights = in.numbers("weights");
    List<Model> members = new ArrayList<>();
    for (int i = 0; i < weights.length; i++) {
      members.add(Models.read(in.child("member-" + i)));
    }
    return new CombinationModel(provenance, weights, members);
  }

  /** Takes weights as they are: normalising them again could change their last bit. */
  private CombinationModel(Provenance provenance, double[] normalised, List<Model> members) {
    this.provenance = provenance;
    this.members = List.copyOf(members);
    this.weights = normalised;
  }

  @Override
  public void write(Archive out) {
    out.put("weights", weights);
    for (int i = 0; i < weights.length; i++) {
      Models.write(members.get(i), out.child("member-" + i));
    }
  }

  @Override
  public String family() {
    return provenance.family();
  }

  @Override
  public String format() {
    return FAMILY;
  }

  @Override
  public Provenance provenance() {
    return provenance;
  }

  /** The models that are combined. */
  public List<Model> members() {
    return members;
  }

  @Override
  public List<String> inputs() {
    LinkedHashSet<String> all = new LinkedHashSet<>();
    members.forEach(member -> all.addAll(member.inputs()));
    return List.copyOf(all);
  }

  @Override
  public int lookback() {
    return members.stream().mapToInt(Model::lookback).max().orElseThrow();
  }

  @Override
  public boolean knows(InstrumentId instrument) {
    return members.stream().allMatch(member -> member.knows(instrument));
  }

  @Override
  public Predictor bind(List<String> columns) {
    Predictor[] predictors =
        members.stream().map(member -> member.bind(columns)).toArray(Predictor[]::new);
    return new Predictor() {
      @Override
      public double predict(FeatureRows rows, int row) {
        double sum = weights[0] * StrictMath.log(predictors[0].predict(rows, row));
        for (int i = 1; i < predictors.length; i++) {
          sum += weights[i] * StrictMath.log(predictors[i].predict(rows, row));
        }
        return StrictMath.exp(sum);
      }

      @Override
      public Explanation explain(FeatureRows rows, int row) {
        List<Explanation> parts = new ArrayList<>();
        for (int i = 0; i < predictors.length; i++) {
          String name = members.get(i).family();
          parts.add(
              Explanation.of(
                  name + " share",
                  Operation.PRODUCT,
                  Explanation.input("weight", weights[i]),
                  Explanation.of("ln " + name, Operation.LOG, predictors[i].explain(rows, row))));
        }
        return Explanation.of(FAMILY + " forecast", Operation.EXP, parts);
      }
    };
  }
}
