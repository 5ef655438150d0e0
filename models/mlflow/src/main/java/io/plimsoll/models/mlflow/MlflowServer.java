package io.plimsoll.models.mlflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Supplier;
import org.mlflow.api.proto.Service.CreateRun;
import org.mlflow.api.proto.Service.Experiment;
import org.mlflow.api.proto.Service.RunInfo;
import org.mlflow.tracking.MlflowClient;
import org.mlflow.tracking.MlflowClientException;
import org.mlflow.tracking.MlflowHttpException;
import org.mlflow.tracking.creds.BasicMlflowHostCreds;

/**
 * One MLflow server: the client library for what it has methods for, its raw calls for models,
 * versions and aliases.
 *
 * <p>Every failure is a {@link PlimsollException} that names the address and what was asked.
 */
final class MlflowServer {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI address;
  private final MlflowClient client;
  private final ArtifactStore artifacts;

  /**
   * A server by its tracking address; a user and password in the address are used, and never shown.
   */
  MlflowServer(URI trackingUri) {
    String user = trackingUri.getUserInfo();
    String scheme = trackingUri.getScheme();
    if (!("http".equals(scheme) || "https".equals(scheme)) || trackingUri.getHost() == null) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          "the MLflow tracking address must start with http:// or https:// and name a host, was '"
              + (user == null ? trackingUri : withoutUser(trackingUri))
              + "'");
    }
    this.address = withoutUser(trackingUri);
    int colon = user == null ? -1 : user.indexOf(':');
    this.client =
        new MlflowClient(
            user == null || colon < 0
                ? new BasicMlflowHostCreds(address.toString())
                : new BasicMlflowHostCreds(
                    address.toString(), user.substring(0, colon), user.substring(colon + 1)));
    this.artifacts = new ArtifactStore(this, address, user);
  }

  private static URI withoutUser(URI uri) {
    String path = uri.getRawPath() == null ? "" : uri.getRawPath();
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return URI.create(uri.getScheme() + "://" + uri.getHost() + port + trimmed);
  }

  /** The address without user and password. */
  URI address() {
    return address;
  }

  /** The client library. */
  MlflowClient client() {
    return client;
  }

  /** Where the server keeps files. */
  ArtifactStore artifacts() {
    return artifacts;
  }

  /** The id of an experiment, which is made where it does not exist. */
  String experimentId(String name) {
    String what = "open experiment '" + name + "'";
    Optional<Experiment> found = ask(what, () -> client.getExperimentByName(name));
    if (found.isPresent()) {
      return found.get().getExperimentId();
    }
    try {
      return ask(what, () -> client.createExperiment(name));
    } catch (PlimsollException e) {
      if (e.code() != ErrorCode.CONFLICT) {
        throw e;
      }
      // Someone else made it between the two calls.
      return ask(what, () -> client.getExperimentByName(name))
          .orElseThrow(() -> e)
          .getExperimentId();
    }
  }

  /** Starts a run. */
  RunInfo createRun(String experimentId, String runName, Instant now) {
    CreateRun request =
        CreateRun.newBuilder()
            .setExperimentId(experimentId)
            .setRunName(runName)
            .setStartTime(now.toEpochMilli())
            .build();
    return ask("start run '" + runName + "'", () -> client.createRun(request));
  }

  /** Asks with GET; {@code path} is relative to {@code /api/2.0/mlflow/}. */
  JsonNode get(String what, String path, Map<String, String> query) {
    StringJoiner line = new StringJoiner("&", path + "?", "");
    query.forEach((key, value) -> line.add(key + "=" + encode(value)));
    return parse(what, ask(what, () -> client.sendGet(line.toString())));
  }

  /** Asks with POST. */
  JsonNode post(String what, String path, ObjectNode body) {
    return parse(what, ask(what, () -> client.sendPost(path, body.toString())));
  }

  /** An empty JSON object. */
  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  /** A part of an address. */
  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Parses what the server answered. */
  JsonNode parse(String what, String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new PlimsollException(
          ErrorCode.UNAVAILABLE, prefix(what) + "the answer is not JSON: " + shorten(json), e);
    }
  }

  /** Calls the client library and says in our terms what went wrong. */
  <T> T ask(String what, Supplier<T> call) {
    try {
      return call.get();
    } catch (MlflowHttpException e) {
      throw failure(what, e.getStatusCode(), String.valueOf(e.getBodyMessage()));
    } catch (MlflowClientException e) {
      throw unreachable(what, e.getCause() == null ? e : e.getCause());
    }
  }

  /** Calls the client library for what has no result. */
  void tell(String what, Runnable call) {
    ask(
        what,
        () -> {
          call.run();
          return true;
        });
  }

  /** The failure that an HTTP status and its body mean. */
  PlimsollException failure(String what, int status, String body) {
    String reason = "";
    String message = shorten(body);
    try {
      JsonNode answer = JSON.readTree(body);
      reason = answer.path("error_code").asText("");
      message = answer.path("message").asText(message);
    } catch (JsonProcessingException e) {
      // Proxies and the host check answer in plain text, which is shown as it is.
    }
    return new PlimsollException(
        code(status, reason), prefix(what) + "HTTP " + status + " " + reason + ": " + message);
  }

  private static ErrorCode code(int status, String reason) {
    if (reason.equals("RESOURCE_ALREADY_EXISTS")) {
      return ErrorCode.CONFLICT;
    }
    if (status == 404 || reason.equals("RESOURCE_DOES_NOT_EXIST")) {
      return ErrorCode.NOT_FOUND;
    }
    if (status == 401 || status == 403) {
      return ErrorCode.MISSING_DEPENDENCY;
    }
    return status >= 400 && status < 500 && status != 429
        ? ErrorCode.INVALID_INPUT
        : ErrorCode.UNAVAILABLE;
  }

  /** The failure of a server that did not answer. */
  PlimsollException unreachable(String what, Throwable cause) {
    return new PlimsollException(
        ErrorCode.UNAVAILABLE,
        prefix(what) + "no answer (" + cause + "); is the server running?",
        cause);
  }

  private String prefix(String what) {
    return "MLflow at " + address + " could not " + what + ": ";
  }

  private static String shorten(String text) {
    return text.length() <= 300 ? text : text.substring(0, 300) + "…";
  }
}
