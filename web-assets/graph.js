// Draws the charts that are too large for a picture: time across, lanes down, every document a mark that leads to its page.
// What is drawn stands as JSON in the page (sayso.report.graphs); nothing is laid out here, nothing is fetched.
import { createNodeBorderProgram } from "@sigma/node-border";
import { NodeSquareProgram } from "@sigma/node-square";
import { MultiDirectedGraph } from "graphology";
import Sigma from "sigma";
import { EdgeArrowProgram, EdgeRectangleProgram } from "sigma/rendering";

const SIZES = { word: 7, inferred: 7, unnamed: 7, evidence: 6, own: 7, document: 4, dropped: 4, denies: 4, doubts: 4 };
const HOLLOW = new Set(["inferred", "unnamed", "dropped", "denies", "doubts"]);
const STYLES = { verbatim: ["arrow", 3], edited: ["arrow", 1.6], translated: ["arrow", 2.2], thin: ["line", 1], link: ["line", 1] };
const Ring = createNodeBorderProgram({
  borders: [{ size: { attribute: "ring", defaultValue: 0.15 }, color: { attribute: "ringColor" } }, { size: { fill: true }, color: { attribute: "color" } }],
});

for (const figure of document.querySelectorAll("[data-graph]")) {
  new IntersectionObserver((seen, observer) => {
    if (!seen.some((each) => each.isIntersecting)) return;
    observer.disconnect();
    draw(figure);
  }).observe(figure);
}

// Draws one chart; where the browser has no WebGL, the picture and the table of the page stay all that there is.
function draw(figure) {
  if (!document.createElement("canvas").getContext("webgl2")) return;
  const told = JSON.parse(figure.querySelector("script").textContent);
  const stage = figure.querySelector("[data-stage]");
  figure.classList.add("drawn");
  const inks = colours(figure);
  const renderer = new Sigma(graph(told, inks), stage, {
    nodeProgramClasses: { ring: Ring, square: NodeSquareProgram },
    edgeProgramClasses: { arrow: EdgeArrowProgram, line: EdgeRectangleProgram },
    defaultNodeType: "ring", labelFont: inks.font, labelColor: { color: inks.ink }, labelSize: 13, labelRenderedSizeThreshold: 3,
    labelDensity: 0.4, labelGridCellSize: 220, stagePadding: 44, hideEdgesOnMove: told.edges.length > 5000, zIndex: true,
    minCameraRatio: 0.01, maxCameraRatio: 1.5,
    defaultDrawNodeHover: (context, mark, settings) => hover(context, mark, settings, inks),
  });
  const layer = renderer.createCanvas("axis", { beforeLayer: "nodes", style: { pointerEvents: "none" } });
  renderer.on("afterRender", () => axis(layer, stage, renderer, told, inks));
  renderer.on("clickNode", ({ node }) => { const { href } = renderer.getGraph().getNodeAttributes(node); if (href) location.href = href; });
  renderer.on("enterNode", () => { stage.style.cursor = "pointer"; });
  renderer.on("leaveNode", () => { stage.style.cursor = ""; });
  const camera = renderer.getCamera();
  const moves = { closer: () => camera.animatedZoom(), farther: () => camera.animatedUnzoom(), whole: () => camera.animatedReset() };
  for (const button of figure.querySelectorAll("[data-move]")) button.addEventListener("click", moves[button.dataset.move]);
  renderer.refresh();
}

// Gives the marks and lines; nothing that a text says is taken for more than a label.
function graph(told, inks) {
  const drawn = new MultiDirectedGraph();
  for (const [x, y, mark, label, href, tone] of told.nodes) {
    const hollow = HOLLOW.has(mark);
    drawn.addNode(drawn.order, {
      x, y: -y, label, href, size: SIZES[mark] ?? 4, type: mark === "evidence" ? "square" : "ring",
      color: hollow ? inks.paper : tone ? inks.tones[tone - 1] : inks.mark, ringColor: inks.mark, ring: hollow ? 0.3 : 0.12,
      zIndex: href ? 0 : 1, forceLabel: !href,
    });
  }
  for (const [start, end, style, directed] of told.edges) {
    const [type, size] = STYLES[style] ?? STYLES.link;
    drawn.addEdge(start, end, { type: directed ? type : "line", size, color: style === "thin" || style === "link" ? inks.faint : inks.line });
  }
  return drawn;
}

// Draws the lanes and the time axis behind the marks; both move with them.
function axis(layer, stage, renderer, told, inks) {
  const ratio = devicePixelRatio || 1, { clientWidth: width, clientHeight: height } = stage;
  layer.width = width * ratio;
  layer.height = height * ratio;
  layer.style.width = `${width}px`;
  layer.style.height = `${height}px`;
  const pen = layer.getContext("2d");
  pen.scale(ratio, ratio);
  pen.font = `12px ${inks.font}`;
  pen.fillStyle = inks.quiet;
  pen.strokeStyle = inks.rule;
  pen.textAlign = "center";
  let free = -Infinity;
  for (const [x, label] of told.ticks) {
    const place = renderer.graphToViewport({ x, y: 0 }).x, wide = pen.measureText(label).width + 16;
    pen.beginPath();
    pen.moveTo(place, 0);
    pen.lineTo(place, height - 22);
    pen.stroke();
    if (place - wide / 2 < free) continue;
    pen.fillText(label, place, height - 8);
    free = place + wide / 2;
  }
  pen.textAlign = "end";
  pen.strokeStyle = inks.paper;
  pen.lineWidth = 4;
  const edge = renderer.graphToViewport({ x: -14, y: 0 }).x;
  free = -Infinity;
  for (const [y, label] of told.lanes) {
    const place = renderer.graphToViewport({ x: 0, y: -y }).y;
    if (place < free || place < 14 || place > height - 26) continue;
    pen.strokeText(label, edge, place);
    pen.fillText(label, edge, place);
    free = place + 15;
  }
}

// Writes the name of the mark under the pointer on a slip of paper.
function hover(context, mark, settings, inks) {
  if (!mark.label) return;
  context.font = `${settings.labelSize}px ${settings.labelFont}`;
  const wide = context.measureText(mark.label).width + 12, x = mark.x + mark.size + 4;
  context.fillStyle = inks.paper;
  context.strokeStyle = inks.mark;
  context.beginPath();
  context.roundRect(x, mark.y - 11, wide, 22, 3);
  context.fill();
  context.stroke();
  context.fillStyle = inks.ink;
  context.fillText(mark.label, x + 6, mark.y + 4.5);
}

// Gives the colours of the page as they are now, light or dark.
function colours(figure) {
  const style = getComputedStyle(figure), of = (name) => style.getPropertyValue(name).trim();
  return {
    paper: of("--paper"), ink: of("--ink"), quiet: of("--quiet"), rule: of("--rule"), mark: of("--mark"), font: style.fontFamily,
    line: mixed(of("--quiet"), of("--paper"), 0.55), faint: mixed(of("--quiet"), of("--paper"), 0.4),
    tones: [1, 2, 3, 4, 5, 6, 7].map((number) => of(`--c${number}`)),
  };
}

// Mixes two colours of six hexadecimal digits; the share is the first one's.
function mixed(one, other, share) {
  const parts = [1, 3, 5].map((at) => Math.round(parseInt(one.slice(at, at + 2), 16) * share + parseInt(other.slice(at, at + 2), 16) * (1 - share)));
  return `#${parts.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}
