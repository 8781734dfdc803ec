// The intervals of a finding's sides, drawn to one scale: the eye sees at once whether a value can lie in all of them.

const ROW = 30;
const TOP = 12;

// An SVG for the sides that share the primary side's unit; null where there is nothing to compare.
function scale(finding, pair) {
  const sides = finding.places.map((place, index) => ({ place, index, span: place.allows?.own ? null : ends(place.allows) })).filter((side) => side.span);
  const lead = sides[0];
  const rows = lead ? sides.filter((side) => side.place.allows.unit === lead.place.allows.unit) : [];
  const known = rows.flatMap((side) => [side.span.low, side.span.high]).filter((end) => end !== null);
  if (rows.length < 2 || known.length < 2) return null;
  const width = Math.max(340, Math.min(880, innerWidth - 40));
  const axis = axisOf(known, width);
  if (!axis) return null;
  const agrees = ["agree", "rounding_compatible", "bound_compatible"].includes(finding.verdict);
  const height = TOP + rows.length * ROW + 30;
  const drawing = s("svg", { class: "scale", viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": described(rows) });
  const body = s("g", agrees ? { class: "agree" } : null);
  body.append(...shaded(rows, pair, axis, height - 30));
  body.append(...ticks(axis, height - 30, lead.place.allows.units[language]));
  rows.forEach((side, i) => body.append(...drawnSpan(side, axis, TOP + i * ROW + ROW / 2)));
  drawing.append(body);
  return drawing;
}

function ends(allows) {
  if (!allows) return null;
  const low = allows.low === null ? null : Number(allows.low);
  const high = allows.high === null ? null : Number(allows.high);
  return low === null && high === null ? null : { low, high, lowOpen: allows.lowOpen, highOpen: allows.highOpen };
}

function described(rows) {
  return rows.map((side) => `${plain(placed(side.place))}: ${side.place.allows[language]}`).join("; ");
}

// Linear; logarithmic where the largest is more than fifty times the smallest, or the small one would be a speck.
function axisOf(known, width) {
  const low = Math.min(...known);
  const high = Math.max(...known);
  if (!(high > low) || !Number.isFinite(high - low)) return null;
  const left = width < 600 ? 118 : 250;
  const room = width - left - (width < 600 ? 22 : 40);
  const logarithmic = low > 0 && high / low > 50;
  const f = logarithmic ? Math.log10 : (x) => x;
  const margin = (f(high) - f(low)) * 0.09;
  const from = f(low) - margin;
  const reach = f(high) + margin - from;
  return {
    left, right: left + room, logarithmic, low, high,
    x: (value) => left + ((f(value) - from) / reach) * room,
    bounds: logarithmic ? [10 ** from, 10 ** (from + reach)] : [from, from + reach],
  };
}

function shaded(rows, pair, axis, bottom) {
  const chosen = rows.filter((side) => pair.includes(side.index));
  if (chosen.length < 2) return [];
  const [one, two] = chosen.map((side) => side.span);
  const low = Math.max(one.low ?? -Infinity, two.low ?? -Infinity);
  const high = Math.min(one.high ?? Infinity, two.high ?? Infinity);
  const meets = low <= high;
  const [from, to] = meets ? [low, high] : [high, low];
  const x1 = Number.isFinite(from) ? axis.x(from) : axis.left;
  const x2 = Number.isFinite(to) ? axis.x(to) : axis.right;
  const area = s("rect", { class: meets ? "common" : "apart", x: x1, y: 4, width: Math.max(x2 - x1, 1.5), height: bottom - 4 });
  area.append(s("title", null, t(meets ? "page.common" : "page.apart")));
  return [area];
}

function drawnSpan(side, axis, y) {
  const first = side.index === 0 ? " first" : "";
  const { low, high, lowOpen, highOpen } = side.span;
  const x1 = low === null ? axis.left : axis.x(low);
  const x2 = high === null ? axis.right : axis.x(high);
  const parts = [s("text", { class: "name", x: 12, y: y + 4 }, clipped(plain(placed(side.place)), axis.left < 200 ? 14 : 34))];
  parts.push(s("line", { class: `span${first}`, x1: x2 - x1 < 2 ? x1 - 1 : x1, x2: x2 - x1 < 2 ? x1 + 1 : x2, y1: y, y2: y }));
  if (low !== null) parts.push(end(x1, y, lowOpen, first));
  else parts.push(s("text", { x: axis.left - 14, y: y + 4 }, "←"));
  if (high !== null && x2 - x1 >= 1) parts.push(end(x2, y, highOpen, first));
  else if (high === null) parts.push(s("text", { x: axis.right + 4, y: y + 4 }, "→"));
  const title = s("title", null, plain(`${placed(side.place)}: ${side.place.allows[language]}`));
  parts.push(title);
  return parts;
}

function end(x, y, open, first) {
  return s("circle", { class: `end${open ? "" : " closed"}${first}`, cx: x, cy: y, r: 4 });
}

function clipped(text, most) {
  let taken = 0;
  for (let i = 0; i < text.length; i++) {
    taken += text.charCodeAt(i) > 0x2e80 ? 2 : 1;
    if (taken > most) return `…${text.slice(text.length - Math.floor((i * 0.9)))}`;
  }
  return text;
}

function ticks(axis, y, unit) {
  const [divisor, word] = scaleWord(Math.max(Math.abs(axis.low), Math.abs(axis.high)));
  const parts = [s("line", { class: "axis", x1: axis.left, x2: axis.right, y1: y, y2: y })];
  for (const value of round(axis)) {
    parts.push(s("line", { class: "axis", x1: axis.x(value), x2: axis.x(value), y1: y, y2: y + 4 }));
    const label = (value / divisor).toLocaleString("en", { maximumSignificantDigits: 6 });
    parts.push(s("text", { x: axis.x(value), y: y + 18, "text-anchor": "middle" }, label));
  }
  const name = [word, unit].filter(Boolean).join(language === "zh" ? "" : " ");
  const kind = axis.logarithmic ? `${name ? `${name}, ` : ""}${t("page.logarithmic")}` : name;
  parts.push(s("text", { x: 12, y: y + 18 }, kind));
  return parts;
}

function scaleWord(size) {
  const steps = Object.entries(report.words[language].scale).map(([step, word]) => [Number(step), word]);
  return steps.sort((x, y) => y[0] - x[0]).find(([step]) => size >= step) || [1, ""];
}

function round(axis) {
  const [from, to] = axis.bounds;
  const found = [];
  if (axis.logarithmic) {
    const step = Math.max(1, Math.ceil((Math.log10(to) - Math.log10(from)) / 6));
    for (let power = Math.ceil(Math.log10(from)); 10 ** power <= to; power += step) found.push(10 ** power);
    return found;
  }
  const rough = (to - from) / (axis.right - axis.left < 400 ? 3 : 5);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((n) => n * power).find((n) => n >= rough);
  for (let i = Math.ceil(from / step); i * step <= to; i++) found.push(i * step);
  return found;
}
