/**
 * Bundles kg/view/src into kg/view/bundle/view.js, which travels in the package: `npm run build`.
 * With `--check` it writes nothing and fails where the bundle is stale.
 */
import { build } from "esbuild";
import { readFile, writeFile } from "node:fs/promises";

const here = new URL(".", import.meta.url);
const bundle = new URL("bundle/view.js", here);
const vendored = ["d3-force", "d3-dispatch", "d3-quadtree", "d3-timer"];

const notices = await Promise.all(vendored.map(async (name) => {
  const root = new URL(`../../node_modules/${name}/`, here);
  const { version } = JSON.parse(await readFile(new URL("package.json", root), "utf8"));
  return `${name} ${version}\n\n${await readFile(new URL("LICENSE", root), "utf8")}`;
}));
const made = await build({
  entryPoints: [new URL("src/main.js", here).pathname],
  banner: { js: `/*!\n${notices.join("\n")}*/` },
  bundle: true,
  write: false,
  format: "iife",
  target: "es2022",
  charset: "utf8",
  minifySyntax: true,
  minifyWhitespace: true,
});
const text = made.outputFiles[0].text;
if (text.includes("</script")) throw new Error(`${bundle.pathname}: holds </script and cannot stand in a page`);
if (!process.argv.includes("--check")) await writeFile(bundle, text);
else if ((await readFile(bundle, "utf8").catch(() => "")) !== text) {
  console.error(`${bundle.pathname} is stale: run npm run build and commit it`);
  process.exitCode = 1;
}
