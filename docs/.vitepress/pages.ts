/** Which files of the workspace are pages of the site, and under which address. A fact stands in one of them; the others link to it. */

/** Folder or file of the workspace -> where it is on the site. */
const PLACES: Readonly<Record<string, string>> = {
  "docs/": "",
  "packages/engine/README.md": "packages/engine.md",
  "packages/engine/FORMAT.md": "reference/format.md",
  "packages/engine/SPEC.md": "rules/engine.md",
  "packages/templates/README.md": "packages/templates.md",
  "packages/templates/SPEC.md": "rules/templates.md",
  "packages/editor/README.md": "packages/editor.md",
  "packages/editor/SPEC.md": "rules/editor.md",
  "packages/runtime/README.md": "packages/runtime.md",
  "packages/runtime/SPEC.md": "rules/runtime.md",
  "packages/runtime/docs/": "runtime/",
  "docs/SPEC.md": "rules/docs.md",
  "examples/README.md": "examples.md",
  "CONTRIBUTING.md": "contributing.md",
};

/** The page that a file is; `undefined` for one that is none. */
export function pageOf(file: string): string | undefined {
  if (!file.endsWith(".md")) return undefined;
  const whole = PLACES[file];
  if (whole !== undefined) return whole;
  const folder = Object.keys(PLACES).find((place) => place.endsWith("/") && file.startsWith(place));
  return folder === undefined ? undefined : `${PLACES[folder]}${file.slice(folder.length)}`;
}
