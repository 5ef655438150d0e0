package io.plimsoll.models;

/**
 * What a fit is told beside its data.
 *
 * @param origin what goes into the provenance of the fitted model
 * @param seed the only source of randomness
 */
public record FitContext(Provenance.Origin origin, long seed) {

  /** The provenance of a model that this context fits. */
  public Provenance provenance(String family, Record settings, String backend) {
    return new Provenance(origin, family, settings.toString(), seed, backend);
  }
}
