package io.plimsoll.models.bundle;

/**
 * Contract only; implemented by the models room: everything needed to decide: view, forecaster,
 * policy and guard settings.
 */
public final class ModelBundle {
  private ModelBundle() {}
}
