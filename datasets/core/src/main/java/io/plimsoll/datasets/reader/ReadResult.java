package io.plimsoll.datasets.reader;

import io.plimsoll.datasets.Outcome;
import io.plimsoll.datasets.market.MarketEvent;
import java.util.List;

/**
 * What came of reading a file.
 *
 * @param events trades or bars in available order, ties in the order of the file
 * @param detected what the file was found to be
 * @param failed the rows that were set aside, in the order of the file
 * @param duplicates rows left out because an equal one was there: bars of the same time and values,
 *     trades with the same identifier and values
 * @param repeated trades equal in every field in a file without identifiers: kept, since two fills
 *     may look the same
 * @param reordered rows that stood after a later one and were sorted
 * @param sourceSha256 of the bytes as stored
 */
public record ReadResult(
    List<? extends MarketEvent> events,
    Detected detected,
    List<Outcome.Failed<MarketEvent>> failed,
    long duplicates,
    long repeated,
    long reordered,
    String sourceSha256) {}
