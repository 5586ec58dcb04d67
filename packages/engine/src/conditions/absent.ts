/** Which paths lead to nothing known, for `missing` and `missing_some`. */

import { type Environment, ownMember } from "./environment.ts";
import { pathOf } from "./path.ts";
import { knownValue } from "./values.ts";

/** Paths that are unknown; `undefined` when one of them is no text. */
export function absent(
  paths: readonly unknown[],
  env: Environment,
  inside: boolean,
  element: unknown,
): string[] | undefined {
  if (!paths.every((path) => typeof path === "string")) return undefined;
  return paths.filter((text) => {
    const { path, scope } = pathOf(text);
    if (inside && scope === "here") return knownValue(path.reduce(ownMember, element)) === undefined;
    const [root, ...rest] = path;
    return root === undefined || knownValue(rest.reduce(ownMember, env.read(root))) === undefined;
  });
}

/** As `missing_some`: none when at least `need` of the paths are known. */
export function absentOf(need: unknown, paths: unknown, env: Environment, inside: boolean, element: unknown) {
  const gone = Array.isArray(paths) ? absent(paths, env, inside, element) : undefined;
  if (typeof need !== "number" || gone === undefined || !Array.isArray(paths)) return undefined;
  return paths.length - gone.length >= need ? [] : gone;
}
