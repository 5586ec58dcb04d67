/** Templates of a tenant: drafts, the gate, versions that never change, and the compiled messages that debtors get. */

import type { Brand, CompiledTemplate, Template, TemplateDiagnostic } from "@dunlin/templates";
import { canonicalJson, sha256 } from "../base/canonical.ts";
import type { Actor } from "../model/actor.ts";
import type { Proposed, Published, Templates, TemplateVersion } from "../model/publishing.ts";
import type { RuntimeOptions } from "../model/runtime.ts";
import type { Tx } from "../model/store.ts";
import { again } from "../settings/again.ts";
import { requireRole } from "../settings/roles.ts";
import { brandHash, brandIn, setBrandIn } from "./brand.ts";
import { type CacheOptions, Contexts } from "./contexts.ts";
import { draftIn, saveDraftIn, savedMeanwhile } from "./drafts.ts";
import { refuseFaulty, surroundingsIn, type TemplateHost, throughGate } from "./gate.ts";
import { nearestLanguage } from "./language.ts";
import { publishIn, withdrawIn } from "./publication.ts";
import { Recent } from "./recent.ts";
import {
  draftOf,
  headOf,
  headsOf,
  type KeptVersion,
  type Proposal,
  TEMPLATES,
  unknown,
  versionOf,
  versionsOf,
} from "./shelf.ts";
import { templateSummaryOf, withoutDocument } from "./summaries.ts";
import { templateFacts } from "./templateFacts.ts";

/** What a host can do beside what the runtime needs of it. */
export interface TemplateService extends Templates {
  /** What waits for a second person. */
  proposals(tenant: string): Promise<readonly (Proposal & { readonly id: string })[]>;
  /** Takes a proposal back, or turns it down. @throws RuntimeError `role.missing`, `template.unknown`. */
  withdraw(tenant: string, id: string, actor: Actor, note?: string): Promise<void>;
}

export type TemplateOptions = Pick<RuntimeOptions, "store"> & TemplateHost;

/** No method may be called inside a transaction of the same tenant: it opens its own. */
export function createTemplates(
  options: TemplateOptions,
  caching: CacheOptions = {},
  contexts: Contexts = new Contexts(options.store, caching),
): TemplateService {
  return new PublishedTemplates(options, caching, contexts);
}

const COMPILED = "template.compiled";

/** Of one version: every locale and variant. */
interface Messages {
  readonly defaultLocale: string;
  readonly compiled: readonly CompiledTemplate[];
}

class PublishedTemplates implements TemplateService {
  readonly #options: TemplateOptions;
  readonly #contexts: Contexts;
  readonly #messages: Recent<Messages>;

  constructor(options: TemplateOptions, { programs = 500 }: CacheOptions, contexts: Contexts) {
    this.#options = options;
    this.#contexts = contexts;
    this.#messages = new Recent(programs);
  }

  saveDraft(tenant: string, document: Template, rev: number, actor: Actor) {
    return this.#write(tenant, (tx) => saveDraftIn(tx, TEMPLATES, document, rev, actor));
  }

  draft(tenant: string, id: string) {
    return this.#read(tenant, (tx) => draftIn<Template>(tx, TEMPLATES, id));
  }

  list(tenant: string) {
    return this.#read(tenant, async (tx) => (await headsOf(tx, TEMPLATES)).map(templateSummaryOf));
  }

