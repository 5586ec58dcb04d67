/** Finds out whether this engine generates code for conditions, and how it is asked to. */

import * as engine from "@dunlin/engine";

const PROBE = { ">": [{ var: "dpd" }, 30] };

/**
 * A compiler that generates code, or `undefined`. An engine that does not know the option gives closures without a
 * word, so what counts is whether the function constructor was used.
 *
 * @returns {Promise<((rule: object) => (facts: object) => unknown) | undefined>}
 */
export async function codegenOf() {
  const entry = await import("@dunlin/engine/codegen").catch(() => ({}));
  const ways = [
    entry.compileCondition && ((rule) => entry.compileCondition(rule)),
    entry.codegen && ((rule) => engine.compileCondition(rule, { backend: entry.codegen })),
    (rule) => engine.compileCondition(rule, { backend: "codegen" }),
  ];
  return ways.find((way) => way !== undefined && generates(way));
}

function generates(way) {
  const original = globalThis.Function;
  let used = false;
  const noted = (target, args) => {
    used = true;
    return Reflect.construct(target, args);
  };
  globalThis.Function = new Proxy(original, { construct: noted, apply: (target, _, args) => noted(target, args) });
  try {
    return way(PROBE)({ dpd: 31 }) === true && used;
  } catch {
    return false;
  } finally {
    globalThis.Function = original;
  }
}
