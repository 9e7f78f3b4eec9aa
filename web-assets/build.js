// Bundles every script beside this one into ../src/sayso/report/assets (or the folder named as the argument): at its head the licences of
// what is in it, and the digest of what it was made from, which tests/report/test_assets.py holds against the sources.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const out = process.argv[2] ?? join(here, "..", "src", "sayso", "report", "assets");

// Gives the digest of what a bundle is made from: its script, this one, the exact versions of all packages.
function digest(source) {
  const hash = createHash("sha256");
  for (const name of ["build.js", "package-lock.json", source]) hash.update(readFileSync(join(here, name)));
  return hash.digest("hex");
}

// Gives the packages that a bundle holds, each with its licence, as one comment.
function licences(source, inputs) {
  const names = new Set(Object.keys(inputs).map((path) => path.match(/^node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1]).filter(Boolean));
  const told = [...names].sort().map((name) => {
    const folder = join(here, "node_modules", name);
    const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
    const text = file ? readFileSync(join(folder, file), "utf8").trim() : `${license}, as its package.json says`;
    return `${name} ${version}\n\n${text}`;
  });
  return `/*! Made by web-assets/build.js from ${source}, ${digest(source)}.\n\n${told.join("\n\n")}\n*/`.replaceAll(/\*\/(?!$)/g, "* /");
}

for (const source of readdirSync(here).filter((name) => name.endsWith(".js") && name !== "build.js")) {
  const options = {
    absWorkingDir: here, entryPoints: [source], bundle: true, minify: true, format: "iife", target: "es2022",
    legalComments: "none", charset: "ascii", write: false, metafile: true, logLevel: "warning", outdir: out,
  };
  const { metafile } = await build(options);
  await build({ ...options, write: true, banner: { js: licences(source, metafile.inputs) } });
}
