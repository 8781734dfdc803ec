// The report's data, the words of the two languages, and the few helpers with which everything is put on screen.
// Text of documents is only ever set as text: there is no innerHTML in this page.

const report = JSON.parse(document.getElementById("data").textContent);
const SVG = "http://www.w3.org/2000/svg";
const preferences = kept("auditor:preferences", { language: report.language, theme: "", reviewer: "" });
let language = preferences.language in report.words ? preferences.language : "en";

function kept(key, otherwise) {
  try {
    return { ...otherwise, ...JSON.parse(localStorage.getItem(key) || "{}") };
  } catch {
    return otherwise;
  }
}

function keep(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

function prefer(changes) {
  Object.assign(preferences, changes);
  keep("auditor:preferences", preferences);
}

// t("page.search"), t("text.claims", {n: 3}): the fixed words of the chosen language.
function t(key, values = {}) {
  const [section, name] = key.split(".");
  const words = report.words[language][section] || {};
  return (words[name] ?? name ?? "").replace(/\{(\w+)\}/g, (whole, field) => values[field] ?? whole);
}

// h("p.soft", {title: "x"}, "text", node): an element; listeners are functions named onclick and the like.
function h(name, attributes, ...children) {
  const [tag, ...classes] = name.split(".");
  const element = document.createElement(tag || "div");
  if (classes.length) element.className = classes.join(" ");
  return filled(element, attributes, children);
}

function s(tag, attributes, ...children) {
  return filled(document.createElementNS(SVG, tag), attributes, children);
}

function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element[name] = value;
    else if (name === "value" || name === "hidden" || name === "disabled") element[name] = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  for (const child of children.flat(3)) {
    if (child !== null && child !== undefined && child !== false) element.append(child);
  }
  return element;
}

// Control characters, direction marks and the like are written out, so that no text can reorder or hide what stands beside it.
const HIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\u{e0000}-\u{e007f}]/gu;

function shown(text) {
  if (text.search(HIDDEN) < 0) return [text];
  const parts = [];
  let last = 0;
  for (const match of text.matchAll(HIDDEN)) {
    if (match.index > last) parts.push(text.slice(last, match.index));
    const code = match[0].codePointAt(0);
    const written = code < 256 ? `\\x${code.toString(16).padStart(2, "0")}` : `\\u${code.toString(16).padStart(4, "0")}`;
    parts.push(h("span.escape", null, written));
    last = match.index + match[0].length;
  }
  parts.push(text.slice(last));
  return parts;
}

function plain(text) {
  return shown(text).map((part) => (typeof part === "string" ? part : part.textContent)).join("");
}

// The name of a place: `a.txt:12`, or `a.xlsx, sheet 1, B3` where lines mean nothing.
function placed(place) {
  if (place.line) return `${place.short}:${place.line}`;
  const where = place.where ? place.where[language] : "";
  return where ? `${place.short}${report.words[language].page.between}${where}` : place.short;
}

function percent(value) {
  return value.toFixed(2);
}

function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
}

function download(name, text, type) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const anchor = h("a", { href: address, download: name });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}
