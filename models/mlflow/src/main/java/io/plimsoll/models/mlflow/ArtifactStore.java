package io.plimsoll.models.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The files behind {@code /api/2.0/mlflow-artifacts}, over plain HTTP.
 *
 * <p>The client library's {@code logArtifact} is not used because it runs the Python command line.
 */
final class ArtifactStore {
  private static final String SCHEME = "mlflow-artifacts:";
  private static final String ENDPOINT = "/api/2.0/mlflow-artifacts/artifacts";

  private final MlflowServer server;
  private final URI address;
  private final @Nullable String authorization;
  private final HttpClient http =
      HttpClient.newBuilder()
          // The server speaks HTTP/1.1 only and logs every attempt to upgrade.
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  ArtifactStore(MlflowServer server, URI address, @Nullable String userAndPassword) {
    this.server = server;
    this.address = address;
    this.authorization =
        userAndPassword == null
            ? null
            : "Basic "
                + Base64.getEncoder()
                    .encodeToString(userAndPassword.getBytes(StandardCharsets.UTF_8));
  }

  /** Throws where a path could leave the folder it is meant for. */
  static String requireRelative(String path) {
    boolean bad =
        path.isEmpty()
            || path.contains("\\")
            || Arrays.stream(path.split("/", -1))
                .anyMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
    if (bad) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          "a path must be relative, with forward slashes and no '.' or '..', was '" + path + "'");
    }
    return path;
  }

  /**
   * The folder that an artifact address names.
   *
   * @param artifactUri {@code mlflow-artifacts:/…}, as the server gives it
   */
  String folder(String artifactUri) {
    if (!artifactUri.startsWith(SCHEME)) {
      throw new PlimsollException(
          ErrorCode.MISSING_DEPENDENCY,
          "MLflow at "
              + address
              + " keeps files at '"
              + artifactUri
              + "', which it does not pass on over HTTP; start it with --serve-artifacts");
    }
    String path = URI.create(artifactUri.replace(" ", "%20")).getPath();
    return path.startsWith("/") ? path.substring(1) : path;
  }

  /** Stores a file. */
  void put(String folder, String path, byte[] content) {
    String what = "store file '" + path + "'";
    send(
        what,
        request(ENDPOINT + "/" + escape(folder + "/" + requireRelative(path)))
            .PUT(BodyPublishers.ofByteArray(content))
            .header("Content-Type", "application/octet-stream"));
  }

  /** All files below a folder, by path relative to it. */
  Map<String, byte[]> readAll(String folder) {
    TreeMap<String, byte[]> files = new TreeMap<>();
    collect(folder, "", files);
    return files;
  }

  private void collect(String folder, String below, Map<String, byte[]> files) {
    String what = "list folder '" + folder + "/" + below + "'";
    byte[] body =
        send(what, request(ENDPOINT + "?path=" + MlflowServer.encode(join(folder, below))).GET());
    JsonNode listing = server.parse(what, new String(body, StandardCharsets.UTF_8));
    for (JsonNode file : listing.path("files")) {
      String path = join(below, requireRelative(file.path("path").asText()));
      if (file.path("is_dir").asBoolean()) {
        collect(folder, path, files);
      } else {
        files.put(
            path,
            send(
                "read file '" + path + "'",
                request(ENDPOINT + "/" + escape(join(folder, path))).GET()));
      }
    }
  }

  private static String join(String folder, String path) {
    return folder.isEmpty() || path.isEmpty() ? folder + path : folder + "/" + path;
  }

  private static String escape(String path) {
    return Arrays.stream(path.split("/"))
        .map(MlflowServer::encode)
        .collect(Collectors.joining("/"));
  }

  private HttpRequest.Builder request(String pathAndQuery) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(address + pathAndQuery)).timeout(Duration.ofMinutes(2));
    return authorization == null ? builder : builder.header("Authorization", authorization);
  }

  private byte[] send(String what, HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
      if (response.statusCode() / 100 != 2) {
        throw server.failure(
            what, response.statusCode(), new String(response.body(), StandardCharsets.UTF_8));
      }
      return response.body();
    } catch (IOException e) {
      throw server.unreachable(what, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw server.unreachable(what, e);
    }
  }
}
