// What was confirmed, what cannot be compared, what was not read; and the memo of corrections.

const MOST = 3000;

function checksTab() {
  const { uncorroborated = 0 } = report.summary.states;
  return h("section.sheet", null,
    h("h2", null, t("text.confirmed", { n: report.confirmed.length })),
    report.confirmed.length ? facts(report.confirmed, confirmedFact) : h("p.soft", null, t("text.confirmed_none")),
    h("h2", null, t("text.uncorroborated", { n: uncorroborated })),
    h("p.soft", null, t("page.once_where")),
    report.incomparable.length ? [h("h2", null, t("page.not_comparable", { n: report.incomparable.length })), facts(report.incomparable, comparedFact)] : null);
}

function facts(list, drawn) {
  const rest = list.length - MOST;
  return h("ul.facts", null, list.slice(0, MOST).map(drawn), rest > 0 ? h("li.soft", null, `… +${rest}`) : null);
}

function confirmedFact(check) {
  const quotes = [...new Set(check[1].map(([document, index]) => quoteOf(document, index)))].join(check[6] ? "  ≈  " : "  =  ");
  const explained = check[language === "zh" ? 4 : 3];
  const main = check[5] ? explained : quotes || explained;
  return h("li", null, check[2][language] ? [h("span.soft", null, shown(check[2][language])), "  "] : null, h("b", null, shown(main)), h("div.sources", null, links(check[1])));
}

function comparedFact(check) {
  const quotes = check[1].map(([document, index]) => quoteOf(document, index)).join("  |  ");
  return h("li", null, shown(quotes), h("div.soft.small", null, shown(check[language === "zh" ? 4 : 3])), h("div.sources", null, links(check[1])));
}

function quoteOf(document, index) {
  const record = report.documents[document];
  const claim = record.claims[index];
  return (claim[3] || record.text.slice(claim[0], claim[1])).replace(/\s+/g, " ");
}

function unreadTab() {
  const section = h("section.sheet", null, h("h2", null, report.skipped.length ? t("text.not_read", { n: report.skipped.length }) : t("text.not_read_none")));
  if (report.skipped.length) {
    section.append(h("ul.facts", null, report.skipped.map(([document, location, reason]) =>
      h("li", null, h("b", null, shown([document, location].filter(Boolean).join(report.words[language].page.between))), h("div", null, shown(reason[language]))))));
  }
  if (report.notices.length) section.append(h("h2", null, t("text.notices")), h("ul.facts", null, report.notices.map((notice) => h("li", null, shown(notice)))));
  return section;
}

function memoTab() {
  const found = corrections();
  const section = h("section.sheet", null, h("h2", null, t("page.memo_title")));
  if (!found.length) {
    section.append(h("p.soft", null, t("page.memo_empty")));
    return section;
  }
  const columns = ["form.place", "page.now", "page.proposed", "page.why"];
  section.append(h("p", null, h("button", { type: "button", onclick: downloadMemo }, t("page.download_memo"))),
    h("table.memo", null, h("thead", null, h("tr", null, columns.map((name) => h("th", null, t(name))))),
      h("tbody", null, found.map(correctionRow))));
  return section;
}

function correctionRow({ finding, made, place, right, why }) {
  const by = [made.reviewer, made.date].filter(Boolean).map(plain).join(", ");
  return h("tr", null,
    h("td", null, h("button.link", { type: "button", onclick: () => openDocument(place.document, place.start) }, plain(placed(place))), h("div.small.soft", null, finding.code)),
    h("td", null, h("mark", null, shown(place.quote))),
    h("td", null, h("b", null, shown(made.proposed || "—")), right ? h("div.small.soft", null, plain(t("page.as_in", { place: placed(right) }))) : null),
    h("td", null, shown(why), by ? h("div.small.soft", null, by) : null));
}

function downloadMemo() {
  download("corrections.md", memo(), "text/markdown;charset=utf-8");
}

function downloadDecisions() {
  download("decisions.jsonl", decisionLines(), "application/x-ndjson;charset=utf-8");
}

// Paper has no queue: every finding that the filters leave is printed in full.
function fillPrint() {
  const chosen = report.findings.filter(passes);
  const head = [h("h1", null, t("form.title")), h("p", null, `${report.compared[language]} · ${today()}`)];
  const bodies = chosen.slice(0, 500).map((finding) => {
    const made = store.decisions.get(finding.fingerprint);
    const words = finding[language];
    return h("article", null, h("div", null, `${t(`severity.${finding.severity}`)} ${finding.code} · ${t("text.confidence", { value: percent(finding.confidence) })}`),
      h("h3", null, shown(words.title || words.message)), h("p", null, shown(words.message)),
      h("div.sides", null, finding.places.map((_, i) => sideOf(finding, i, "").cloneNode(true))),
      scale(finding, [0, 1]), steps(words), edits(words), made ? h("p", null, h("b", null, madeWords(made)), made.reason ? `: ${plain(made.reason)}` : "") : null);
  });
  document.getElementById("print").replaceChildren(...head, ...bodies, memoTab(), checksTab(), unreadTab());
}

window.addEventListener("beforeprint", fillPrint);
window.addEventListener("afterprint", () => document.getElementById("print").replaceChildren());
