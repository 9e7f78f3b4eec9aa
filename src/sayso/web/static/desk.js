// What makes the desk quicker to use; everything works without it.

// "/" leads to the search, as in many programs.
addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const field = document.getElementById("words");
  const menu = field?.closest("details");
  if (menu && !field.checkVisibility({ contentVisibilityAuto: true })) menu.open = true;
  field?.focus();
  event.preventDefault();
});

// Another language shows the same list, as it is narrowed.
for (const link of document.querySelectorAll(".tongues a")) {
  link.addEventListener("click", () => {
    const query = new URLSearchParams(location.search);
    query.set("tongue", link.lang);
    link.href = `?${query}`;
  });
}

// Files that are dropped on a form go into its field; what is chosen is listed with its size.
for (const form of document.querySelectorAll("form[data-drop]")) {
  const field = form.querySelector("input[type=file]");
  const list = form.querySelector("[data-chosen]");
  form.addEventListener("dragover", (event) => { event.preventDefault(); form.classList.add("over"); });
  form.addEventListener("dragleave", () => form.classList.remove("over"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("over");
    if (event.dataTransfer.files.length > 0) field.files = event.dataTransfer.files;
    show();
  });
  field.addEventListener("change", show);
  form.addEventListener("submit", () => { form.querySelector("[data-wait]").hidden = false; });
  function show() {
    const rows = [...field.files].map((file) => {
      const row = document.createElement("li"), name = document.createElement("bdi"), size = document.createElement("span");
      name.textContent = file.name;
      size.textContent = told(file.size);
      size.className = "aside";
      row.append(name, " ", size);
      return row;
    });
    const all = document.createElement("ul");
    all.append(...rows);
    list.replaceChildren(...(rows.length > 0 ? [all] : []));
  }
}
addEventListener("pageshow", () => document.querySelectorAll("[data-wait]").forEach((each) => { each.hidden = true; }));

function told(bytes) {
  const units = ["byte", "kilobyte", "megabyte", "gigabyte"];
  const rank = Math.min(units.length - 1, Math.floor(Math.log(Math.max(1, bytes)) / Math.log(1000)));
  const style = { style: "unit", unit: units[rank], unitDisplay: "short", maximumSignificantDigits: 3 };
  return new Intl.NumberFormat(document.documentElement.lang, style).format(bytes / 1000 ** rank);
}
