/**
 * Bundles kg/view/src into kg/view/bundle/view.js, which travels in the package: `npm run build`.
 * With `--check` it writes nothing and fails where the bundle is stale.
 */
import { build } from "esbuild";
import { readFile, writeFile } from "node:fs/promises";

const here = new URL(".", import.meta.url);
const bundle = new URL("bundle/view.js", here);
const licences = new URL("bundle/LICENSES.txt", here);
const vendored = ["d3-force", "d3-dispatch", "d3-quadtree", "d3-timer"];

const made = await build({
  entryPoints: [new URL("src/main.js", here).pathname],
  bundle: true,
  write: false,
  format: "iife",
  target: "es2022",
  charset: "utf8",
  minifySyntax: true,
  minifyWhitespace: true,
});
const texts = await Promise.all(vendored.map(async (name) => {
  const root = new URL(`../../node_modules/${name}/`, here);
  const { version } = JSON.parse(await readFile(new URL("package.json", root), "utf8"));
  return `${name} ${version}\n\n${await readFile(new URL("LICENSE", root), "utf8")}`;
}));
const outputs = [[bundle, made.outputFiles[0].text], [licences, texts.join("\n----\n\n")]];
for (const [file, text] of outputs) {
  if (text.includes("</script")) throw new Error(`${file.pathname}: holds </script and cannot stand in a page`);
  if (!process.argv.includes("--check")) await writeFile(file, text);
  else if ((await readFile(file, "utf8").catch(() => "")) !== text) {
    console.error(`${file.pathname} is stale: run npm run build and commit it`);
    process.exitCode = 1;
  }
}
