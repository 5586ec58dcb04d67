/** The runtime put together: one world of shared parts, and a service per subject. */

import { randomBytes } from "node:crypto";
import { createCases } from "./core/cases.ts";
import { Dispatcher, dispatchOnce } from "./core/dispatch.ts";
import { type Loop, startLoop } from "./core/loop.ts";
import { createMaintenance, MAINTAIN_MS } from "./core/maintain.ts";
import { createOutbox } from "./core/outbox.ts";
import { nowOf, pollOnce } from "./core/poll.ts";
import { createTransact } from "./core/transact.ts";
import { SILENT, UNMEASURED, type World } from "./core/world.ts";
import { createInbound } from "./inbound/inbound.ts";
import { createMigrations } from "./migration/migrations.ts";
import type { Migrations } from "./model/migrations.ts";
import type { Runtime, RuntimeOptions } from "./model/runtime.ts";
import { createPageLinks } from "./pages/link.ts";
import { createLinks, type Links } from "./pages/links.ts";
import { createPages, type Pages } from "./pages/pages.ts";
import { createPeople, type People } from "./people/people.ts";
import { createPublishing } from "./publishing/publishing.ts";
import { createSettings } from "./settings/settings.ts";
import { createTasks, type Tasks } from "./tasks/tasks.ts";
import { createVault } from "./vault/vault.ts";

/** A runtime with everything that hosts build on. */
export interface DunlinRuntime extends Runtime {
  readonly people: People;
  /** Cases on their way to another version. */
  readonly migrations: Migrations;
  /** What agents do. */
  readonly tasks: Tasks;
  /** What debtors see behind the links of their messages; absent without `publicUrl` and `secret`. */
  readonly pages?: Pages;
}

/**
 * A runtime over one store. Nothing happens by itself until `start`; a host that schedules on its own calls `poll` and `dispatch`.
 *
 * @throws RangeError for an option that cannot be, as a lease shorter than a channel's timeout.
 */
export function createRuntime(options: RuntimeOptions): DunlinRuntime {
  checkOptions(options);
  const door = linksOf(options);
  const world = createWorld(options, door);
  const { store, strategies, templates, settings, logger } = world;
  const outbox = createOutbox(world);
  const { secret, retained, channels = [], payments } = options;
  const people = createPeople({
    ...{ store, vault: world.vault },
    ...(secret !== undefined && { secret }),
    ...(retained !== undefined && { retained }),
  });
  const migrations = createMigrations(world);
  let loops: readonly Loop[] = [];
  let unlisten: (() => Promise<void>) | undefined;
  const hint = () => {
    for (const loop of loops) loop.hint();
  };
  const dispatcher = new Dispatcher(world, hint);
  const poll = () => pollOnce(world);
  const dispatch = () => dispatchOnce(world);
  return {
    ...{ options, strategies, templates, settings },
    cases: createCases(world),
    people,
    migrations,
    tasks: createTasks({ world }),
    ...(door !== undefined && { pages: createPages({ world, ...door }) }),
    outbox,
    inbound: createInbound({ world, ...options.replies }),
    now: () => nowOf(world),
    callbacks(tenant) {
      const reporting = [...channels, ...(payments === undefined ? [] : [payments])].filter((one) => one.receive);
      return reporting.flatMap(({ id: source }) => {
        const url = world.callbackUrl(tenant, source);
        return url === undefined ? [] : [{ source, url }];
      });
    },
    poll,
    dispatch,
    async settle() {
      for (;;) {
        const [woken, sent] = [await poll(), await dispatch()];
        const moved = woken.steps + sent.leased + sent.deferred + sent.canceled + sent.unknown;
        if (moved === 0 && !woken.more && !sent.more) return;
      }
    },
    async start() {
      await store.open();
      loops = [
        startLoop(world, "poll", async () => (await poll()).more),
        startLoop(world, "dispatch", () => dispatcher.round()),
        startLoop(world, "migrate", () => migrations.work()),
        startLoop(world, "maintain", createMaintenance(world, outbox, people), MAINTAIN_MS),
      ];
      unlisten = await store.listen?.(hint);
      logger.info({ store: store.kind, owner: world.owner }, "the runtime has started");
    },
    async stop() {
      await unlisten?.();
      await Promise.all(loops.map((loop) => loop.stop()));
      loops = [];
      await dispatcher.rest();
      await Promise.all([...world.channels.values()].map((channel) => channel.close?.()));
      await options.payments?.close?.();
      await store.close();
      logger.info({ owner: world.owner }, "the runtime has stopped");
    },
  };
}

interface Door {
  readonly links: Links;
  /** Without a slash at its end, both. */
  readonly publicUrl: string;
  readonly linkUrl: string;
}

const withoutSlash = (url: string): string => url.replace(/\/+$/, "");

/** Where debtors and providers reach this host. */
function linksOf({ secret, publicUrl, linkUrl = publicUrl }: RuntimeOptions): Door | undefined {
  if (secret === undefined || publicUrl === undefined || linkUrl === undefined) return undefined;
  return { links: createLinks(secret), publicUrl: withoutSlash(publicUrl), linkUrl: withoutSlash(linkUrl) };
}

function createWorld(options: RuntimeOptions, door: Door | undefined): World {
  const { store, channels = [], clock, packs, calendars, nodeTypes } = options;
  const host = {
    store,
    ...(packs !== undefined && { packs }),
    ...(calendars !== undefined && { calendars }),
    ...(nodeTypes !== undefined && { nodeTypes }),
    ...options.templates,
    ...(options.logger !== undefined && { logger: options.logger }),
  };
  const { strategies, templates } = createPublishing(host);
  return {
    ...{ store, options, strategies, templates },
    vault: createVault(options.vault),
    settings: createSettings(store, host),
    channels: new Map(channels.map((channel) => [channel.id, channel])),
    links: door && createPageLinks(store, door.links, door.linkUrl),
    callbackUrl: (tenant, source) => door && `${door.publicUrl}/in/${door.links.sealSource({ tenant, source })}`,
    logger: options.logger ?? SILENT,
    meter: options.meter ?? UNMEASURED,
    transact: createTransact(store, strategies),
    owner: options.owner ?? randomBytes(8).toString("hex"),
    nowIn: (tx) => clock?.now() ?? tx.now,
  };
}

const LONGEST_BATCH = 1_000;

function checkOptions({ channels = [], leaseMs = 120_000, batch = 500, secret }: RuntimeOptions): void {
  const ids = channels.map(({ id }) => id);
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  if (twice !== undefined) throw new RangeError(`There are two channels "${twice}". Give each an id of its own.`);
  const slow = channels.find(({ timeoutMs = 30_000 }) => timeoutMs * 2 > leaseMs);
  if (slow !== undefined) {
    throw new RangeError(
      `The lease of ${leaseMs} ms is too short for the channel "${slow.id}": it must be at least twice its timeout.`,
    );
  }
  if (!Number.isInteger(batch) || batch < 1 || batch > LONGEST_BATCH)
    throw new RangeError(`A batch has 1 to ${LONGEST_BATCH} cases, not ${batch}.`);
  if (secret !== undefined && secret.length < 32) throw new RangeError("The secret must have at least 32 bytes.");
}
