package io.plimsoll.serving.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.serving.ServerSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ListeningTest {

  @Test
  void anAddressThatIsTakenIsNamed() {
    try (TestServer first = TestServer.start("BTC-USD")) {
      int taken = first.server().address().getPort();
      assertRefused("127.0.0.1", taken, String.valueOf(taken), first);
    }
  }

  @Test
  void aHostThatIsNotOursIsNamed() {
    try (TestServer first = TestServer.start("BTC-USD")) {
      assertRefused("no-such-host.invalid", 0, "no-such-host.invalid", first);
    }
  }

  private static void assertRefused(String host, int port, String named, TestServer first) {
    ServerSettings settings =
        ServerSettings.standard(Path.of("."), "models:/fake@champion").listeningOn(host, port);
    PlimsollException e =
        assertThrows(
            PlimsollException.class,
            () -> MarginServer.start(settings, first.quotes(), TestServer.RULES));
    assertEquals(ErrorCode.UNAVAILABLE, e.code());
    assertTrue(e.getMessage().contains(named), e.getMessage());
  }
}
