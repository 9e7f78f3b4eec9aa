addEventListener("hashchange", reveal);
reveal();
function reveal() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let each = target; each; each = each.parentElement) if (each.tagName === "DETAILS") each.open = true;
  if (target) target.scrollIntoView();
  else scrollTo(0, 0);
}
addEventListener("beforeprint", () => document.querySelectorAll("details:not([open])").forEach((each) => { each.open = true; each.dataset.shut = ""; }));
addEventListener("afterprint", () => document.querySelectorAll("details[data-shut]").forEach((each) => { each.open = false; delete each.dataset.shut; }));

/* A report narrows its own list of claims; on a server the form is answered there. */
for (const form of document.querySelectorAll("form[data-narrows][hidden]")) {
  const list = document.getElementById(form.dataset.narrows);
  let entries;
  const count = list.querySelector("[data-count]");
  const all = count.textContent;
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", narrow);
  function narrow() {
    const wanted = new Map();
    for (const { name, value } of form.querySelectorAll("input:checked")) wanted.set(name, [...(wanted.get(name) ?? []), value]);
    const searched = form.elements.words.value.toLocaleLowerCase().split(/\s+/u).filter(Boolean);
    let shown = 0;
    entries ??= [...list.querySelectorAll("[data-words]")].map((entry) => ({ entry, words: new Set(entry.dataset.words.split(" ")), text: entry.textContent.toLocaleLowerCase() }));
    for (const { entry, words, text } of entries) {
      const fits = [...wanted.values()].every((values) => values.some((value) => words.has(value))) && searched.every((word) => text.includes(word));
      entry.hidden = !fits;
      shown += fits;
    }
    const narrowed = wanted.size > 0 || searched.length > 0;
    count.textContent = narrowed ? `${shown} / ${entries.length}` : all;
    if (narrowed) for (const each of list.querySelectorAll("details:has([data-words])")) each.open = true;
  }
}

/* Buttons that need a script: copy a line, save a list or a table as CSV, save a chart as SVG or PNG. */
for (const link of document.querySelectorAll("[data-address]")) {
  const { protocol, pathname, hash } = link;
  link.textContent = protocol === "file:" ? decodeURIComponent(pathname.split("/").pop()) + hash : link.href;
}
for (const [kind, act] of Object.entries({ copy: copied, csv: savedTable, svg: savedChart, png: savedPicture })) {
  for (const button of document.querySelectorAll(`button[data-${kind}]`)) {
    button.hidden = false;
    button.addEventListener("click", () => act(document.getElementById(button.dataset[kind]), button));
  }
}
async function copied(line, button) {
  const text = line.innerText.replace(/\s+/gu, " ").trim();
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    getSelection().selectAllChildren(line);
    if (!document.execCommand("copy")) return;
  }
  button.dataset.done = "";
  setTimeout(() => { delete button.dataset.done; }, 2000);
}
function savedTable(table, button) {
  const rows = [...table.querySelectorAll("tr, [data-row]")].map((row) => [...row.querySelectorAll("th, td, [data-column]"), ...(row.closest("[data-group]")?.querySelectorAll("[data-shared]") ?? [])]);
  const names = [...new Set(rows.flat().map((each) => each.dataset.column))].filter(Boolean), said = (each) => each ? each.innerText || each.textContent : "";
  const lines = names.length ? [names, ...rows.map((row) => names.map((name) => said(row.find((each) => each.dataset.column === name))))] : rows.map((row) => row.map(said));
  save(new Blob(["\ufeff", lines.map((line) => `${line.map(cell).join(",")}\r\n`).join("")], { type: "text/csv" }), `${button.dataset.name}.csv`);
}
function cell(words) {
  const flat = words.trim().replace(/\s+/gu, " ");
  return `"${(/^'*\s*[=+\-@＝＋－＠]/u.test(flat) ? `'${flat}` : flat).replaceAll('"', '""')}"`;
}
function savedChart(figure, button) {
  save(new Blob([drawing(figure)], { type: "image/svg+xml" }), `${button.dataset.name}.svg`);
}
function savedPicture(figure, button) {
  const image = new Image(), canvas = document.createElement("canvas");
  image.onload = () => {
    canvas.width = 2 * image.width;
    canvas.height = 2 * image.height;
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => save(blob, `${button.dataset.name}.png`));
  };
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(drawing(figure))}`;
}
/* The chart that is seen, with the colours it is seen in written onto every mark, so that it looks the same anywhere. */
function drawing(figure) {
  const seen = [...figure.querySelectorAll("svg")].find((svg) => svg.getClientRects().length > 0), copy = seen.cloneNode(true);
  const names = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "paint-order", "opacity", "font-family", "font-size", "font-style", "text-anchor", "text-decoration-line"];
  const marks = [...seen.querySelectorAll("*")];
  [...copy.querySelectorAll("*")].forEach((mark, rank) => {
    const style = getComputedStyle(marks[rank]);
    for (const name of names) mark.setAttribute(name, style.getPropertyValue(name));
    if (mark.tagName === "a") mark.removeAttribute("href");
  });
  const ground = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  ground.setAttribute("width", "100%");
  ground.setAttribute("height", "100%");
  ground.setAttribute("fill", getComputedStyle(document.body).backgroundColor);
  copy.prepend(ground);
  const { width, height } = seen.viewBox.baseVal, caption = document.createElementNS("http://www.w3.org/2000/svg", "text");
  caption.textContent = figure.dataset.caption ?? figure.closest("[data-caption]")?.dataset.caption ?? "";
  for (const [name, value] of Object.entries({ x: 8, y: height + 16, "font-size": 11, fill: getComputedStyle(figure).color })) caption.setAttribute(name, value);
  copy.append(caption);
  copy.setAttribute("height", height + 28);
  copy.setAttribute("viewBox", `0 0 ${width} ${height + 28}`);
  return new XMLSerializer().serializeToString(copy);
}
function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
