// The queue of findings: filters, counts, and which one is read. Rows are made once; a decision changes one row.

const view = {
  tab: "findings",
  current: null,
  other: 1,
  filter: { text: "", state: "open", code: "", document: "", severities: new Set(["error", "warning", "note"]) },
  rows: new Map(),
  left: 0,
};

function queue() {
  const part = h("div.queue", null, filters(), h("div.list", { role: "listbox", "aria-label": t("form.findings") }));
  const list = part.querySelector(".list");
  const rows = document.createDocumentFragment();
  view.rows.clear();
  for (const finding of report.findings) {
    const row = rowOf(finding);
    view.rows.set(finding, row);
    rows.append(row);
  }
  list.append(rows, h("div.empty", { hidden: true }));
  return part;
}

function rowOf(finding) {
  const words = finding[language];
  const numbers = finding.places.map((place) => place.quote).join("  ↔  ");
  const row = h(`button.item.${finding.severity}`, { type: "button", role: "option", onclick: () => read(finding, true) });
  row.append(h("b", null, shown(words.title || words.message)), h("span.done"), h("span.numbers", null, finding.code, "  ", shown(numbers.replace(/\s+/g, " "))));
  mark(finding, row);
  return row;
}

function mark(finding, row = view.rows.get(finding)) {
  if (!row) return;
  const made = store.decisions.get(finding.fingerprint);
  row.classList.toggle("decided", Boolean(made));
  row.querySelector(".done").textContent = made ? made.decision : finding.status === "new" ? "" : t(`status.${finding.status}`);
}

function filters() {
  const box = h("div.filters");
  const search = h("input.search", { type: "search", placeholder: `${t("page.search")}  ( / )`, "aria-label": t("page.search"), value: view.filter.text });
  search.oninput = () => change({ text: search.value.trim().toLowerCase() });
  const chips = h("div.row");
  for (const severity of ["error", "warning", "note"]) {
    const n = report.findings.filter((finding) => finding.severity === severity && finding.status === "new").length;
    const chip = h(`button.chip.${severity}`, { type: "button", "aria-pressed": String(view.filter.severities.has(severity)) }, `${n} ${t(`${n === 1 && language === "en" ? "severity" : "severities"}.${severity}`)}`);
    chip.onclick = () => toggleSeverity(severity, chip);
    chips.append(chip);
  }
  const states = choice("state", ["open", "decided", "settled", "all"].map((name) => [name, t(`page.${name}`)]));
  const codes = [...new Set(report.findings.map((finding) => finding.code))].sort();
  const rules = choice("code", [["", t("page.every_rule")], ...codes.map((code) => [code, `${code} ${ruleName(code)}`])]);
  const documents = choice("document", [["", t("page.every_document")], ...report.documents.map((d, i) => [String(i), plain(d.short)])]);
  box.append(search, chips, h("div.row", null, states, rules), report.documents.length > 1 ? documents : null);
  if (report.documents.length <= 1) box.lastChild.remove();
  return box;
}

function ruleName(code) {
  const rule = report.rules[code];
  return rule ? (language === "en" ? rule.name.replace(/-/g, " ") : rule[language]) : "";
}

function choice(name, options) {
  const select = h("select", { "aria-label": name, name, onchange: () => { change({ [name]: select.value }); select.blur(); } });
  select.append(...options.map(([value, label]) => h("option", { value }, label)));
  select.value = view.filter[name];
  return select;
}

function toggleSeverity(severity, chip) {
  const chosen = view.filter.severities;
  if (chosen.has(severity)) chosen.delete(severity);
  else chosen.add(severity);
  chip.setAttribute("aria-pressed", String(chosen.has(severity)));
  change({});
}

function change(changes) {
  Object.assign(view.filter, changes);
  sift();
  if (!view.current || view.rows.get(view.current)?.hidden) {
    const first = report.findings.find((finding) => !view.rows.get(finding).hidden);
    if (first) read(first);
  }
}

// Hides the rows that the filters leave out.
function sift() {
  view.left = 0;
  for (const [finding, row] of view.rows) {
    row.hidden = !passes(finding);
    view.left += Number(!row.hidden);
  }
  sayEmpty();
}

function siftOne(finding) {
  const row = view.rows.get(finding);
  const hidden = !passes(finding);
  view.left += Number(row.hidden) - Number(hidden);
  row.hidden = hidden;
  sayEmpty();
}

function sayEmpty() {
  const empty = document.querySelector(".list .empty");
  if (!empty) return;
  empty.hidden = view.left > 0;
  empty.textContent = report.findings.length ? t("page.none_left") : t(report.summary.cross_checked ? "text.no_findings" : "text.nothing_checked");
}

function passes(finding) {
  const { text, state, code, document, severities } = view.filter;
  if (!severities.has(finding.severity) || (code && finding.code !== code)) return false;
  if (document && !finding.places.some((place) => String(place.document) === document)) return false;
  return inState(finding, state) && (!text || haystack(finding).includes(text));
}

function inState(finding, state) {
  const decided = store.decisions.has(finding.fingerprint);
  if (state === "open") return finding.status === "new" && !decided;
  if (state === "decided") return decided;
  return state === "settled" ? finding.status !== "new" : true;
}

const haystacks = new WeakMap();

function haystack(finding) {
  if (!haystacks.has(finding)) {
    const places = finding.places.flatMap((place) => [place.name, place.quote]);
    const words = ["en", "zh"].flatMap((name) => [finding[name].title, finding[name].message]);
    haystacks.set(finding, [finding.code, finding.name, finding.fingerprint, ...places, ...words].join("\n").toLowerCase());
  }
  return haystacks.get(finding);
}

// The next finding in the queue from `from`, forwards or backwards; null at the end.
function beside(from, step, wanted = () => true) {
  const all = report.findings;
  for (let i = all.indexOf(from) + step; i >= 0 && i < all.length; i += step) {
    if (!view.rows.get(all[i]).hidden && wanted(all[i])) return all[i];
  }
  return null;
}

function nextOpen(from) {
  const open = (finding) => inState(finding, "open");
  return beside(from, 1, open) || report.findings.find((finding) => finding !== from && !view.rows.get(finding).hidden && open(finding)) || null;
}
