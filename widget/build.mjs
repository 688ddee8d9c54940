// Bundles the widget into dist/ and refuses one that has grown over its budget.
import { readFile, rm, writeFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { build, transform } from "esbuild";
import { minify } from "terser";

const BUDGET = 45_000;
const FILE = "dist/widget.js";

await rm("dist", { recursive: true, force: true });
await build({
  entryPoints: ["src/index.ts"],
  outfile: FILE,
  bundle: true,
  format: "iife",
  target: "es2022",
  minify: true,
  legalComments: "linked",
  logLevel: "warning",
  plugins: [
    {
      // White space in styles and templates is for their readers.
      name: "squeeze-templates",
      setup({ onLoad }) {
        onLoad({ filter: /src\/view\/.*\.ts$|src\/element\.ts$/ }, async ({ path }) => ({
          contents: (await readFile(path, "utf8")).replace(/\n\s+/g, "\n"),
          loader: "ts",
        }));
        onLoad({ filter: /src\/styles\/.*\.ts$/ }, async ({ path }) => ({ contents: await squeezed(path), loader: "ts" }));
      },
    },
  ],
});
// A second pass by terser is worth 1.5 kB.
const tight = await minify(await readFile(FILE, "utf8"), {
  ecma: 2020,
  toplevel: true,
  compress: { passes: 3, pure_getters: true },
  format: { comments: /license information/ },
});
await writeFile(FILE, tight.code);
const size = gzipSync(tight.code, { level: 9 }).length;
if (size > BUDGET) {
  await rm("dist", { recursive: true });
  throw new Error(`widget.js is ${size} bytes gzipped; its budget is ${BUDGET}. Leave something out.`);
}
console.log(`  widget.js: ${size} bytes gzipped, budget ${BUDGET}`);

async function squeezed(path) {
  const [before, style, after] = (await readFile(path, "utf8")).split("`");
  if (after === undefined) return before;
  const { code } = await transform(style, { loader: "css", minify: true, target: "es2022" });
  return `${before}\`${code.trim().replaceAll("\\", "\\\\")}\`${after}`;
}
