// The keyboard: one key a decision. Keys mean nothing while someone writes, or while an input method composes.

const HELP = [["j", "k"], ["a"], ["b"], ["1–9"], ["e"], ["w"], ["f"], ["s"], ["u"], ["/"], ["?"]];

document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.keyCode === 229) return;
  if (event.key === "Escape") return leave();
  if (event.ctrlKey || event.metaKey || event.altKey || writing(event.target) || document.getElementById("help").open) return;
  const action = actionOf(event.key);
  if (!action) return;
  event.preventDefault();
  action();
});

function writing(target) {
  return target instanceof Element && Boolean(target.closest("input, textarea, select, [contenteditable]"));
}

function actionOf(key) {
  if (key === "?") return help;
  if (key === "/") return search;
  if (view.tab !== "findings") return null;
  if (key === "j" || key === "k") return () => move(key === "j" ? 1 : -1);
  if ("abewfsu".includes(key) && key.length === 1) return () => press(key);
  if (key >= "1" && key <= "9" && key.length === 1) return () => choosePair(Number(key));
  return null;
}

function move(step) {
  const next = view.current ? beside(view.current, step) : report.findings.find((finding) => !view.rows.get(finding).hidden);
  if (next) read(next);
}

function search() {
  if (view.tab !== "findings") show("findings");
  document.getElementById("findings").classList.remove("open");
  const field = document.querySelector(".search");
  field.focus();
  field.select();
}

function leave() {
  if (document.getElementById("help").open) return;
  if (view.asking) stopAsking();
  else if (!document.querySelector(".about")?.hidden) about(null);
  document.activeElement?.blur();
}

function help() {
  const dialog = document.getElementById("help");
  const names = ["keys_move", "keys_a", "keys_b", "keys_pair", "keys_e", "keys_w", "keys_f", "keys_s", "keys_u", "keys_search", "keys_help"];
  dialog.replaceChildren(h("h2", null, t("page.keys")),
    h("dl", null, HELP.map((keys, i) => [h("dt", null, keys.flatMap((key, n) => (n ? [" ", h("kbd", null, key)] : [h("kbd", null, key)]))), h("dd", null, t(`page.${names[i]}`))])),
    h("p.soft.small", null, t("page.keys_note")),
    h("form", { method: "dialog" }, h("button", null, t("page.close"))));
  dialog.showModal();
}
