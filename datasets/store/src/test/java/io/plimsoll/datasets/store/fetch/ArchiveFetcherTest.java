package io.plimsoll.datasets.store.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every way in which a server, a network or a directory can misbehave, one test each. */
@Timeout(20)
class ArchiveFetcherTest {
  private static final String DAY =
      "data/futures/um/daily/klines/BTCUSDT/5m/BTCUSDT-5m-2024-01-01.zip";
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final byte[] ZIP = zip(1);
  private static final byte[] OTHER_ZIP = zip(2);

  @TempDir Path out;
  private final FakeArchive archive = new FakeArchive();
  private final List<Duration> waits = new CopyOnWriteArrayList<>();

  @AfterEach
  void stop() {
    archive.close();
  }

  /** A zip of 100 kB that does not compress. */
  private static byte[] zip(int seed) {
    byte[] bytes = new byte[100_000];
    new SplittableRandom(seed).nextBytes(bytes);
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    try (ZipOutputStream entries = new ZipOutputStream(zip)) {
      entries.putNextEntry(new ZipEntry("a.csv"));
      entries.write(bytes);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return zip.toByteArray();
  }

  private FetchSettings settings() {
    return FetchSettings.of(out)
        .withBase(archive.address())
        .withEffort(3, 3, Duration.ofSeconds(10));
  }

  /** With a server that will not answer there is nothing to wait for. */
  private FetchSettings impatient() {
    return settings().withEffort(3, 3, Duration.ofMillis(300));
  }

  private FakeArchive.Fault dropAfter(int bytes) {
    return FakeArchive.dropAfter(bytes, out.resolve(DAY + ".part"));
  }

  private FetchReport fetch(FetchSettings settings, String kind, String from, String to) {
    VisionKind what = VisionKind.of(kind);
    VisionRequest request =
        new VisionRequest(
            VisionMarket.UM,
            List.of("BTCUSDT"),
            List.of(what),
            "5m",
            LocalDate.parse(from),
            LocalDate.parse(to));
    return new ArchiveFetcher(settings, waits::add, () -> NOW).fetch(request, Progress.NONE);
  }

  private Fetched fetchDay(FetchSettings settings) {
    return fetch(settings, "klines", "2024-01-01", "2024-01-01").files().getFirst();
  }

  private Fetched fetchDay() {
    return fetchDay(settings());
  }

  private void assertDownloaded(Fetched fetched, byte[] bytes) throws IOException {
    assertEquals(Fetched.Status.DOWNLOADED, fetched.status(), fetched.note());
    assertArrayEquals(bytes, Files.readAllBytes(out.resolve(DAY)));
    assertNoParts();
  }

  /** Nothing stands under the final name, and the reason names what was wrong. */
  private void assertFailed(Fetched fetched, String... words) {
    assertEquals(Fetched.Status.FAILED, fetched.status(), fetched.note());
    assertFalse(Files.exists(out.resolve(DAY)));
    for (String word : words) {
      assertTrue(fetched.note().contains(word), "'" + word + "' in: " + fetched.note());
    }
  }

  private void assertNoParts() throws IOException {
    try (Stream<Path> files = Files.walk(out)) {
      assertEquals(List.of(), files.filter(f -> f.toString().contains(".part")).toList());
    }
  }

  @Test
  void aFileIsDownloadedWithItsChecksumAndARecordBeside() throws IOException {
    archive.publish(DAY, ZIP);
    assertDownloaded(fetchDay(), ZIP);
    String sha256 = FakeArchive.sha256(ZIP);
    assertEquals(
        sha256 + "  BTCUSDT-5m-2024-01-01.zip\n", Files.readString(out.resolve(DAY + ".CHECKSUM")));
    assertEquals(
        sha256 + "  2026-11-24T10:00:00Z\n", Files.readString(out.resolve(DAY + ".versions")));
    assertEquals(List.of(), waits);
  }

  @Test
  void whatIsThereIsNotDownloadedAgain() {
    archive.publish(DAY, ZIP);
    fetchDay();
    Fetched again = fetchDay();
    assertEquals(Fetched.Status.ALREADY_THERE, again.status());
    assertEquals(0, again.bytes());
    assertEquals(1, archive.count(DAY));
  }

  @Test
  void aWholeMonthIsTakenAsOneFileAndAPartOfOneByDay() {
    String month = "data/futures/um/monthly/klines/BTCUSDT/5m/BTCUSDT-5m-2024-02.zip";
    archive.publish(month, ZIP);
    String edge = "data/futures/um/daily/klines/BTCUSDT/5m/BTCUSDT-5m-2024-03-01.zip";
    archive.publish(edge, OTHER_ZIP);
    FetchReport report = fetch(settings(), "klines", "2024-02-01", "2024-03-01");
    assertEquals(List.of(month, edge), report.files().stream().map(f -> f.file().path()).toList());
    assertEquals(2, report.with(Fetched.Status.DOWNLOADED).size());
    assertEquals(ZIP.length + OTHER_ZIP.length, report.bytes());
  }

  @Test
  void aMonthThatIsNotThereIsTakenByDayAndDaysThatAreNotThereAreNamed() {
    archive.publish(DAY, ZIP);
    archive.publish(DAY.replace("01-01", "01-31"), OTHER_ZIP);
    FetchReport report = fetch(settings(), "klines", "2024-01-01", "2024-01-31");
    assertEquals(1, report.monthsByDay());
    assertEquals(31, report.files().size());
    assertEquals(DAY, report.files().getFirst().file().path());
    assertEquals(2, report.with(Fetched.Status.DOWNLOADED).size());
    assertEquals(29, report.with(Fetched.Status.MISSING).size());
    assertEquals(List.of(), waits, "404 is an answer, not a failure");
  }

  @Test
  void fundingRatesAreTakenByMonthAlsoForAFewDays() {
    String month = "data/futures/um/monthly/fundingRate/BTCUSDT/BTCUSDT-fundingRate-2024-01.zip";
    archive.publish(month, ZIP);
    FetchReport report = fetch(settings(), "fundingRate", "2024-01-10", "2024-01-12");
    assertEquals(List.of(month), report.files().stream().map(f -> f.file().path()).toList());
    assertEquals(Fetched.Status.DOWNLOADED, report.files().getFirst().status());
  }

  @Test
  void aDroppedConnectionIsResumedWhereItBroke() throws IOException {
    archive.publish(DAY, ZIP);
    archive.misbehave(DAY, dropAfter(40_000));
    Fetched fetched = fetchDay();
    assertDownloaded(fetched, ZIP);
    assertEquals(ZIP.length, fetched.bytes(), "no byte was sent twice");
    assertEquals(List.of(DAY, DAY + " bytes=40000-"), requestsOf(DAY));
    assertEquals(List.of(FakeArchive.etag(ZIP)), archive.conditions);
    assertEquals(1, waits.size());
  }

  @Test
  void theRestOfAFileReplacedMeanwhileIsNotAskedForUnderAnotherVersionsName() throws IOException {
    // The checksum lags: it is still the old one when the new bytes are there already. The server
    // sees by If-Range that the part is of another version and sends the new one whole.
    archive.publish(DAY, ZIP);
    archive.misbehave(
        DAY,
        (exchange, file) -> {
          dropAfter(40_000).answer(exchange, file);
          archive.publishAlone(DAY, OTHER_ZIP);
        });
    archive.misbehave(
        DAY + ".CHECKSUM",
        FakeArchive::right,
        FakeArchive::right,
        (exchange, file) -> {
          archive.publish(DAY, OTHER_ZIP);
          FakeArchive.right(exchange, archive.bytes(DAY + ".CHECKSUM"));
        });
    assertDownloaded(fetchDay(), OTHER_ZIP);
    assertEquals(List.of(DAY, DAY + " bytes=40000-"), requestsOf(DAY), "not a third time");
  }

  @Test
  void filesAreDownloadedSeveralAtATimeAndNotMore() {
    CyclicBarrier three = new CyclicBarrier(3);
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    for (int day = 1; day <= 6; day++) {
      String path = DAY.replace("01-01", "01-0" + day);
      archive.publish(path, ZIP);
      archive.misbehave(
          path,
          (exchange, file) -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            try {
              three.await(5, TimeUnit.SECONDS);
            } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
              throw new IOException("three files were not asked for at a time", e);
            }
            now.decrementAndGet();
            FakeArchive.right(exchange, file);
          });
    }
    FetchReport report = fetch(settings(), "klines", "2024-01-01", "2024-01-06");
    assertEquals(6, report.with(Fetched.Status.DOWNLOADED).size());
    assertEquals(3, most.get());
    assertEquals(List.of(), waits);
  }

  @Test
  void anotherRunResumesWhatOneLeft() throws IOException {
    archive.publish(DAY, ZIP);
    archive.misbehave(DAY, dropAfter(40_000));
    assertFailed(fetchDay(settings().withEffort(1, 1, Duration.ofSeconds(10))), "broke off");
    assertEquals(40_000, Files.size(out.resolve(DAY + ".part")));
    Fetched fetched = fetchDay();
    assertDownloaded(fetched, ZIP);
    assertEquals(ZIP.length - 40_000, fetched.bytes());
  }

  @Test
  void aPartThatWasWholeWhenTheProcessDiedIsVerifiedNotSentAgain() throws IOException {
    archive.publish(DAY, ZIP);
    archive.misbehave(DAY, dropAfter(ZIP.length - 1));
    fetchDay(settings().withEffort(1, 1, Duration.ofSeconds(10)));
    Files.write(out.resolve(DAY + ".part"), ZIP);
    Fetched fetched = fetchDay();
    assertDownloaded(fetched, ZIP);
    assertEquals(0, fetched.bytes());
  }

  @Test
  void aServerThatIgnoresRangeMakesTheFileStartAnew() throws IOException {
    archive.publish(DAY, ZIP);
    archive.misbehave(DAY, dropAfter(40_000), FakeArchive.ignoreRange());
    Fetched fetched = fetchDay();
    assertDownloaded(fetched, ZIP);
    assertEquals(40_000 + ZIP.length, fetched.bytes());
  }

  @Test
  void aServerThatSendsAnotherRangeIsNotBelieved() throws IOException {
    archive.publish(DAY, ZIP);
    archive.misbehave(DAY, dropAfter(40_000), FakeArchive.anotherRange());
    assertDownloaded(fetchDay(), ZIP);
    assertEquals(List.of(DAY, DAY + " bytes=40000-", DAY), requestsOf(DAY));
  }

  @Test
  void aFileThatChangesBetweenPartsIsTakenWholeInItsNewVersion() throws IOException {
    archive.publish(DAY, ZIP);
    archive.misbehave(
        DAY,
        (exchange, file) -> {
          dropAfter(40_000).answer(exchange, file);
          archive.publish(DAY, OTHER_ZIP);
        });
    assertDownloaded(fetchDay(), OTHER_ZIP);
  }

  @Test
  void aFileThatChangesAfterItsChecksumWasAskedForIsTakenInItsNewVersion() throws IOException {
    archive.publish(DAY, ZIP);
    archive.misbehave(
        DAY,
        (exchange, file) -> {
          archive.publish(DAY, OTHER_ZIP);
          FakeArchive.ignoreRange().answer(exchange, OTHER_ZIP);
        });
    Fetched fetched = fetchDay();
    assertDownloaded(fetched, OTHER_ZIP);
    assertEquals(OTHER_ZIP.length, fetched.bytes());
  }

  @Test
  void partsOfTwoVersionsAreNeverJoined() throws IOException {
    // The checksum stays that of the first version for one more answer, and the server sends the
    // rest of the second although If-Range names the first.
    archive.publish(DAY, ZIP);
    archive.misbehave(
        DAY,
        (exchange, file) -> {
          dropAfter(40_000).answer(exchange, file);
          archive.publishAlone(DAY, OTHER_ZIP);
        },
        (exchange, file) -> {
          FakeArchive.ignoreIfRange().answer(exchange, file);
          archive.publish(DAY, OTHER_ZIP);
        });
    assertDownloaded(fetchDay(), OTHER_ZIP);
  }

  @Test
  void aTruncatedFileIsDownloadedAgain() throws IOException {
    archive.publish(DAY, ZIP);
    archive.misbehave(DAY, FakeArchive.truncateTo(50_000));
    assertDownloaded(fetchDay(), ZIP);
    assertEquals(2, archive.count(DAY));
  }

  @Test
  void aWrongChecksumIsTriedAgainAndThenRefused() throws IOException {
    archive.publish(DAY, ZIP);
    archive.misbehave(DAY, FakeArchive.garble(), FakeArchive.garble(), FakeArchive.garble());
    assertFailed(
        fetchDay(),
        "sha256 must be " + FakeArchive.sha256(ZIP).substring(0, 12) + ", was ",
        "3 attempts");
    assertNoParts();
    assertEquals(2, waits.size());
  }

  @Test
  void aWrongChecksumOnceIsOvercome() throws IOException {
    archive.publish(DAY, ZIP);
    archive.misbehave(DAY, FakeArchive.garble());
    assertDownloaded(fetchDay(), ZIP);
  }

  @Test
  void aFileWithoutChecksumIsRefusedWithoutDownloadingIt() {
    archive.publishAlone(DAY, ZIP);
    Fetched fetched = fetchDay();
    assertFailed(fetched, "no checksum");
    assertEquals(0, fetched.bytes());
    assertEquals(1, archive.count(DAY), "asking again would not help");
  }

  @Test
  void aFileWithoutChecksumIsTakenWhereThatIsAllowedIfItIsAWholeZip() throws IOException {
    FetchSettings lenient =
        settings().withRules(FetchSettings.NewVersions.REPORT, FetchSettings.Unverified.ACCEPT);
    archive.publishAlone(DAY, ZIP);
    archive.misbehave(DAY, FakeArchive.truncateTo(50_000));
    assertDownloaded(fetchDay(lenient), ZIP);
    assertEquals(Fetched.Status.ALREADY_THERE, fetchDay(lenient).status());
  }

  @Test
  void aChecksumOfAnotherFileOrNoneIsNotBelieved() {
    archive.publish(DAY, ZIP);
    String sha256 = FakeArchive.sha256(ZIP);
    archive.publishAlone(DAY + ".CHECKSUM", (sha256 + "  another.zip\n").getBytes(UTF_8));
    assertFailed(fetchDay(), "another.zip");
    archive.publishAlone(DAY + ".CHECKSUM", "deadbeef\n".getBytes(UTF_8));
    assertFailed(fetchDay(), "deadbeef");
  }

  @Test
  void aServerThatDoesNotAnswerIsGivenUpAfterItsAttempts() {
    archive.publish(DAY, ZIP);
    archive.misbehave(DAY, archive.silence(), archive.silence(), archive.silence());
    assertFailed(fetchDay(impatient()), "no answer within 300 ms");
  }

  @Test
  void aServerThatFallsSilentAmidAFileIsLeftAndTheFileResumed() throws IOException {
    archive.publish(DAY, ZIP);
    archive.misbehave(DAY, archive.hangAfter(30_000));
    assertDownloaded(fetchDay(impatient()), ZIP);
    assertEquals(List.of(DAY, DAY + " bytes=30000-"), requestsOf(DAY));
  }

  @Test
  void serverErrorsAreTriedAgainWithLongerAndLongerWaits() throws IOException {
    archive.publish(DAY, ZIP);
    archive.misbehave(DAY + ".CHECKSUM", FakeArchive.status(500), FakeArchive.status(503));
    assertDownloaded(fetchDay(), ZIP);
    // Half a second doubles; a wait is drawn from the upper half of its length.
    assertEquals(2, waits.size());
    assertTrue(within(waits.get(0), 250, 500), waits.toString());
    assertTrue(within(waits.get(1), 500, 1000), waits.toString());
  }

  @Test
  void theSameSeedWaitsTheSame() {
    archive.publish(DAY, ZIP);
    archive.misbehave(
        DAY, FakeArchive.status(500), FakeArchive.status(500), FakeArchive.status(500));
    fetchDay();
    List<Duration> first = List.copyOf(waits);
    waits.clear();
    archive.misbehave(
        DAY, FakeArchive.status(500), FakeArchive.status(500), FakeArchive.status(500));
    fetchDay();
    assertEquals(2, first.size());
    assertEquals(first, waits);
  }

  @Test
  void retryAfterIsHonouredInSecondsAndAsADate() throws IOException {
    archive.publish(DAY, ZIP);
    archive.misbehave(
        DAY,
        FakeArchive.status(429, "Retry-After: 7"),
        FakeArchive.status(503, "Retry-After: Tue, 24 Nov 2026 10:00:09 GMT"));
    assertDownloaded(fetchDay(), ZIP);
    assertEquals(List.of(Duration.ofSeconds(7), Duration.ofSeconds(9)), waits);
  }

  @Test
  void aServerThatAsksForLongerThanIsWaitedHereIsSaidSo() {
    archive.publish(DAY, ZIP);
    archive.misbehave(DAY, FakeArchive.status(429, "Retry-After: 86400"));
    assertFailed(fetchDay(), "429", "86400 s");
    assertEquals(List.of(), waits);
  }

  @Test
  void aRefusalIsNotTriedAgain() {
    archive.publish(DAY, ZIP);
    archive.misbehave(DAY + ".CHECKSUM", FakeArchive.status(403));
    assertFailed(fetchDay(), "403");
    assertEquals(List.of(DAY + ".CHECKSUM"), archive.requests);
  }

  @Test
  void aWebPageInPlaceOfTheFileIsNotTheFile() throws IOException {
    archive.publish(DAY, ZIP);
    archive.misbehave(DAY, FakeArchive.page());
    assertDownloaded(fetchDay(), ZIP);
    archive.misbehave(DAY + ".CHECKSUM", FakeArchive.page(), FakeArchive.page());
    assertEquals(Fetched.Status.ALREADY_THERE, fetchDay().status());
  }

  @Test
  void aWebPageEveryTimeIsNamed() {
    archive.publish(DAY, ZIP);
    archive.misbehave(DAY, FakeArchive.page(), FakeArchive.page(), FakeArchive.page());
    assertFailed(fetchDay(), "web page", "text/html");
  }

  @Test
  void aFileReplacedOnTheServerIsReportedAndTheOneHereKept() throws IOException {
    archive.publish(DAY, ZIP);
    fetchDay();
    archive.publish(DAY, OTHER_ZIP);
    Fetched fetched = fetchDay();
    assertEquals(Fetched.Status.NEW_VERSION, fetched.status());
    assertTrue(fetched.note().contains(FakeArchive.sha256(OTHER_ZIP).substring(0, 12)));
    assertArrayEquals(ZIP, Files.readAllBytes(out.resolve(DAY)));
    assertEquals(2, Files.readAllLines(out.resolve(DAY + ".versions")).size());
    assertEquals(Fetched.Status.NEW_VERSION, fetchDay().status(), "and again, until it is taken");
  }

  @Test
  void aReplacedFileIsTakenOnRequestAndTheOldOneStaysBeside() throws IOException {
    archive.publish(DAY, ZIP);
    fetchDay();
    archive.publish(DAY, OTHER_ZIP);
    assertDownloaded(
        fetchDay(
            settings().withRules(FetchSettings.NewVersions.TAKE, FetchSettings.Unverified.REFUSE)),
        OTHER_ZIP);
    Path old = out.resolve(DAY + ".old-" + FakeArchive.sha256(ZIP).substring(0, 12));
    assertArrayEquals(ZIP, Files.readAllBytes(old));
    assertEquals(Fetched.Status.ALREADY_THERE, fetchDay().status());
  }

  @Test
  void aFileDamagedHereIsDownloadedAgain() throws IOException {
    archive.publish(DAY, ZIP);
    fetchDay();
    Files.write(out.resolve(DAY), new byte[] {1, 2, 3});
    assertDownloaded(fetchDay(), ZIP);
  }

  @Test
  void aFileOfUnknownOriginIsLeftAlone() throws IOException {
    archive.publish(DAY, ZIP);
    Files.createDirectories(out.resolve(DAY).getParent());
    Files.writeString(out.resolve(DAY), "mine");
    Fetched fetched = fetchDay();
    assertEquals(Fetched.Status.FAILED, fetched.status());
    assertTrue(fetched.note().contains("left alone"), fetched.note());
    assertEquals("mine", Files.readString(out.resolve(DAY)));
  }

  @Test
  void aFileFromElsewhereThatIsTheServersIsAdopted() throws IOException {
    archive.publish(DAY, ZIP);
    Files.createDirectories(out.resolve(DAY).getParent());
    Files.write(out.resolve(DAY), ZIP);
    assertEquals(Fetched.Status.ALREADY_THERE, fetchDay().status());
    assertTrue(Files.exists(out.resolve(DAY + ".versions")));
  }

  @Test
  void twoDownloadsOfOneFileDoNotWriteIntoEachOther() throws IOException {
    archive.publish(DAY, ZIP);
    Path part = out.resolve(DAY + ".part");
    Files.createDirectories(part.getParent());
    try (FileChannel other =
        FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      other.lock();
      assertFailed(fetchDay(), "another download");
    }
    assertDownloaded(fetchDay(), ZIP);
  }

  @Test
  void aDirectoryThatCannotBeWrittenIsSaidOnce() throws IOException {
    archive.publish(DAY, ZIP);
    Files.writeString(out.resolve("data"), "a file where a directory is needed");
    Fetched fetched = fetchDay();
    assertEquals(Fetched.Status.FAILED, fetched.status());
    assertEquals(List.of(), waits, "trying again would not help");
  }

  @Test
  void aServerThatIsNotThereIsNamedByWhatTheConnectionSaid() {
    archive.close();
    Fetched fetched = fetchDay();
    assertFailed(fetched, "ConnectException", "3 attempts");
  }

  @Test
  void progressNeverRunsBackwardsAndEndsAtAllBytes() {
    archive.publish(DAY, ZIP);
    List<long[]> told = new CopyOnWriteArrayList<>();
    VisionRequest request =
        new VisionRequest(
            VisionMarket.UM,
            List.of("BTCUSDT"),
            List.of(VisionKind.KLINES),
            "5m",
            LocalDate.parse("2024-01-01"),
            LocalDate.parse("2024-01-01"));
    new ArchiveFetcher(settings(), waits::add, () -> NOW)
        .fetch(request, (step, done, total) -> told.add(new long[] {done, total}));
    assertEquals(ZIP.length, told.getLast()[0]);
    assertEquals(ZIP.length, told.getLast()[1]);
    for (int i = 1; i < told.size(); i++) {
      assertTrue(told.get(i)[0] >= told.get(i - 1)[0]);
    }
  }

  private List<String> requestsOf(String path) {
    return archive.requests.stream().filter(r -> (r + " ").startsWith(path + " ")).toList();
  }

  private static boolean within(Duration wait, long low, long high) {
    return wait.toMillis() >= low && wait.toMillis() <= high;
  }
}
