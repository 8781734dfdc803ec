// Whole documents with every number marked by its state. Only about 200 paragraphs are laid out at a time; reading on moves the window.

const WINDOW = 200;
const STEP = 80;
const LONGEST = 1200;
const paper = { document: 0, pieces: [], first: 0, last: 0, chosen: null };
const pieced = new Map();

function documentsTab() {
  const shelf = h("div.shelf", null, report.documents.map(bookOf));
  const sheet = h("div.paper", null, legend(), h("div.text", { tabindex: "0", onscroll: reading }), h("canvas.ruler", { onclick: jump, "aria-hidden": "true" }));
  const section = h("section", { id: "documents" }, shelf, sheet, h("aside.about", { hidden: true }));
  if (!report.documents.length) return h("section.sheet", null, h("p.empty", null, t("page.no_documents")));
  return section;
}

function bookOf(record, index) {
  const counts = report.states.map((_, state) => record.claims.filter((claim) => claim[2] === state).length);
  const tally = report.states.map((state, i) => (counts[i] ? h("span", null, `${counts[i]} ${t(`state.${state}`)}`) : null));
  const about = [record.role === "source" ? "" : t(`page.role_${record.role}`), record.date].filter(Boolean).join(" · ");
  return h("button.book", { type: "button", title: record.name, "data-document": index, onclick: () => openDocument(index) },
    h("b", null, plain(record.short)), about ? h("div.small.soft", null, about) : null, h("div.tally", null, tally));
}

function legend() {
  const step = (direction) => h("button", { type: "button", onclick: () => toDisputed(direction), title: t("page.next_disputed") }, direction < 0 ? "↑" : "↓");
  return h("div.legend", null, report.states.map((state) => h(`span.claim.${state}`, null, t(`state.${state}`))), h("span.grow"), step(-1), step(1));
}

// Shows a document, at a place where one is given.
function openDocument(index, start = null) {
  if (index < 0 || !report.documents[index]) return;
  if (view.tab !== "documents") show("documents");
  paper.document = index;
  for (const book of document.querySelectorAll(".book")) book.setAttribute("aria-current", String(Number(book.dataset.document) === index));
  const record = report.documents[index];
  const box = document.querySelector(".text");
  if (record.text === null || record.text === undefined) {
    paper.pieces = [];
    box.replaceChildren(h("p", null, h("i"), h("span.soft", null, t("page.no_text"))), withoutText(record));
    return;
  }
  paper.pieces = piecesOf(index);
  const claim = start === null ? -1 : record.claims.findIndex((c) => c[0] <= start && start < c[1]);
  paper.chosen = claim >= 0 ? claim : null;
  lay(start === null ? 0 : pieceAt(start));
  about(paper.chosen);
  const target = box.querySelector(".chosen");
  if (target) target.scrollIntoView({ block: "center" });
  else box.scrollTop = 0;
  drawRuler();
}

function withoutText(record) {
  return h("ul.facts", null, record.claims.map((claim, i) => h("li", null, h(`span.claim.${report.states[claim[2]]}`, { onclick: () => about(i) }, shown(claim[3] || claim[4])))));
}

// Lines of the text, long ones cut, each with its first claim and its line number.
function piecesOf(index) {
  if (pieced.has(index)) return pieced.get(index);
  const { text, claims } = report.documents[index];
  const pieces = [];
  let claim = 0;
  let line = 1;
  for (let at = 0; at <= text.length; line += 1) {
    const found = text.indexOf("\n", at);
    const stop = found < 0 ? text.length : found;
    let number = line;
    do {
      const end = cutAt(text, at, stop, claims, claim);
      while (claim < claims.length && claims[claim][1] <= at) claim += 1;
      pieces.push([at, end, claim, number]);
      while (claim < claims.length && claims[claim][0] < end) claim += 1;
      number = 0;
      at = end;
    } while (at < stop);
    at = stop + 1;
  }
  pieced.set(index, pieces);
  return pieces;
}

