/**
 * Bugs that are planted on purpose, to see that the tests catch them. `PLANTED_BUG=ID` puts one into its module while that
 * is loaded; no file changes. A bug is data, in the tests of its package (`test/planted/bugs.ts`).
 */

import { existsSync, readFileSync } from "node:fs";
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

/** What keeps a bug from being planted, or from being caught, in sentences. */
export function plantingProblems(bug: PlantedBug, root: URL): readonly string[] {
  const { id, says, file, find, replace, tests } = bug;
  const source = sourceOf(bug, root);
  const places = existsSync(source) ? readFileSync(source, "utf8").split(find).length - 1 : 0;
  return [
    ...(/^[a-z]+(-[a-z0-9]+)*$/.test(id) ? [] : [`"${id}" is no id: words with dashes`]),
    ...(/^[A-Z].{20,}\.$/.test(says) ? [] : [`"${says}" is no sentence that says what goes wrong, and for whom`]),
    ...(places === 1 ? [] : [`${file} has the text it replaces ${places} times, not once`]),
    ...(find === replace ? ["it changes nothing"] : []),
    ...(tests.length > 0 ? [] : ["no test should catch it"]),
    ...tests.filter((test) => !existsSync(new URL(`test/${test}`, root))).map((test) => `there is no test/${test}`),
    ...(tests.some((test) => test.startsWith("planted/")) ? ["the proof cannot catch what it plants"] : []),
  ];
}

/** Ids and sentences that several bugs have. */
export function sharedNames(bugs: readonly PlantedBug[]): readonly string[] {
  const twice = (all: readonly string[]) => all.filter((one, at) => all.indexOf(one) < at);
  return [...twice(bugs.map(({ id }) => id)), ...twice(bugs.map(({ says }) => says))];
}

/** Module ids are paths with forward slashes, and may end in a query. */
const isModule = (id: string, source: URL): boolean =>
  id.split("?")[0]?.replace(/^\/?/, "/") === decodeURIComponent(source.pathname);
