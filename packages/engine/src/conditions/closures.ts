/**
 * Conditions compiled to closures: the default back end. One function per operation, specialised where strategies
 * spend their time (a field against constants, members of plain facts), without `new Function`.
 */

import type { CallAst, ConditionAst, VarAst } from "../model/condition.ts";
import type { ConditionBackend } from "./backend.ts";
import { CALLS } from "./closureCalls.ts";
import { rangeOf, within } from "./closureRanges.ts";
import { ENVIRONMENT, pathReader, plainFacts, type Root } from "./closureReads.ts";
import type { Evaluate, Site } from "./closureSite.ts";
import type { Environment } from "./environment.ts";
import { knownValue } from "./values.ts";

export const closures: ConditionBackend = {
  compile: compileAst,
  compileFacts: (ast, gives, environmentOf) => {
    const evaluate = new Compiler(plainFacts(environmentOf), false).known(ast);
    if (gives === "value") return (facts) => evaluate(facts, facts);
    return (facts) => {
      const value = evaluate(facts, facts);
      return typeof value === "boolean" ? value : "unknown";
    };
  },
};

/** A compiled condition. `undefined` is unknown. */
export function compileAst(ast: ConditionAst): (environment: Environment) => unknown {
  const evaluate = new Compiler(ENVIRONMENT, false).known(ast);
  return (environment) => evaluate(environment, environment);
}

class Compiler implements Site {
  readonly root: Root;
  readonly inside: boolean;

  constructor(root: Root, inside: boolean) {
    this.root = root;
    this.inside = inside;
  }

  get element(): Site {
    return this.inside ? this : new Compiler(this.root, true);
  }

  known(ast: ConditionAst): Evaluate {
    const value = this.raw(ast);
    if (ast.kind !== "var" || ast.fallback !== undefined) return value;
    return (here, about) => knownValue(value(here, about));
  }

  raw(ast: ConditionAst): Evaluate {
    switch (ast.kind) {
      case "literal": {
        const value = knownValue(ast.value);
        return () => value;
      }
      case "list": {
        const items = ast.items.map((item) => this.known(item));
        return (here, about) => items.map((item) => item(here, about) ?? null);
      }
      case "var":
        return this.#variable(ast);
      case "call":
        return this.#call(ast);
      case "raw":
        return () => undefined;
    }
  }

  read({ path, scope }: Pick<VarAst, "path" | "scope">): Evaluate {
    if (this.inside && scope === "here") return pathReader(path, ["*"]);
    const [first, ...rest] = path;
    if (first === undefined) return () => undefined;
    const read = pathReader(rest, [first], this.root.member(first));
    return this.inside ? (_, about) => read(about) : read;
  }

  #variable(ast: VarAst): Evaluate {
    const read = this.read(ast);
    if (ast.fallback === undefined) return read;
    const fallback = this.known(ast.fallback);
    return (here, about) => {
      const value = read(here, about);
      return knownValue(value) === undefined ? fallback(here, about) : value;
    };
  }

  #call(ast: CallAst): Evaluate {
    const range = rangeOf(ast);
    if (range !== undefined) return within(this, range);
    const make = CALLS[ast.op];
    if (make === undefined) throw new Error(`an operator that was not checked: ${ast.op}`);
    return make(this, ast.args);
  }
}
