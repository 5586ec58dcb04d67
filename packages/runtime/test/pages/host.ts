/** The parts of a runtime over memory and a virtual clock, with documents published for one tenant: for tests of what stands on them. */

import type { Strategy } from "@dunlin/engine";
import type { Template } from "@dunlin/templates";
import { createCases } from "../../src/core/cases.ts";
import { createTransact } from "../../src/core/transact.ts";
import { SILENT, UNMEASURED, type World } from "../../src/core/world.ts";
import { memoryStore } from "../../src/memory/memoryStore.ts";
import type { Channel } from "../../src/model/channel.ts";
import type { RuntimeOptions } from "../../src/model/runtime.ts";
import { createPageLinks } from "../../src/pages/link.ts";
import { createLinks } from "../../src/pages/links.ts";
import { createPublishing } from "../../src/publishing/publishing.ts";
import { createSettings } from "../../src/settings/settings.ts";
import { localKeyWrap } from "../../src/vault/keyWrap.ts";
import { createVault } from "../../src/vault/vault.ts";
import { ADMIN, SECRET, START, TENANT, testClock } from "../core/world.ts";

export const PUBLIC = "https://pay.example.com";
export const links = createLinks(SECRET);

export interface HostOptions extends Partial<Omit<RuntimeOptions, "channels" | "templates">> {
  readonly strategies: readonly Strategy[];
  readonly templates: readonly Template[];
  readonly channels?: readonly Channel[];
  /** ms */
  readonly start?: number;
}

export async function hostOf({
  strategies: documents,
  templates: drafts,
  channels = [],
  start = START,
  ...rest
}: HostOptions) {
  const clock = testClock(start);
  const store = memoryStore({ clock });
  const options: RuntimeOptions = { store, clock, vault: localKeyWrap(SECRET), secret: SECRET, ...rest };
  const { strategies, templates } = createPublishing({ store });
  const world: World = {
    ...{ store, options, strategies, templates, logger: SILENT, meter: UNMEASURED, owner: "h1" },
    vault: createVault(options.vault),
    settings: createSettings(store),
    channels: new Map(channels.map((channel) => [channel.id, channel])),
    links: createPageLinks(store, links, PUBLIC),
    callbackUrl: () => undefined,
    transact: createTransact(store, strategies),
    nowIn: () => clock.now(),
  };
  await store.open();
  for (const template of drafts) {
    await templates.saveDraft(TENANT, template, 0, ADMIN);
    await templates.publish(TENANT, template.id, 1, ADMIN);
  }
  for (const strategy of documents) {
    await strategies.saveDraft(TENANT, strategy, 0, ADMIN);
    await strategies.publish(TENANT, strategy.id, 1, ADMIN);
  }
  return { world, store, clock, cases: createCases(world), templates };
}
