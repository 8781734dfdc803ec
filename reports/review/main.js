// The frame: header, tabs, language, theme; everything is drawn anew when the language changes.

const TABS = ["findings", "checks", "documents", "unread", "memo"];

function frame() {
  document.documentElement.lang = language === "zh" ? "zh-Hans" : "en";
  const header = h("header", null, topBar(), h("div.tabs", { role: "tablist" }, TABS.map(tabOf), h("span.small.soft.compared", null, comparedWords())),
    h("div.banner", { hidden: store.lasting, role: "status" }, t("page.not_kept")));
  document.getElementById("app").replaceChildren(header, h("main", null, h("section", { id: "findings" }, queue(), h("div.reading"))));
  sift();
  progress();
}

function topBar() {
  const reviewer = h("input.reviewer", { value: preferences.reviewer, placeholder: t("page.reviewer"), "aria-label": t("page.reviewer"), autocomplete: "name" });
  reviewer.onchange = () => signed(reviewer.value.trim());
  return h("div.bar", null, h("h1", null, t("form.title")), h("span.grow"),
    h("span.small.soft.count"), h("span.progress", { "aria-hidden": "true" }, h("i")), reviewer,
    h("button.downloads", { type: "button", onclick: downloadDecisions }, t("page.download")),
    h("button.language", { type: "button", onclick: switchLanguage, lang: language === "zh" ? "en" : "zh" }, language === "zh" ? "English" : "中文"),
    h("button.theme", { type: "button", onclick: switchTheme, "aria-label": t("page.theme"), title: t("page.theme") }, "◐"),
    h("button.help", { type: "button", onclick: help, "aria-label": t("page.keys"), title: t("page.keys") }, "?"));
}

function comparedWords() {
  const { claims, cross_checked } = report.summary;
  return [report.compared[language], t("text.claims", { n: claims }), t("text.cross_checked", { n: cross_checked })].join(t("text.separator"));
}

// A name given late signs the decisions that were taken without one.
function signed(name) {
  prefer({ reviewer: name });
  document.querySelector(".reviewer").classList.remove("wanted");
  if (!name) return;
  for (const made of store.decisions.values()) made.reviewer ??= name;
  saveSoon();
}

function tabOf(name) {
  const counts = { findings: store.open, checks: report.confirmed.length, documents: report.documents.length, unread: report.skipped.length, memo: null };
  const n = counts[name];
  return h("button", { type: "button", role: "tab", "data-tab": name, "aria-selected": String(view.tab === name), onclick: () => show(name) },
    `${t(`page.tab_${name}`)}${n === null ? "" : ` ${n}`}`);
}

// The findings stay laid out while another tab is read, so that coming back costs nothing.
function show(name) {
  view.tab = name;
  for (const tab of document.querySelectorAll("[data-tab]")) tab.setAttribute("aria-selected", String(tab.dataset.tab === name));
  const findings = document.getElementById("findings");
  findings.hidden = name !== "findings";
  for (const section of [...document.querySelectorAll("main > section")]) if (section !== findings) section.remove();
  const made = { checks: checksTab, documents: documentsTab, unread: unreadTab, memo: memoTab }[name];
  if (made) document.querySelector("main").append(made());
  if (name === "documents" && report.documents.length) openDocument(paper.document);
  if (name === "findings") document.querySelectorAll(".reading .excerpt").forEach(centre);
}

function progress() {
  const { done, open } = store;
  document.querySelector(".count").textContent = t("page.progress", { done, all: open });
  document.querySelector(".progress i").style.width = open ? `${(done / open) * 100}%` : "0";
  document.querySelector(".reviewer").classList.toggle("wanted", done > 0 && !preferences.reviewer);
  document.querySelector(".downloads").disabled = !store.decisions.size;
  document.querySelector(".banner").hidden = store.lasting;
}

function switchLanguage() {
  language = language === "zh" ? "en" : "zh";
  prefer({ language });
  const { tab, current } = view;
  const chosen = paper.chosen === null ? null : report.documents[paper.document].claims[paper.chosen][0];
  frame();
  if (current) read(current);
  else drawFinding();
  show(tab);
  if (tab === "documents") openDocument(paper.document, chosen);
}

function switchTheme() {
  const dark = document.documentElement.dataset.theme === "dark";
  prefer({ theme: dark ? "light" : "dark" });
  theme();
}

const nightly = matchMedia("(prefers-color-scheme: dark)");

function theme() {
  document.documentElement.dataset.theme = preferences.theme || (nightly.matches ? "dark" : "light");
  drawRuler();
}

document.addEventListener("click", (event) => {
  const claim = event.target instanceof Element && event.target.closest(".text [data-claim]");
  if (!claim) return;
  document.querySelector(".text .chosen")?.classList.remove("chosen");
  claim.classList.add("chosen");
  paper.chosen = Number(claim.dataset.claim);
  about(paper.chosen);
});

load();
save();
theme();
nightly.addEventListener("change", theme);
window.addEventListener("resize", drawRuler);
frame();
const first = report.findings.find((finding) => !view.rows.get(finding).hidden) || null;
if (first) read(first);
else drawFinding();
document.documentElement.dataset.ready = "true";
