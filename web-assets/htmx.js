// Lets forms of the desk change a part of a page in place: the server answers with the whole page, of which that part is taken.
// Nothing that an answer holds is run, and nothing but this server is asked; without this script every form works as forms do.
import htmx from "htmx.org";

Object.assign(htmx.config, {
  allowEval: false,
  allowScriptTags: false,
  includeIndicatorStyles: false,
  selfRequestsOnly: true,
  historyCacheSize: 0,
  refreshOnHistoryMiss: true,
  scrollIntoViewOnBoost: false,
});

// An address tells what was chosen, and not what was left open.
addEventListener("htmx:configRequest", ({ detail }) => {
  for (const [name, value] of [...detail.formData]) if (value === "") detail.formData.delete(name);
});
