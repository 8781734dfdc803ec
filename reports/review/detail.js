// One finding: its sides in their text, the intervals, the arithmetic, and the keys that decide.

const AROUND = 420;

function read(finding, opened = false) {
  if (view.current) view.rows.get(view.current)?.setAttribute("aria-current", "false");
  view.current = finding;
  view.other = finding ? facing(finding) : 0;
  view.asking = null;
  const row = view.rows.get(finding);
  row?.setAttribute("aria-current", "true");
  row?.scrollIntoView({ block: "nearest" });
  if (opened) document.getElementById("findings")?.classList.add("open");
  drawFinding();
}

// The side shown beside the primary one at first: of another document where there is one.
function facing(finding) {
  const elsewhere = finding.places.findIndex((place) => place.name !== finding.places[0].name);
  return elsewhere > 0 ? elsewhere : Math.min(1, finding.places.length - 1);
}

function drawFinding() {
  const place = document.querySelector(".reading");
  if (!place) return;
  const finding = view.current;
  place.replaceChildren(...(finding ? [findingOf(finding), deciding(finding)] : [h("div.empty", null, emptyWords())]));
}

function emptyWords() {
  if (!report.findings.length) return t(report.summary.cross_checked ? "text.no_findings" : "text.nothing_checked");
  return t("page.none_left");
}

function findingOf(finding) {
  const words = finding[language];
  const back = h("button.back", { type: "button", onclick: () => document.getElementById("findings").classList.remove("open") }, `‹ ${t("form.findings")}`);
  const kicker = h("div.kicker", null, back, h(`span.tag.${finding.severity}`, null, t(`severity.${finding.severity}`)),
    h("span", null, `${finding.code} ${ruleName(finding.code) || finding.name.replace(/-/g, " ")}`),
    finding.verdict ? h("span", null, t(`verdict.${finding.verdict}`)) : null,
    h("span", null, t("text.confidence", { value: percent(finding.confidence) })),
    finding.status !== "new" || finding.waiver ? h("span", null, settled(finding)) : null);
  const scaled = scale(finding, [0, view.other]);
  return h("div.finding", { tabindex: "-1" }, kicker,
    h("h2", null, shown(words.title || ruleName(finding.code) || finding.name)),
    h("p.message", null, shown(words.message)),
    pairs(finding), h("div.sides", null, sidesOf(finding)),
    scaled ? h("div.block", null, h("h3", null, t("page.intervals")), scaled) : null,
    steps(words), edits(words), evidence(finding), rule(finding));
}

function settled(finding) {
  const waiver = finding.waiver || {};
  const status = finding.status === "new" ? `decision.${waiver.decision}` : `status.${finding.status}`;
  return [t(status), waiver.reason, waiver.reviewer, waiver.date].filter(Boolean).map(plain).join(" · ");
}

// More than two sides: the primary one stays, the digits choose the other.
function pairs(finding) {
  if (finding.places.length < 3) return null;
  return h("div.pairs", { role: "group" }, finding.places.slice(1).map((place, i) =>
    h("button", { type: "button", "aria-pressed": String(view.other === i + 1), onclick: () => choosePair(i + 1) },
      i < 9 ? [h("kbd", null, String(i + 1)), " "] : null, h("b", null, plain(place.quote)), " ", plain(placed(place)))));
}

function choosePair(n) {
  if (!view.current || n < 1 || n >= view.current.places.length) return;
  view.other = n;
  drawFinding();
}

function sidesOf(finding) {
  const chosen = finding.places.length > 1 ? [0, view.other] : [0];
  return chosen.map((index) => sideOf(finding, index, index === 0 ? "a" : "b")).filter(Boolean);
}

