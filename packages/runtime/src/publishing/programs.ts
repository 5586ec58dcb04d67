/** Compiled strategies, from memory. The same version is compiled again only when what it depends on is another. */

import { compileStrategy, type Program, type Strategy, StrategyError } from "@dunlin/engine";
import { canonicalJson, sha256 } from "../base/canonical.ts";
import { RuntimeError } from "../model/runtimeError.ts";
import type { Store } from "../model/store.ts";
import { calledIn, type HostParts, hostOptions, type TenantContext, templatesAt, underPolicies } from "./context.ts";
import { unknownVersion } from "./publication.ts";
import { Recent } from "./recent.ts";
import { STRATEGIES, versionOf } from "./shelf.ts";

/** A version as it was published, with what it calls. Never changes. */
interface Source {
  readonly document: Strategy;
  readonly called: Readonly<Record<string, Strategy>>;
}

export interface Wanted {
  readonly tenant: string;
  readonly id: string;
  readonly version: number;
}

export class Programs {
  readonly #store: Store;
  readonly #host: HostParts;
  readonly #sources: Recent<Source>;
  readonly #compiled: Recent<Program>;
  /** The newest program of a version, and the context for which it was found. */
  readonly #present: Recent<{ readonly context: TenantContext; readonly program: Program }>;

  constructor(store: Store, host: HostParts, most: number) {
    this.#store = store;
    this.#host = host;
    this.#sources = new Recent(most);
    this.#compiled = new Recent(most);
    this.#present = new Recent(most);
  }

  /** @throws RuntimeError `version.unknown`; `strategy.invalid` where the host took away what it needs, as a pack. */
  async of(wanted: Wanted, context: TenantContext): Promise<Program> {
    const key = keyOf(wanted);
    const present = this.#present.get(key);
    if (present?.context === context) return present.program;
    const program = await this.at(wanted, context, Infinity);
    this.#present.set(key, { context, program });
    return program;
  }

  /** As it was compiled at `at` (ms), by templates and packs of that moment. */
  async at(wanted: Wanted, context: TenantContext, at: number): Promise<Program> {
    const { document, called } = await this.#source(wanted);
    const held = underPolicies(document, context, at);
    const templates = templatesAt(context, [document, ...Object.values(called)], at);
    const exact = JSON.stringify([keyOf(wanted), sha256(canonicalJson([held.policies, templates]))]);
    const known = this.#compiled.get(exact);
    if (known !== undefined) return known;
    const program = compiled(held, { ...hostOptions(this.#host), templates, strategies: called, seen: 0 });
    this.#compiled.set(exact, program);
    return program;
  }

  async #source(wanted: Wanted): Promise<Source> {
    const key = keyOf(wanted);
    const known = this.#sources.get(key);
    if (known !== undefined) return known;
    const { tenant, id, version } = wanted;
    const source = await this.#store.transaction(tenant, async (tx) => {
      const kept = await versionOf<Strategy>(tx, STRATEGIES, id, version);
      if (kept === undefined) throw unknownVersion(STRATEGIES, id, version);
      return { document: kept.document, called: await calledIn(tx, kept.document) };
    });
    this.#sources.set(key, source);
    return source;
  }
}

const keyOf = ({ tenant, id, version }: Wanted): string => JSON.stringify([tenant, id, version]);

/** @throws RuntimeError `strategy.invalid` with its diagnostics. */
export function compiled(document: Strategy, options: Parameters<typeof compileStrategy>[1]): Program {
  try {
    return compileStrategy(document, options);
  } catch (reason) {
    if (!(reason instanceof StrategyError)) throw reason;
    const errors = reason.diagnostics.filter(({ severity }) => severity === "error");
    const says = `The strategy "${document.id}" has errors and cannot run. Mend what the diagnostics name.`;
    throw new RuntimeError("strategy.invalid", says, {
      ...(errors[0] && { path: errors[0].path }),
      data: { id: document.id, diagnostics: reason.diagnostics },
    });
  }
}
