// Decisions: kept in the browser under the report's key, undone one by one, handed out as JSON Lines and as a memo.
// Only `e` and `w` silence a finding; `a`, `b` and `f` keep it open and name the place to change.

const store = {
  key: `auditor:decisions:${report.key}`,
  decisions: new Map(),
  undone: [],
  lasting: true,
  waiting: null,
  open: report.findings.filter((finding) => finding.status === "new").length,
  done: 0,
};

function load() {
  const saved = kept(store.key, {});
  for (const finding of report.findings) {
    const decision = saved[finding.fingerprint];
    if (decision && "abefw".includes(decision.decision)) enter(finding, decision);
  }
}

function save() {
  clearTimeout(store.waiting);
  store.waiting = null;
  store.lasting = keep(store.key, Object.fromEntries(store.decisions));
}

// Soon, not at once: writing thousands of decisions out would hold up the next key. Leaving the page writes them first.
function saveSoon() {
  store.waiting ??= setTimeout(save, 150);
}

window.addEventListener("pagehide", () => store.waiting && save());

// Takes or replaces a decision; `null` takes it back.
function decide(finding, decision) {
  store.undone.push([finding, store.decisions.get(finding.fingerprint) || null]);
  set(finding, decision);
}

function set(finding, decision) {
  enter(finding, decision);
  saveSoon();
}

function enter(finding, decision) {
  const had = store.decisions.has(finding.fingerprint);
  if (decision) store.decisions.set(finding.fingerprint, decision);
  else store.decisions.delete(finding.fingerprint);
  if (finding.status === "new") store.done += Number(Boolean(decision)) - Number(had);
}

function undo() {
  const last = store.undone.pop();
  if (!last) return null;
  set(last[0], last[1]);
  return last[0];
}

// A decision on the pair of the primary side and side `other`.
function decision(finding, code, other, more = {}) {
  const made = { fingerprint: finding.fingerprint, decision: code, code: finding.code };
  made.sides = finding.places.map((place) => ({ document: place.name, quote: place.quote }));
  const right = code === "a" ? 0 : code === "b" ? other : null;
  if (right !== null && finding.places.length > 1) {
    made.change = [right === 0 ? other : 0];
    made.right = right;
    made.proposed = finding.places[right].quote;
  }
  if (code === "f") made.change = [more.side ?? 0];
  if (more.proposed) made.proposed = more.proposed;
  if (more.reason) made.reason = more.reason;
  if (preferences.reviewer) made.reviewer = preferences.reviewer;
  if (more.owner) made.owner = more.owner;
  made.date = today();
  if (more.expires) made.expires = more.expires;
  return made;
}

const FIELDS = ["fingerprint", "decision", "code", "sides", "change", "right", "proposed", "reason", "reviewer", "owner", "date", "expires"];

// One decision a line, sorted by fingerprint, the fields in the order of the model: the same bytes that the program writes.
function decisionLines() {
  const entries = [...store.decisions.values()].sort((x, y) => (x.fingerprint < y.fingerprint ? -1 : 1));
  return entries
    .map((entry) => {
      const fields = FIELDS.filter((name) => entry[name] !== undefined && entry[name] !== null && entry[name] !== "" && entry[name].length !== 0);
      const line = JSON.stringify(Object.fromEntries(fields.map((name) => [name, entry[name]])));
      return `${line.replace(/[\u0085\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`)}\n`;
    })
    .join("");
}

// What is to be changed: place, now, proposed, why; in the order of the queue.
function corrections() {
  const found = [];
  for (const finding of report.findings) {
    const made = store.decisions.get(finding.fingerprint);
    if (!made || !"abf".includes(made.decision)) continue;
    for (const index of made.change || [0]) {
      const place = finding.places[index];
      if (!place) continue;
      const right = made.right === undefined || made.right === null ? null : finding.places[made.right];
      found.push({ finding, made, place, right, why: made.reason || finding[language].message });
    }
  }
  return found;
}

function memo() {
  const lines = [`# ${t("page.memo_title")}`, ""];
  for (const { finding, made, place, right, why } of corrections()) {
    const beside = right ? ` (${t("page.as_in", { place: placed(right) })})` : "";
    lines.push(`- **${escaped(placed(place))}** ${escaped(finding[language].title || finding.code)}`);
    lines.push(`  - ${t("page.now")}: ${escaped(place.quote)}`);
    lines.push(`  - ${t("page.proposed")}: ${escaped(made.proposed || "—")}${escaped(beside)}`);
    lines.push(`  - ${t("page.why")}: ${escaped(why)}`);
    lines.push(`  - ${[finding.code, finding.fingerprint, made.reviewer, made.date].filter(Boolean).map(escaped).join(" · ")}`);
  }
  return `${lines.join("\n")}\n`;
}

// Markdown that stays text.
function escaped(text) {
  return plain(text).replace(/\s+/g, " ").replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/([\\`*_[\]|#~])/g, "\\$1");
}
