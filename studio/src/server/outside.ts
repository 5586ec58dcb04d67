/** The world outside of the house: what happens to debtors whatever the strategies do, and what messages bring them to do. */

import type { CaseFacts } from "@dunlin/engine";
import type { DunlinRuntime } from "@dunlin/runtime";
import type { Acted, MessageView, PersonAct } from "../model/api.ts";
import { Agenda } from "./agenda.ts";
import { HOUSE, type Host, TENANT } from "./host.ts";
import type { Mailbox } from "./mailbox.ts";
import { type Reaction, reactionTo } from "./people.ts";
import { carry } from "./post.ts";
import type { Happening, SeededCase } from "./seed/portfolio.ts";
import { visit } from "./visit.ts";

export interface OutsideOptions {
  readonly host: Pick<Host, "runtime" | "providers" | "store" | "clock" | "url">;
  readonly mailbox: Mailbox;
  readonly cases: readonly SeededCase[];
  /** What people do hangs on it. */
  readonly seed: number;
  /** For what could not be done: the rest goes on. */
  readonly failed: (reason: unknown) => void;
}

type Coming = { readonly at: number; readonly id: string } & (
  | { readonly kind: "happening"; readonly happening: Happening }
  | { readonly kind: "reaction"; readonly reaction: Reaction }
);

/** Reactions come within days; messages from before are over. ms */
const LONGEST = 4 * 86_400_000;

/** So many cases are acted for at once. */
const LANES = 6;

export class World {
  readonly #options: OutsideOptions;
  readonly #agenda = new Agenda<Coming>();
  readonly #debtors: ReadonlyMap<string, CaseFacts["debtor"]>;
  /** Payments of the page's user and of people go one after the other. */
  payments = 0;

  constructor(options: OutsideOptions) {
    this.#options = options;
    const { cases, mailbox, host } = options;
    this.#debtors = new Map(cases.map(({ input: { facts } }) => [facts.caseId, facts.debtor]));
    // What was done already at this moment is known by its id, and has no second effect.
    const from = host.clock.now();
    for (const { later } of cases)
      for (const happening of later)
        if (happening.at >= from)
          this.#agenda.add({ at: happening.at, id: happening.event.id, kind: "happening", happening });
    for (const { id, at } of mailbox.heads()) {
      const message = at < from - LONGEST ? undefined : mailbox.get(id);
      if (message !== undefined) this.#expect(message, from);
    }
  }

  next(): number | undefined {
    return this.#agenda.next;
  }

  /** What happens to one case comes one after the other; different cases do not wait for each other. */
  async act(until: number): Promise<void> {
    const byCase = new Map<string, Coming[]>();
    for (let coming = this.#agenda.take(until); coming !== undefined; coming = this.#agenda.take(until)) {
      const { caseId } = coming.kind === "happening" ? coming.happening : coming.reaction;
      byCase.set(caseId, [...(byCase.get(caseId) ?? []), coming]);
    }
    const waiting = byCase.values();
    const lane = async () => {
      for (const all of waiting) for (const coming of all) await this.#come(coming);
    };
    await Promise.all(Array.from({ length: LANES }, lane));
  }

