/** A whole studio: a host, the world outside of it, the first days, and the clock that goes on from there. */

import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { FastifyInstance } from "fastify";
import type { Session } from "../model/api.ts";
import { type ClockState, SPEEDS } from "./clock.ts";
import { type Drive, type Driven, drive } from "./drive.ts";
import { guard } from "./guard.ts";
import { type Host, openHost } from "./host.ts";
import { Watchers } from "./live.ts";
import { lockDirectory } from "./lock.ts";
import { Mailbox } from "./mailbox.ts";
import { World } from "./outside.ts";
import { Accounts } from "./portfolio/accounts.ts";
import { Counts } from "./portfolio/counts.ts";
import { Looks } from "./portfolio/looks.ts";
import { routes } from "./routes/routes.ts";
import { type SeededCase, seededCases } from "./seed/portfolio.ts";
import { BEGIN, planFile, seed } from "./seed/seed.ts";
import { documentsFor } from "./seed/strategies.ts";
import { Turns } from "./turns.ts";
import { serveWeb } from "./web.ts";

export interface StudioOptions {
  readonly directory: string;
  readonly store: "embedded" | "memory";
  /** The first one that is tried; 0: the system chooses. */
  readonly port: number;
  /** Of a new studio. */
  readonly cases: number;
  /** Studio days that have passed when a new one opens. */
  readonly days: number;
  /** Ids of the strategies of a new one; default all. */
  readonly strategies?: readonly string[];
  /** Of the web app; default as it was built. */
  readonly web?: string;
  /** For what went wrong behind the scenes. */
  readonly failed: (reason: unknown) => void;
}

/** What routes work with. */
export interface Room {
  readonly host: Host;
  readonly mailbox: Mailbox;
  readonly world: World;
  readonly driven: Driven;
  readonly watchers: Watchers;
  readonly cases: readonly SeededCase[];
  readonly accounts: Accounts;
  readonly looks: Looks;
  seeding: Session["seeding"];
  /** How often somebody changed something over HTTP: what was read before may be another by now. */
  changes: number;
  /** Something was changed from outside: what is due by it is done now, not at the next look. */
  wake(): void;
}

export interface Studio {
  readonly url: string;
  readonly room: Room;
  /** Until the first days have passed. */
  readonly ready: Promise<void>;
  close(): Promise<void>;
}

/** What people do hangs on it. */
const SEED = 20_260_316;
const WEB = fileURLToPath(new URL("../web", import.meta.url));

/** Opens it and listens; the first days pass behind the page. */
export async function openStudio(options: StudioOptions): Promise<Studio> {
  const { directory, failed } = options;
  const unlock = lockDirectory(directory);
  let room: Room | undefined;
  const extend = async (app: FastifyInstance, host: Host) => {
    room = roomOf(options, host);
    guard(app);
    countChanges(app, room);
    routes(app, room);
    serveWeb(app, options.web ?? WEB);
  };
  const host = await openHost({ ...options, begin: BEGIN, extend }).catch((reason) => {
    unlock();
    throw reason;
  });
  const open = room as unknown as Room;
  let stopping = false;
  let going: Drive | undefined;
  const file = planFile(directory);
  const ready = seed({
    ...{
      host,
      driven: open.driven,
      cases: open.cases,
      file,
      documents: documentsFor(options.strategies),
      enough: () => stopping,
    },
    progress: (done, of) => {
      open.seeding = { done, of };
      open.watchers.tell();
    },
  }).then(() => {
    if (stopping) return;
    open.seeding = null;
    going = drive(open.driven, failed);
    open.wake = () => going?.wake();
  });
  return {
    ...{ url: host.url, room: open, ready },
    async close() {
      stopping = true;
      open.watchers.close();
      await ready.catch(() => undefined);
      await going?.stop();
      await host.close();
      unlock();
      if (options.store === "memory") rmSync(directory, { recursive: true, force: true });
    },
  };
}

function countChanges(app: FastifyInstance, room: Room): void {
  app.addHook("onSend", async ({ method }) => {
    if (method !== "GET" && method !== "HEAD") room.changes += 1;
  });
}

function roomOf({ directory, cases: asked, days, failed }: StudioOptions, host: Host): Room {
  const { cases: count } = planFile(directory).readOr(() => ({ cases: asked, days, step: "filling" }));
  const cases = seededCases(count, BEGIN);
  const mailbox = new Mailbox(directory);
  const world = new World({ host, mailbox, cases, seed: SEED, failed });
  const counts = new Counts(host, mailbox);
  const watchers = new Watchers(async () => ({ clock: clockView(host.clock.state), counts: await counts.read() }));
  const { runtime, store, clock } = host;
  const zones = cases.map(({ input: { facts } }) => [facts.caseId, facts.debtor.zones?.[0] ?? "UTC"] as const);
  const looks = new Looks(directory, new Map(zones));
  const { turn } = new Turns();
  const accounts = new Accounts(store);
  const moved = async () => {
    // Read day by day, so that whoever asks for the portfolio does not wait for all of it.
    if (await looks.take(store, clock.now())) await accounts.read();
    watchers.tell();
  };
  const driven: Driven = { runtime, store, clock, outside: world, turn, moved };
  return {
    ...{ host, mailbox, world, driven, watchers, cases, accounts, looks, seeding: null, changes: 0 },
    wake() {},
  };
}

export const clockView = ({ now, speed, paused }: ClockState) => ({ now, speed, paused, speeds: SPEEDS });
