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
  const entries = [...list.querySelectorAll(".entry")].map((entry) => ({ entry, words: new Set(entry.dataset.words.split(" ")), text: entry.textContent.toLocaleLowerCase() }));
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
    for (const { entry, words, text } of entries) {
      const fits = [...wanted.values()].every((values) => values.some((value) => words.has(value))) && searched.every((word) => text.includes(word));
      entry.hidden = !fits;
      shown += fits;
    }
    const narrowed = wanted.size > 0 || searched.length > 0;
    count.textContent = narrowed ? `${shown} / ${entries.length}` : all;
    if (narrowed) for (const each of list.querySelectorAll("details")) each.open = true;
  }
}
