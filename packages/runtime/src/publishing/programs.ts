/** Compiled strategies, from memory. The same version is compiled again only when what it depends on is another. */

import { compileStrategy, type Program, type Strategy, StrategyError } from "@dunlin/engine";
import { canonicalJson, sha256 } from "../base/canonical.ts";
import { RuntimeError } from "../model/runtime.ts";
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

export class Programs {
  readonly #store: Store;
  readonly #host: HostParts;
  readonly #sources: Recent<Promise<Source>>;
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
  async of(tenant: string, id: string, version: number, context: TenantContext): Promise<Program> {
    const key = JSON.stringify([tenant, id, version]);
    const present = this.#present.get(key);
    if (present?.context === context) return present.program;
    const program = await this.at(tenant, id, version, context, Infinity);
    this.#present.set(key, { context, program });
    return program;
  }

  /** As it was compiled at `at` (ms), by templates and packs of that moment. */
  async at(tenant: string, id: string, version: number, context: TenantContext, at: number): Promise<Program> {
    const key = JSON.stringify([tenant, id, version]);
    const { document, called } = await this.#source(key, tenant, id, version);
    const held = underPolicies(document, context, at);
    const templates = templatesAt(context, [document, ...Object.values(called)], at);
    const exact = JSON.stringify([key, sha256(canonicalJson([held.policies, templates]))]);
    const known = this.#compiled.get(exact);
    if (known !== undefined) return known;
    const program = compiled(held, { ...hostOptions(this.#host), templates, strategies: called, seen: 0 });
    this.#compiled.set(exact, program);
    return program;
  }

  async #source(key: string, tenant: string, id: string, version: number): Promise<Source> {
    const known = this.#sources.get(key);
    if (known !== undefined) return known;
    const reading = this.#store.transaction(tenant, async (tx) => {
      const kept = await versionOf<Strategy>(tx, STRATEGIES, id, version);
      if (kept === undefined) throw unknownVersion(STRATEGIES, id, version);
      return { document: kept.document, called: await calledIn(tx, kept.document) };
    });
    this.#sources.set(key, reading);
    reading.catch(() => this.#sources.drop(key, reading));
    return reading;
  }
}

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
