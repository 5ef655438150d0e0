/**
 * What a person reads: charts as SVG, reports as one self-contained HTML file, results as JSON; the
 * same input gives the same bytes.
 *
 * <p>Start at {@link io.plimsoll.training.report.HtmlReport} and {@link
 * io.plimsoll.training.report.SvgChart}.
 */
@NullMarked
package io.plimsoll.training.report;

import org.jspecify.annotations.NullMarked;
