/**
 * Runs and models on an MLflow server, behind the two ports of {@code io.plimsoll.models.tracking}.
 *
 * <p>Start at {@link io.plimsoll.models.mlflow.MlflowTracker} and {@link
 * io.plimsoll.models.mlflow.MlflowRegistry}.
 */
@NullMarked
package io.plimsoll.models.mlflow;

import org.jspecify.annotations.NullMarked;