  async #come(coming: Coming): Promise<void> {
    try {
      if (coming.kind === "happening") await this.#happen(coming.happening);
      else await this.#react(coming.reaction);
    } catch (reason) {
      this.#options.failed(reason);
    }
  }

  async carry(): Promise<void> {
    const { host, mailbox } = this.#options;
    for (const message of await carry(host, mailbox)) this.#expect(message, host.clock.now());
  }

  #expect(message: MessageView, from: number): void {
    const debtor = this.#debtors.get(message.caseId ?? "");
    const reaction = debtor && reactionTo(message, { debtor }, this.#options.seed);
    if (reaction !== undefined && reaction.at >= from)
      this.#agenda.add({ at: reaction.at, id: reaction.id, kind: "reaction", reaction });
  }

  async #happen({ caseId, event, added, open }: Happening): Promise<void> {
    const { runtime } = this.#options.host;
    const known = await runtime.cases.peek(TENANT, caseId);
    if (known === undefined || known.erasedAt !== undefined) return;
    const { facts } = known;
    if (open !== undefined && owedIn(facts, open) === 0) return;
    if (added !== undefined && !facts.obligations.some(({ ref }) => ref === added.ref)) {
      const obligations = [...facts.obligations, added];
      await runtime.cases.put(TENANT, [{ facts: { ...facts, obligations } }], HOUSE);
    }
    if (event.type !== "payment.received") return told(runtime, caseId, event);
    const amountMinor = Math.min(Number(event.data?.amountMinor), owedIn(facts, event.data?.obligation));
    if (amountMinor > 0) await told(runtime, caseId, { ...event, data: { ...event.data, amountMinor } });
  }

  async #react({ message, deed, text = "" }: Reaction): Promise<void> {
    if (deed === "reply") {
      await this.reply(message, text);
      return;
    }
    const page = message.links.find((link) => link.includes("/p/"));
    if (page !== undefined) await visit(this.#options.host, withHost(page, this.#options.host.url), deed);
  }

  /** A receiver writes back. @returns Whether the house took it. */
  async reply({ channel, to, ref, id }: MessageView, text: string): Promise<boolean> {
    const { provider } = this.#options.host.providers;
    const at = this.#options.host.clock.now();
    const about = ref === undefined ? {} : { message: ref };
    const told = await provider.reply({ ...{ channel, from: to, text, at, id: `reply-${id}-${at}` }, ...about });
    return told.some(({ status }) => status >= 200 && status < 300);
  }

  /** What a user lets the debtor of a case do. @returns undefined for a case that nobody knows. */
  async actFor(caseId: string, act: PersonAct["do"]): Promise<Acted | undefined> {
    const { host, mailbox } = this.#options;
    const known = await host.runtime.cases.peek(TENANT, caseId);
    if (known === undefined) return undefined;
    const page = this.#newestPage(caseId);
    const owed = owedIn(known.facts);
    const id = `act-${caseId}-${host.clock.now()}-${mailbox.count}-${this.payments++}`;
    if (act === "openLink" || act === "callBack") {
      const shown = page === undefined ? undefined : await visit(host, page, act === "callBack" ? "callBack" : "look");
      if (act === "callBack" && shown !== true)
        await told(host.runtime, caseId, { type: "intent.detected", id, data: { intent: "voice" } });
      return {
        how: shown === undefined || act === "callBack" ? "call" : "link",
        ...(page !== undefined && { url: page }),
      };
    }
    const byPage = act === "payAll" && page !== undefined && (await visit(host, page, "pay"));
    // Under a plan the page asks for an installment; the rest comes by transfer.
    const left = byPage ? owedIn((await host.runtime.cases.peek(TENANT, caseId))?.facts ?? known.facts) : owed;
    const amountMinor = act === "payAll" ? left : Math.ceil(owed / 2);
    if (amountMinor > 0) await told(host.runtime, caseId, { type: "payment.received", id, data: { amountMinor } });
    return byPage ? { how: "link", url: page } : { how: "transfer", amountMinor };
  }

  #newestPage(caseId: string): string | undefined {
    const { mailbox } = this.#options;
    for (const { id } of mailbox.list({ caseId, limit: 20 })) {
      const page = mailbox.get(id)?.links.find((link) => link.includes("/p/"));
      if (page !== undefined) return withHost(page, this.#options.host.url);
    }
    return undefined;
  }
}

/** Links begin with the address of the house; this is where it leads. */
const withHost = (link: string, url: string): string => `${url}${new URL(link).pathname}`;

async function told(runtime: DunlinRuntime, caseId: string, event: Happening["event"]): Promise<void> {
  await runtime.cases.deliver(TENANT, caseId, event, { id: "debtor", roles: ["operator"] });
}

function owedIn({ obligations }: CaseFacts, ref?: unknown): number {
  const counted = obligations.filter((one) => ref === undefined || one.ref === ref);
  return counted.reduce((sum, { outstandingMinor }) => sum + Math.max(0, outstandingMinor), 0);
}