function sideOf(finding, index, letter) {
  const place = finding.places[index];
  if (!place) return null;
  const note = finding[language].notes[index];
  const label = h("button.link", { type: "button", title: t("page.in_document"), onclick: () => openDocument(place.document, place.start, place.end) }, plain(placed(place)));
  const excerpt = h("div.excerpt", { lang: report.documents[place.document]?.language || null }, excerptOf(finding, index));
  const allows = place.allows ? h("span", null, `${t("form.allows")} `, h("b", null, place.allows[language])) : null;
  const foot = allows || note ? h("div.allows", null, allows, note ? h("span", null, shown(note)) : null) : null;
  const side = h("div.side", null, h("h3", null, letter && finding.places.length > 1 ? h("kbd", null, letter) : null, label), excerpt, foot);
  requestAnimationFrame(() => centre(excerpt));
  return side;
}

// The number in the middle of its box.
function centre(box) {
  const number = box.querySelector("mark:not(.other)");
  if (number && box.scrollHeight > box.clientHeight) box.scrollTop = number.offsetTop - box.offsetTop - box.clientHeight / 2;
}

// The paragraph of the number, with the other sides that stand in it marked lightly; its own context where texts were left out.
function excerptOf(finding, index) {
  const place = finding.places[index];
  const text = report.documents[place.document]?.text;
  if (text === null || text === undefined) {
    return [shown(place.before || ""), h("mark", null, shown(place.quote)), shown(place.after || "")];
  }
  const [from, to] = around(text, place.start, place.end);
  const marks = finding.places.map((p, i) => ({ ...p, own: i === index })).filter((p) => p.document === place.document && p.start >= from && p.end <= to);
  marks.sort((x, y) => x.start - y.start || (x.own ? -1 : 1));
  const parts = [from > 0 && text[from - 1] !== "\n" ? "…" : ""];
  let last = from;
  for (const p of marks) {
    if (p.start < last) continue;
    parts.push(...shown(text.slice(last, p.start)), h(p.own ? "mark" : "mark.other", null, shown(text.slice(p.start, p.end))));
    last = p.end;
  }
  parts.push(...shown(text.slice(last, to)), to < text.length && text[to] !== "\n" ? "…" : "");
  return parts;
}

// The paragraph and, where it is short, its neighbours; never more than AROUND to each side.
function around(text, start, end) {
  let from = start;
  while (from > 0 && start - from < AROUND) {
    const at = text.lastIndexOf("\n", from - 1);
    from = at < 0 ? 0 : at;
    if (start - from > 160) break;
  }
  let to = end;
  while (to < text.length && to - end < AROUND) {
    const at = text.indexOf("\n", to + 1);
    to = at < 0 ? text.length : at;
    if (to - end > 160) break;
  }
  from = Math.max(from, start - AROUND);
  to = Math.min(to, end + AROUND);
  while (from < start && /\s/.test(text[from])) from += 1;
  while (to > end && /\s/.test(text[to - 1])) to -= 1;
  return [whole(text, from), whole(text, to)];
}

// Never between the two halves of a character.
function whole(text, at) {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
}

function steps(words) {
  if (!words.steps.length) return null;
  return h("div.block", null, h("h3", null, t("form.arithmetic")), h("ol.steps", null, words.steps.map((step) => h("li", null, shown(step)))));
}

function edits(words) {
  if (!words.edits.length) return null;
  return h("div.block", null, h("h3", null, t("form.edit")), words.edits.map(([text, why]) =>
    h("div.edit", null, h("b", null, shown(text)), why ? h("div.soft.small", null, shown(why)) : null)));
}

function evidence(finding) {
  if (!finding.evidence.length) return null;
  return h("details", null, h("summary", null, t("page.evidence")), h("ul", null, finding.evidence.map(([name, weight, detail]) =>
    h("li", null, `${name.replace(/_/g, " ")} (${weight > 0 ? "+" : ""}${weight.toFixed(2)}) `, h("span.soft", null, shown(detail))))));
}

function rule(finding) {
  const known = report.rules[finding.code];
  if (!known) return null;
  return h("details", null, h("summary", null, t("page.rule")), h("p", null, known[language]), h("pre.soft", null, shown(known.text)));
}

