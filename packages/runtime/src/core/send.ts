/** Writes a leased contact and hands it to its channel. Outside of any transaction: a provider may take as long as it likes. */

import { type CompiledTemplate, type PreparedTemplate, prepareTemplate, type RenderedMessage } from "@dunlin/templates";
import type { Outgoing, SendResult } from "../model/channel.ts";
import { RuntimeError } from "../model/runtimeError.ts";
import { StoreError } from "../model/store.ts";
import { messageContext } from "./context.ts";
import { writtenAfter } from "./ended.ts";
import type { Leased } from "./lease.ts";
import { nowOf } from "./poll.ts";
import type { World } from "./world.ts";

export const TIMEOUT_MS = 30_000;

type Prepared = { readonly outgoing: Outgoing } | { readonly result: SendResult };

/** Never throws: what fails before the channel is called was surely not sent. */
export async function send(world: World, tenant: string, leased: Leased): Promise<SendResult> {
  let prepared: Prepared;
  try {
    prepared = await prepare(world, tenant, leased);
    if ("outgoing" in prepared && !(await holdsLong(world, leased))) return LEASE_ENDED;
  } catch (reason) {
    const code = reason instanceof RuntimeError || reason instanceof StoreError ? reason.code : "prepare.failed";
    world.logger.error({ tenant, key: leased.row.key, code }, "a contact could not be prepared");
    return { status: "retry", code, reason: "The message could not be prepared." };
  }
  if ("result" in prepared) return prepared.result;
  return handOver(world, prepared.outgoing);
}

/** Another host counts it as lost when the lease ends: what is handed over by then has to have its answer. */
const LEASE_ENDED: SendResult = {
  ...{ status: "retry", code: "lease.ended" },
  reason: "The lease was about to end before the contact was handed over.",
};

/** Whether the lease outlasts the hand-over. A host that was stopped for a while, as with its machine, may find that it does not. */
async function holdsLong(world: World, { row: { route, leaseUntil = 0 } }: Leased): Promise<boolean> {
  const { timeoutMs = TIMEOUT_MS } = world.channels.get(route) ?? {};
  return (await nowOf(world)) + timeoutMs <= leaseUntil;
}

async function handOver(world: World, outgoing: Outgoing): Promise<SendResult> {
  const { channels, options } = world;
  const { channel: route } = outgoing;
  const channel = channels.get(route);
  const charge = route === "payment" ? options.payments?.charge?.bind(options.payments) : undefined;
  const call = channel === undefined ? charge : channel.send.bind(channel);
  if (call === undefined) {
    const reason = `There is no channel "${route}" on this host. Give one to createRuntime.`;
    return { status: "rejected", code: "channel.missing", reason };
  }
  const timeoutMs = channel?.timeoutMs ?? TIMEOUT_MS;
  const stop = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<SendResult>((resolve) => {
    timer = setTimeout(() => {
      stop.abort();
      resolve({ status: "unknown", code: "timeout", reason: `No answer within ${timeoutMs} ms.` });
    }, timeoutMs);
  });
  try {
    return await Promise.race([call(outgoing, stop.signal), late]);
  } catch {
    return { status: "unknown", code: "channel.threw", reason: "The channel failed while it was sending." };
  } finally {
    clearTimeout(timer);
  }
}

async function prepare(world: World, tenant: string, leased: Leased): Promise<Prepared> {
  const { row, person } = leased;
  const { effect } = row;
  const now = row.updatedAt;
  const callbackUrl = world.callbackUrl(tenant, row.route);
  const base = {
    ...(callbackUrl !== undefined && { callbackUrl }),
    ...{ tenant, key: row.key, attempt: row.attempts, caseId: row.caseId, personId: row.personId },
    ...{ channel: row.route, effect, at: now },
  };
  if (effect.kind !== "message.send") return { outgoing: base };
  const settings = await world.settings.get(tenant);
  const personal = await world.vault.open(tenant, person);
  const own = personal.addresses.find(({ channel, address }) => channel === effect.channel && address !== "")?.address;
  const redirect = settings.redirect?.[effect.channel];
  const address = settings.redirect === undefined ? own : redirect;
  if (own === undefined && effect.channel !== "page")
    return rejected("address.missing", `The debtor has no address for ${effect.channel}.`);
  const language = person.debtor.language ?? settings.defaults?.language;
  const compiled = await world.templates.compiled(tenant, effect.template, language, effect.variant);
  if (compiled === undefined)
    return rejected(
      "template.missing",
      `The template ${effect.template} is not published. Publish it, then send again.`,
    );
  const message = await written(world, tenant, leased, personal, compiled);
  if (message.status === "withheld") {
    // Names of variables and codes only: a value could be personal.
    const lacks = message.problems.map(({ code, data }) => (code === "merge.missing" ? String(data.path) : code));
    return rejected("message.withheld", `The message lacks what it must say: ${[...new Set(lacks)].join(", ")}.`);
  }
  return {
    outgoing: {
      ...base,
      ...(address !== undefined && { address }),
      message,
      ...(settings.redirect !== undefined && { redirected: true as const }),
    },
  };
}

async function written(
  world: World,
  tenant: string,
  { row, facts, state, offers }: Leased,
  personal: Parameters<typeof messageContext>[0]["personal"],
  compiled: CompiledTemplate,
): Promise<RenderedMessage> {
  const { effect, updatedAt: now, strategy } = row;
  if (state === undefined) throw new RuntimeError("case.unknown", "The enrollment is gone.");
  const program = await world.strategies.program(tenant, strategy, state.version);
  const settings = await world.settings.get(tenant);
  const links = (await world.links?.linksFor(tenant, row, now)) ?? {};
  const context = messageContext({ program, facts, state, effect, personal, settings, offers, links, now });
  const ready = prepared(world, compiled);
  const zone = typeof context.zone === "string" ? { zone: context.zone } : {};
  const render = (own: typeof context) => ready.render(own, zone);
  return writtenAfter(world, tenant, { key: row, state, facts, context, render });
}

const READY = new WeakMap<World, WeakMap<CompiledTemplate, PreparedTemplate>>();

/** Links lead where the host says; without TLS only where it is reached without TLS itself, as while it is tried out. */
function prepared(world: World, compiled: CompiledTemplate): PreparedTemplate {
  const { publicUrl = "https:", templates } = world.options;
  const own = READY.get(world) ?? new WeakMap<CompiledTemplate, PreparedTemplate>();
  READY.set(world, own);
  const known = own.get(compiled);
  if (known !== undefined) return known;
  const links = { ...templates?.links, ...(publicUrl.startsWith("http:") && { http: true }) };
  const ready = prepareTemplate(compiled, { links });
  own.set(compiled, ready);
  return ready;
}

const rejected = (code: string, reason: string): Prepared => ({ result: { status: "rejected", code, reason } });
