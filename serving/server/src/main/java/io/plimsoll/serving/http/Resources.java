package io.plimsoll.serving.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Files that ride in the jar. */
final class Resources {
  /** The interface as machines read it; a test holds it to the routes and to {@link Wire}. */
  static final byte[] OPENAPI = read("openapi.json");

  /** The dashboard: one page, nothing loaded from elsewhere. */
  static final byte[] DASHBOARD = read("dashboard.html");

  private Resources() {}

  private static byte[] read(String name) {
    try (InputStream in = Resources.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("resource " + name + " is missing from the jar");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read resource " + name, e);
    }
  }
}