function cutAt(text, at, stop, claims, claim) {
  if (stop - at <= LONGEST) return stop;
  let end = whole(text, at + LONGEST);
  for (let i = claim; i < claims.length && claims[i][0] < end; i++) if (claims[i][1] > end) end = Math.min(stop, claims[i][1]);
  return end;
}

function pieceAt(offset) {
  let low = 0;
  let high = paper.pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (paper.pieces[middle][0] <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function lay(around) {
  const box = document.querySelector(".text");
  paper.first = Math.max(0, Math.min(around - WINDOW / 2, paper.pieces.length - WINDOW));
  paper.last = Math.min(paper.pieces.length, paper.first + WINDOW);
  box.lang = report.documents[paper.document].language;
  box.replaceChildren(...paper.pieces.slice(paper.first, paper.last).map(paragraph));
}

function paragraph([from, to, first, line]) {
  const { text, claims, lined } = report.documents[paper.document];
  const parts = [];
  let last = from;
  for (let i = first; i < claims.length && claims[i][0] < to; i++) {
    const [start, end, state] = claims[i];
    if (start < last) continue;
    if (start > last) parts.push(...shown(text.slice(last, start)));
    const stop = Math.min(end, to);
    parts.push(h(`span.claim.${report.states[state]}${paper.chosen === i ? ".chosen" : ""}`, { "data-claim": i, title: t(`state.${report.states[state]}`) }, shown(text.slice(start, stop))));
    last = stop;
  }
  if (last < to) parts.push(...shown(text.slice(last, to)));
  return h("p", null, h("i", null, line && lined ? String(line) : ""), h("span", null, parts));
}

// Near an end of what is laid out the window moves on; what leaves on one side is made up for in the scroll position.
function reading() {
  const box = document.querySelector(".text");
  if (box.scrollTop + box.clientHeight > box.scrollHeight - 700 && paper.last < paper.pieces.length) {
    const more = paper.pieces.slice(paper.last, paper.last + STEP);
    box.append(...more.map(paragraph));
    paper.last += more.length;
    drop(box, paper.last - paper.first - WINDOW, true);
  } else if (box.scrollTop < 500 && paper.first > 0) {
    const from = Math.max(0, paper.first - STEP);
    const before = box.scrollHeight;
    box.prepend(...paper.pieces.slice(from, paper.first).map(paragraph));
    paper.first = from;
    box.scrollTop += box.scrollHeight - before;
    drop(box, paper.last - paper.first - WINDOW, false);
  }
  drawRuler();
}

function drop(box, n, top) {
  if (n <= 0) return;
  const before = box.scrollHeight;
  for (let i = 0; i < n; i++) (top ? box.firstElementChild : box.lastElementChild).remove();
  if (top) {
    box.scrollTop -= before - box.scrollHeight;
    paper.first += n;
  } else paper.last -= n;
}

// -- the strip at the edge: where in the document the disputed numbers stand

function drawRuler() {
  const canvas = document.querySelector(".ruler");
  const box = document.querySelector(".text");
  if (!canvas || !box || !paper.pieces.length) return;
  const height = box.clientHeight;
  canvas.width = 14;
  canvas.height = height;
  canvas.style.height = `${height}px`;
  const pen = canvas.getContext("2d");
  const colours = getComputedStyle(document.documentElement);
  const { claims, text } = report.documents[paper.document];
  const length = Math.max(text.length, 1);
  for (const [state, colour, width] of [[0, "--good", 4], [3, "--warning", 8], [2, "--error", 12]]) {
    pen.fillStyle = colours.getPropertyValue(colour);
    for (const claim of claims) if (claim[2] === state) pen.fillRect(14 - width, (claim[0] / length) * height, width, 2);
  }
  if (paper.first === 0 && paper.last === paper.pieces.length) return;
  const [from] = paper.pieces[paper.first];
  const [, to] = paper.pieces[paper.last - 1];
  pen.strokeStyle = colours.getPropertyValue("--soft");
  pen.strokeRect(0.5, (from / length) * height + 0.5, 13, Math.max(((to - from) / length) * height - 1, 3));
}

function jump(event) {
  const { text } = report.documents[paper.document];
  const offset = Math.floor((event.offsetY / event.target.clientHeight) * text.length);
  lay(pieceAt(offset));
  const box = document.querySelector(".text");
  box.children[Math.max(0, pieceAt(offset) - paper.first)]?.scrollIntoView({ block: "start" });
  drawRuler();
}

function toDisputed(direction) {
  const record = report.documents[paper.document];
  if (!record || !paper.pieces.length) return;
  const here = paper.chosen ?? (direction > 0 ? -1 : record.claims.length);
  for (let i = here + direction; i >= 0 && i < record.claims.length; i += direction) {
    if (record.claims[i][2] === 2 || record.claims[i][2] === 3) return openDocument(paper.document, record.claims[i][0]);
  }
  return undefined;
}

// -- what is known of the number that was chosen

function about(index) {
  const box = document.querySelector(".about");
  if (!box) return;
  box.hidden = index === null;
  if (index === null) return;
  const record = report.documents[paper.document];
  const claim = record.claims[index];
  const [start, end, state, quote, value, unit, subject, measure, period, line, where] = claim;
  const written = quote || record.text.slice(start, end);
  const place = where ? where[language] : line ? t("page.line", { n: line }) : "";
  const fields = [["form.place", place], ["page.value", valueWords(value, unit)], ["page.subject", subject], ["page.measure", report.names[language].measure[measure]], ["page.period", period]];
  box.replaceChildren(
    h("button.link.close", { type: "button", onclick: closeAbout }, t("page.close")),
    h("h3", null, shown(written)), h(`span.claim.${report.states[state]}`, null, t(`state.${report.states[state]}`)),
    h("dl", null, fields.filter(([, words]) => words).map(([name, words]) => [h("dt", null, t(name)), h("dd", null, shown(words))])),
    ...findingsAt(index), ...checksAt(index));
}

// 48900000000 USD as 48.9 billion USD; a date stays as it is.
function valueWords(value, unit) {
  const name = report.names[language].unit[unit];
  const number = Number(value);
  if (!value || Number.isNaN(number)) return value;
  const [divisor, word] = scaleWord(Math.abs(number));
  return [(number / divisor).toLocaleString("en", { maximumSignificantDigits: 12 }), word, name].filter(Boolean).join(" ");
}

function closeAbout() {
  about(null);
}

function findingsAt(index) {
  const [start, end] = report.documents[paper.document].claims[index];
  const found = report.findings.filter((finding) => finding.places.some((p) => p.document === paper.document && p.start < end && p.end > start));
  if (!found.length) return [];
  return [h("div.soft.small", null, t("form.findings")), h("ul", null, found.slice(0, 20).map((finding) =>
    h("li", null, h("button.link", { type: "button", onclick: () => fromElsewhere(finding) }, finding.code, " ", shown(finding[language].title || finding[language].message)))))];
}

function fromElsewhere(finding) {
  show("findings");
  if (view.rows.get(finding).hidden) change({ state: "all", text: "", code: "", document: "" });
  read(finding, true);
}

let checksOf = null;

function checksAt(index) {
  checksOf ??= indexed();
  const found = checksOf.get(`${paper.document}:${index}`) || [];
  if (!found.length) return [];
  return [h("div.soft.small", null, t("page.checks")), h("ul", null, found.slice(0, 30).map((check) =>
    h("li", null, t(`verdict.${check[0]}`), ": ", shown(check[language === "zh" ? 4 : 3]), h("div.small", null, links(check[1])))))];
}

function indexed() {
  const found = new Map();
  for (const check of report.checks) {
    for (const [document, claim] of check[1]) {
      const key = `${document}:${claim}`;
      if (!found.has(key)) found.set(key, []);
      found.get(key).push(check);
    }
  }
  return found;
}

function links(places) {
  return places.map(([document, index]) => {
    const record = report.documents[document];
    const claim = record.claims[index];
    const where = claim[9] ? `:${claim[9]}` : claim[10] ? `${report.words[language].page.between}${claim[10][language]}` : "";
    return h("button.link", { type: "button", onclick: () => openDocument(document, claim[0]) }, plain(`${record.short}${where}`));
  }).flatMap((link, i) => (i ? [" · ", link] : [link]));
}