// -- deciding

const CODES = ["a", "b", "e", "w", "f"];

function deciding(finding) {
  const made = store.decisions.get(finding.fingerprint);
  const keys = h("div.keys", null);
  for (const code of CODES) {
    if (sideless(finding, code)) continue;
    keys.append(h("button", { type: "button", "data-key": code, onclick: () => press(code) }, h("kbd", null, code), t(`decision.${code}`)));
  }
  keys.append(h("button", { type: "button", "data-key": "s", onclick: () => press("s") }, h("kbd", null, "s"), t("decision.s")),
    h("button", { type: "button", "data-key": "u", disabled: !store.undone.length, onclick: () => press("u") }, h("kbd", null, "u"), t("decision.u")),
    h("span.grow"));
  if (made) keys.append(h("span.made", null, madeWords(made)));
  return h("div.decide", null, view.asking ? asked(finding) : null, keys);
}

// Which side is right is no question where there is one side only.
function sideless(finding, code) {
  return "ab".includes(code) && finding.places.length < 2;
}

function madeWords(made) {
  return [t(`decision.${made.decision}`), made.reviewer, made.date].filter(Boolean).map(plain).join(" · ");
}

// Waiving wants a reason, a fix wants to know where and what; everything else is decided at once.
function press(code) {
  const finding = view.current;
  if (code === "u") return takeBack();
  if (!finding) return undefined;
  if (code === "s") return goOn(finding);
  if (sideless(finding, code)) return undefined;
  if (code === "w" || code === "f") return ask(code);
  return settle(finding, decision(finding, code, view.other));
}

function settle(finding, made) {
  decide(finding, made);
  after(finding);
  goOn(finding);
}

function after(finding) {
  mark(finding);
  siftOne(finding);
  progress();
}

function goOn(finding) {
  const next = nextOpen(finding);
  if (next) read(next);
  else read(finding);
}

function takeBack() {
  const finding = undo();
  if (!finding) return;
  after(finding);
  if (view.rows.get(finding).hidden) change({ state: "all" });
  read(finding);
}

function ask(code) {
  view.asking = code;
  drawFinding();
  document.querySelector(".asked input, .asked textarea")?.focus();
}

function asked(finding) {
  const field = (name, label, kind = "text") => h(`label${name === "reason" || name === "proposed" ? ".wide" : ""}`, null, label, h("input", { name, type: kind, autocomplete: "off" }));
  const form = h("form.asked", { onsubmit: (event) => answered(event, finding) });
  if (view.asking === "w") {
    form.append(field("reason", t("page.reason_needed")), field("owner", t("page.owner")), field("expires", t("page.expires"), "date"));
  } else {
    const select = h("select", { name: "side" }, finding.places.map((place, i) => h("option", { value: String(i) }, plain(placed(place)))));
    form.append(h("label", null, t("page.change_where"), select), field("proposed", t("page.proposed")), field("reason", t("page.why")));
  }
  form.append(h("button.go", { type: "submit" }, t(`decision.${view.asking}`)), h("button", { type: "button", onclick: stopAsking }, t("page.cancel")));
  return form;
}

function answered(event, finding) {
  event.preventDefault();
  const fields = Object.fromEntries(new FormData(event.target));
  const reason = (fields.reason || "").trim();
  if (view.asking === "w" && !reason) {
    event.target.querySelector("[name=reason]").parentElement.classList.add("wanting");
    event.target.querySelector("[name=reason]").focus();
    return;
  }
  const more = { reason, owner: (fields.owner || "").trim(), expires: fields.expires || "", proposed: (fields.proposed || "").trim(), side: Number(fields.side || 0) };
  const code = view.asking;
  view.asking = null;
  settle(finding, decision(finding, code, view.other, more));
}

function stopAsking() {
  view.asking = null;
  drawFinding();
}