  async check(tenant: string, document: unknown): Promise<readonly TemplateDiagnostic[]> {
    const surroundings = await this.#read(tenant, (tx) => surroundingsIn(tx, document, this.#options));
    return (await throughGate(document as Template, surroundings, this.#options)).checks;
  }

  async publish(tenant: string, id: string, rev: number, actor: Actor, note?: string): Promise<Published | Proposed> {
    requireRole(actor, "author", "publisher");
    const { document, version, surroundings } = await this.#read(tenant, async (tx) => {
      const [kept, head] = [await draftOf<Template>(tx, TEMPLATES, id), await headOf(tx, TEMPLATES, id)];
      if (kept === undefined || head === undefined) throw unknown(TEMPLATES, id);
      if (kept.rev !== rev) throw savedMeanwhile(TEMPLATES, id, kept.rev);
      const around = await surroundingsIn(tx, kept.value.document, this.#options);
      return { document: kept.value.document, version: head.value.versions + 1, surroundings: around };
    });
    const { compiled, checks } = await throughGate(document, surroundings, this.#options, version);
    refuseFaulty(id, checks);
    const hash = sha256(canonicalJson(document));
    const { brand } = surroundings;
    const fingerprint = brand === undefined ? hash : sha256(`${hash} ${brandHash(brand)}`);
    const candidate = { id, rev, version, hash, fingerprint, document, facts: templateFacts(document, compiled) };
    const messages: Messages = { defaultLocale: document.defaultLocale, compiled };
    try {
      return await this.#write(tenant, (tx) =>
        publishIn(tx, TEMPLATES, candidate, actor, note, async () => {
          await tx.putDocument({ kind: COMPILED, id: `${id}@${version}`, rev: 0, value: messages });
        }),
      );
    } finally {
      this.#contexts.outdate(tenant);
    }
  }

  withdraw(tenant: string, id: string, actor: Actor, note?: string): Promise<void> {
    return this.#write(tenant, (tx) => withdrawIn(tx, TEMPLATES, id, actor, note));
  }

  proposals(tenant: string) {
    return this.#read(tenant, async (tx) =>
      (await headsOf(tx, TEMPLATES)).flatMap(({ id, value: { proposal } }) => (proposal ? [{ id, ...proposal }] : [])),
    );
  }

  version(tenant: string, id: string, version: number): Promise<TemplateVersion | undefined> {
    return this.#read(tenant, async (tx) => {
      const kept = await versionOf<Template>(tx, TEMPLATES, id, version);
      if (kept === undefined) return undefined;
      const messages = (await tx.document<Messages>(COMPILED, `${id}@${version}`))?.value;
      const live = (await headOf(tx, TEMPLATES, id))?.value.live;
      return { ...toVersion(id, kept, live), compiled: messages?.compiled ?? [] };
    });
  }

  versions(tenant: string, id: string) {
    return this.#read(tenant, async (tx) => {
      const live = (await headOf(tx, TEMPLATES, id))?.value.live;
      const kept = await versionsOf<Template>(tx, TEMPLATES, id);
      return kept.map((one) => withoutDocument(toVersion(id, one, live)));
    });
  }

  async compiled(tenant: string, reference: string, language: string | undefined, variant: string | undefined) {
    const [id = "", pinned] = reference.split("@");
    const version = pinned ?? (await this.#contexts.of(tenant)).templates.get(id)?.live;
    if (version === undefined) return undefined;
    const messages = await this.#messagesOf(tenant, `${id}@${version}`);
    if (messages === undefined) return undefined;
    const { compiled, defaultLocale } = messages;
    const locales = [...new Set(compiled.map(({ locale }) => locale))];
    const locale = nearestLanguage(language, locales, defaultLocale);
    const there = compiled.filter((one) => one.locale === locale);
    return there.find((one) => one.variant === variant) ?? there[0];
  }

  brand(tenant: string): Promise<Brand | undefined> {
    return this.#read(tenant, brandIn);
  }

  setBrand(tenant: string, brand: Brand, actor: Actor): Promise<void> {
    return this.#write(tenant, (tx) => setBrandIn(tx, brand, actor));
  }

  /** A version never changes; one that is not there yet is asked for again. */
  async #messagesOf(tenant: string, reference: string): Promise<Messages | undefined> {
    const key = JSON.stringify([tenant, reference]);
    const known = this.#messages.get(key);
    if (known !== undefined) return known;
    const messages = await this.#read(tenant, async (tx) => (await tx.document<Messages>(COMPILED, reference))?.value);
    if (messages !== undefined) this.#messages.set(key, messages);
    return messages;
  }

  #read<T>(tenant: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.#options.store.transaction(tenant, work);
  }

  #write<T>(tenant: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return again(() => this.#options.store.transaction(tenant, work));
  }
}

const toVersion = (
  id: string,
  { fingerprint: _, ...kept }: KeptVersion<Template>,
  live: number | undefined,
): Omit<TemplateVersion, "compiled"> => ({ id, ...kept, live: kept.version === live });
