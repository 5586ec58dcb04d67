/**
 * Bugs that are planted on purpose, to see that the tests catch them. `PLANTED_BUG=ID` puts one into its module while that
 * is loaded; no file changes. A bug is data, in the tests of its package (`test/planted/bugs.ts`).
 */

import { readFileSync } from "node:fs";
import type { Plugin } from "vite";

export interface PlantedBug {
  readonly id: string;
  /** What goes wrong, and for whom. */
  readonly says: string;
  /** Under `src` of the package. */
  readonly file: string;
  /** Text that the file has exactly once. */
  readonly find: string;
  readonly replace: string;
  /** Test files that catch it, under `test` of the package: as few as do. */
  readonly tests: readonly string[];
}

/** Every bug of a package, whose folder is `root`. */
export interface PlantedBugs {
  readonly root: URL;
  readonly bugs: readonly PlantedBug[];
}

/** Puts the bug `id` into the module it is meant for; without an id, nothing. An id that nobody knows is refused. */
export function plantedBug(packages: readonly PlantedBugs[], id: string | undefined): Plugin[] {
  if (id === undefined) return [];
  const [site] = packages.flatMap(({ root, bugs }) =>
    bugs.filter((bug) => bug.id === id).map((bug) => ({ root, bug })),
  );
  if (site === undefined) throw new RangeError(`PLANTED_BUG names no bug: ${id}`);
  const { bug, root } = site;
  const source = sourceOf(bug, root);
  plant(bug, readFileSync(source, "utf8"));
  return [
    {
      name: "planted-bug",
      enforce: "pre",
      transform: (code, module) => (isModule(module, source) ? { code: plant(bug, code), map: null } : undefined),
    },
  ];
}

/** The file that a bug is put into. */
export const sourceOf = ({ file }: PlantedBug, root: URL): URL => new URL(`src/${file}`, root);

/** The text of a module with a bug in it. @throws RangeError where its place is not there, or not the only one. */
export function plant({ id, file, find, replace }: PlantedBug, text: string): string {
  const places = text.split(find).length - 1;
  if (places !== 1) throw new RangeError(`bug ${id}: ${file} has the text it replaces ${places} times, not once`);
  return text.replace(find, () => replace);
}

/** Module ids are paths with forward slashes, and may end in a query. */
const isModule = (id: string, source: URL): boolean =>
  id.split("?")[0]?.replace(/^\/?/, "/") === decodeURIComponent(source.pathname);
