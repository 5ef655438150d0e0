package io.plimsoll.models.linear;

import io.plimsoll.models.Estimator;
import io.plimsoll.models.EstimatorProvider;
import io.plimsoll.models.EstimatorProvider.Part;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Makes the HAR families from what a view offers; short windows come first. */
public final class HarFamilies {
  private HarFamilies() {}

  /** A maker a family, in a fixed order. */
  public static Map<String, Function<EstimatorProvider.Inputs, Estimator<?>>> makers() {
    Map<String, Function<EstimatorProvider.Inputs, Estimator<?>>> makers = new LinkedHashMap<>();
    makers.put(Ar.FAMILY, inputs -> new Ar(Ar.Settings.of(inputs.har().getFirst())));
    makers.put(Har.FAMILY, inputs -> new Har(Har.Settings.of(inputs.har())));
    makers.put(HarWls.FAMILY, inputs -> new HarWls(HarWls.Settings.of(inputs.har())));
    makers.put(
        HarJ.FAMILY,
        inputs ->
            new HarJ(HarJ.Settings.of(inputs.har(), List.of(inputs.one(Part.JUMP, HarJ.FAMILY)))));
    makers.put(
        ContinuousHar.FAMILY,
        inputs ->
            new ContinuousHar(
                ContinuousHar.Settings.of(inputs.part(Part.BIPOWER, ContinuousHar.FAMILY))));
    makers.put(
        HarCj.FAMILY,
        inputs -> new HarCj(HarCj.Settings.of(inputs.har(), inputs.part(Part.JUMP, HarCj.FAMILY))));
    makers.put(
        Shar.FAMILY,
        inputs ->
            new Shar(
                Shar.Settings.of(
                    inputs.one(Part.POSITIVE_SEMIVARIANCE, Shar.FAMILY),
                    inputs.one(Part.NEGATIVE_SEMIVARIANCE, Shar.FAMILY),
                    longer(inputs))));
    attenuated(makers);
    logs(makers);
    return makers;
  }

  private static void attenuated(
      Map<String, Function<EstimatorProvider.Inputs, Estimator<?>>> makers) {
    makers.put(
        Arq.FAMILY,
        inputs ->
            new Arq(
                Arq.Settings.of(inputs.har().getFirst(), inputs.one(Part.QUARTICITY, Arq.FAMILY))));
    makers.put(
        Harq.FAMILY,
        inputs ->
            new Harq(Harq.Settings.of(inputs.har(), inputs.one(Part.QUARTICITY, Harq.FAMILY))));
    makers.put(
        HarqF.FAMILY,
        inputs ->
            new HarqF(HarqF.Settings.of(inputs.har(), inputs.part(Part.QUARTICITY, HarqF.FAMILY))));
  }

  private static void logs(Map<String, Function<EstimatorProvider.Inputs, Estimator<?>>> makers) {
    makers.put(
        LogShar.FAMILY,
        inputs ->
            new LogShar(
                LogShar.Settings.of(
                    inputs.one(Part.NEGATIVE_SEMIVARIANCE, LogShar.FAMILY),
                    inputs.one(Part.POSITIVE_SEMIVARIANCE, LogShar.FAMILY),
                    longer(inputs))));
    makers.put(
        LogHarq.FAMILY,
        inputs ->
            new LogHarq(
                LogHarq.Settings.of(inputs.har(), inputs.one(Part.QUARTICITY, LogHarq.FAMILY))));
    makers.put(
        LogHarCj.FAMILY,
        inputs ->
            new LogHarCj(
                LogHarCj.Settings.of(inputs.har(), inputs.part(Part.JUMP, LogHarCj.FAMILY))));
    makers.put(
        SeasonalLogHar.FAMILY,
        inputs ->
            new SeasonalLogHar(
                SeasonalLogHar.Settings.of(
                    inputs.har(), inputs.part(Part.DIURNAL, SeasonalLogHar.FAMILY))));
  }

  private static List<String> longer(EstimatorProvider.Inputs inputs) {
    return inputs.har().subList(1, inputs.har().size());
  }
}
