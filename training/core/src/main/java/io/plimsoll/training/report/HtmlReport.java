package io.plimsoll.training.report;

import java.util.ArrayList;
import java.util.List;

/**
 * One self-contained HTML page: no scripts, nothing loaded, readable on a phone, in the dark and on
 * paper.
 *
 * <p>Text is escaped; {@code **words**} in it become strong.
 */
public final class HtmlReport {
  private static final String STYLE =
      """
      :root{color-scheme:light dark;--ink:#1f2933;--soft:#52606d;--page:#fff;--panel:#f5f7fa;--line:#d5dbe2;--mark:#e6f2fa}
      @media(prefers-color-scheme:dark){:root{--ink:#e4e7eb;--soft:#a9b4c0;--page:#14191f;--panel:#1d242c;--line:#37424d;--mark:#1c3345;@INKS@}}
      *{box-sizing:border-box}
      body{margin:0;background:var(--page);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",sans-serif}
      main{max-width:60rem;margin:0 auto;padding:2rem 1.25rem 4rem}
      h1{font-size:1.9rem;line-height:1.2;margin:0 0 .3rem}h2{font-size:1.35rem;margin:2.6rem 0 .6rem;padding-top:.6rem;border-top:1px solid var(--line)}
      h3{font-size:1.08rem;margin:1.8rem 0 .4rem}p{margin:.6rem 0;max-width:46rem}ul{max-width:46rem;padding-left:1.2rem}
      .lead{color:var(--soft);font-size:1.05rem}
      .verdict{background:var(--panel);border-left:4px solid #0072b2;padding:.7rem 1.1rem;margin:1.2rem 0;border-radius:0 6px 6px 0}
      .note{color:var(--soft);font-size:.92rem;border-left:3px solid var(--line);padding-left:.8rem}
      .part{display:inline-block;font-size:.8rem;font-weight:600;letter-spacing:.03em;border:1px solid var(--line);border-radius:99px;padding:.1rem .7rem;color:var(--soft)}
      .scroll{overflow-x:auto;margin:1rem 0}table{border-collapse:collapse;font-size:.88rem;font-variant-numeric:tabular-nums}
      caption{text-align:left;color:var(--soft);font-size:.9rem;padding-bottom:.4rem;caption-side:top}
      th,td{padding:.32rem .6rem;text-align:left;border-bottom:1px solid var(--line);vertical-align:top}th{font-weight:600;vertical-align:bottom;line-height:1.25}td:first-child{white-space:nowrap}
      .n{text-align:right}td.n{white-space:nowrap}tr.marked td{background:var(--mark);font-weight:600}
      figure{margin:1.4rem 0;overflow-x:auto}figcaption{color:var(--soft);font-size:.92rem;max-width:46rem;margin-top:.3rem}
      svg.plot{display:block;width:100%;min-width:34rem;height:auto}svg.plot text{fill:var(--ink)}svg.plot .tick{paint-order:stroke;stroke:var(--page);stroke-width:4px;stroke-linejoin:round}svg.plot .axis{fill:var(--soft)}
      nav a{margin-right:1rem}a{color:#0072b2}@media(prefers-color-scheme:dark){a{color:#6cbcee}}
      footer{margin-top:3rem;color:var(--soft);font-size:.88rem;border-top:1px solid var(--line);padding-top:.8rem;overflow-wrap:anywhere}
      @media print{body{font-size:11pt}main{max-width:none;padding:0}figure,table{break-inside:avoid}nav{display:none}h2{break-after:avoid}}
      """;

  private final String title;
  private final StringBuilder body = new StringBuilder();
  private final List<String> contents = new ArrayList<>();
  private String footer = "";

  /** A page with a title and a line below it. */
  public HtmlReport(String title, String lead) {
    this.title = title;
    body.append("<p class=\"lead\">").append(inline(lead)).append("</p>\n");
  }

  /** Begins a section that the contents name. */
  public HtmlReport section(String heading) {
    String id = "s" + (contents.size() + 1);
    contents.add("<a href=\"#" + id + "\">" + Svg.escape(heading) + "</a>");
    body.append("<h2 id=\"").append(id).append("\">").append(Svg.escape(heading)).append("</h2>\n");
    return this;
  }

  /** Begins a part of a section. */
  public HtmlReport subsection(String heading) {
    body.append("<h3>").append(Svg.escape(heading)).append("</h3>\n");
    return this;
  }

  /** A paragraph. */
  public HtmlReport paragraph(String text) {
    return block("p", "", text);
  }

  /** What the numbers say, in a sentence or two that stand out. */
  public HtmlReport verdict(String text) {
    return block("p", " class=\"verdict\"", text);
  }

  /** A remark for the careful reader. */
  public HtmlReport note(String text) {
    return block("p", " class=\"note\"", text);
  }

  /** A small label, for example that what follows is synthetic. */
  public HtmlReport badge(String text) {
    return block("span", " class=\"part\"", text);
  }

  /** A list; nothing where it has no items. */
  public HtmlReport list(List<String> items) {
    if (items.isEmpty()) {
      return this;
    }
    body.append("<ul>");
    items.forEach(item -> body.append("<li>").append(inline(item)).append("</li>\n"));
    body.append("</ul>\n");
    return this;
  }

  /** A table. */
  public HtmlReport table(Table table) {
    body.append(table.toHtml());
    return this;
  }

  /** A picture with what to see in it. */
  public HtmlReport figure(String svg, String caption) {
    body.append("<figure>")
        .append(svg)
        .append("<figcaption>")
        .append(inline(caption))
        .append("</figcaption></figure>\n");
    return this;
  }

  /** What stands at the very end: versions and hashes. */
  public HtmlReport footer(String text) {
    footer = text;
    return this;
  }

  /** The page. */
  public String toHtml() {
    StringBuilder dark = new StringBuilder();
    for (Ink ink : Ink.values()) {
      dark.append(ink.darkDeclaration());
    }
    StringBuilder html =
        new StringBuilder("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n");
    html.append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>");
    html.append(Svg.escape(title))
        .append("</title>\n<style>\n")
        .append(STYLE.replace("@INKS@", dark));
    html.append("</style></head>\n<body><main>\n<h1>").append(Svg.escape(title)).append("</h1>\n");
    int leadEnd = body.indexOf("\n") + 1;
    html.append(body, 0, leadEnd);
    if (contents.size() > 1) {
      html.append("<nav aria-label=\"Contents\">")
          .append(String.join("\n", contents))
          .append("</nav>\n");
    }
    html.append(body, leadEnd, body.length());
    if (!footer.isEmpty()) {
      html.append("<footer>").append(inline(footer)).append("</footer>\n");
    }
    return html.append("</main></body></html>\n").toString();
  }

  private HtmlReport block(String tag, String attributes, String text) {
    body.append('<').append(tag).append(attributes).append('>').append(inline(text));
    body.append("</").append(tag).append(">\n");
    return this;
  }

  private static String inline(String text) {
    return Svg.escape(text).replaceAll("\\*\\*([^*]+)\\*\\*", "<strong>$1</strong>");
  }
}
