/** A server over a real runtime in memory, with two tenants, a case, keys of every role, and everything it logged. */

import type { Strategy } from "@dunlin/engine";
import { createRuntime } from "../../src/createRuntime.ts";
import { memoryStore } from "../../src/memory/memoryStore.ts";
import type { Notice } from "../../src/model/channel.ts";
import type { Role, Runtime } from "../../src/model/runtime.ts";
import { createLogger } from "../../src/observe/logger.ts";
import { createMetrics } from "../../src/observe/metrics.ts";
import { localKeyWrap } from "../../src/people/keyWrap.ts";
import { createApiKey } from "../../src/server/apiKeys.ts";
import type { ServerOptions } from "../../src/server/options.ts";
import { ROLES } from "../../src/server/permissions.ts";
import { createServer, type Server } from "../../src/server/server.ts";
import {
  ADMIN,
  inputOf,
  SECRET,
  STRATEGY,
  TENANT,
  type TestWorldOptions,
  testChannel,
  testClock,
  testWorld,
} from "../core/world.ts";
import { type AnswerCheck, answerCheck } from "./answers.ts";

export { ADMIN, inputOf, SECRET, STRATEGY, TENANT, templateOf } from "../core/world.ts";
export const OTHER = "t2";
export const OPERATIONS = "operations-token-of-a-test";

/** Something to do at a desk, for cases that are told so. */
const DESK = {
  ...{ format: "dunlin.strategy/1", id: "desk", name: "Desk", time: { zone: "Europe/Madrid" } },
  entry: { start: "ask", on: ["custom.desk"] },
  exits: [{ id: "closed", on: ["case.closed"], outcome: "withdrawn" }],
  nodes: {
    ask: {
      ...{ type: "task", queue: "desk", due: "P2D", dispositions: ["done"] },
      to: { done: "end", timeout: "end" },
    },
    end: { type: "exit", outcome: "exhausted" },
  },
} as unknown as Strategy;

/** Of somebody whom nobody knows. */
const REPLY = {
  source: "sms",
  kind: "reply",
  id: "1",
  from: "+34699000000",
  text: "Who is this?",
  at: 1_772_442_000_000,
};

export interface ServerWorld extends Omit<Awaited<ReturnType<typeof testWorld>>, "runtime"> {
  readonly runtime: Runtime;
  readonly server: Server;
  /** Role -> text of a key of `TENANT`. */
  readonly keys: Readonly<Record<Role, string>>;
  /** An admin of `OTHER`. */
  readonly stranger: string;
  /** Admin of `TENANT` that may hand out tokens. */
  readonly minter: string;
  readonly lines: readonly string[];
  readonly noticed: Notice[];
  readonly answers: AnswerCheck;
  call(method: string, url: string, options?: CallOptions): Promise<Answered>;
}

export interface CallOptions {
  /** Default that of `admin`. `null`: none. */
  readonly key?: string | null;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: whatever the route says
  readonly json: any;
}

export interface ServerWorldOptions {
  readonly world?: TestWorldOptions;
  readonly server?: ServerOptions;
  /** Ids of cases that are put in first; default `c1`. None: nothing is published either, which is quicker. */
  readonly cases?: readonly string[];
}

const WIDE = { burst: 1_000_000, perSecond: 1_000_000 };

export async function serverWorld({
  world,
  server: own,
  cases = ["c1"],
}: ServerWorldOptions = {}): Promise<ServerWorld> {
  const lines: string[] = [];
  const logger = createLogger({ level: "debug", destination: { write: (line: string) => lines.push(line) } });
  const metrics = createMetrics({ gaugesMs: 0 });
  const options = { logger, meter: metrics, ...world };
  const built =
    cases.length === 0 ? await bareWorld(options) : await testWorld({ strategies: [STRATEGY, DESK], ...options });
  const noticed: Notice[] = [];
  const inbound: Runtime["inbound"] = {
    async notices(_tenant, _source, notices) {
      noticed.push(...notices);
      return notices.map(({ id }) => ({ id, status: "applied", caseIds: [] }));
    },
  };
  const runtime: Runtime = { ...built.runtime, inbound };
  const { store, clock } = built;
  const answers = answerCheck();
  const server = await createServer(runtime, {
    ...{ logger, metrics, now: clock.now, operationsToken: OPERATIONS },
    limits: { perKey: WIDE, perAddress: WIDE, refusals: WIDE, callbacks: WIDE, pages: WIDE, ...own?.limits },
    extend: answers.hook,
    ...withoutLimits(own),
  });
  answers.know(server.routes);
  if (cases.length > 0)
    await runtime.cases.put(
      TENANT,
      cases.map((id) => inputOf(id)),
      ADMIN,
    );
  await store.transaction(TENANT, (tx) =>
    tx.putDocument({ kind: "unmatched", id: "sms:1", rev: 0, state: "open", value: REPLY }),
  );
  if (cases[0] !== undefined) await runtime.cases.deliver(TENANT, cases[0], { type: "custom.desk", id: "desk" }, ADMIN);
  const made = async (tenant: string, roles: readonly Role[], mints = false) =>
    (await createApiKey(store, tenant, { roles, mints }, ADMIN)).text;
  const keys = Object.fromEntries(
    await Promise.all(ROLES.map(async (role) => [role, await made(TENANT, [role])])),
  ) as Record<Role, string>;
  return {
    ...{ ...built, runtime, server, keys, lines, noticed, answers },
    stranger: await made(OTHER, ["admin"], true),
    minter: await made(TENANT, ["admin"], true),
    call: (method, url, options) => called(server, keys.admin, method, url, options),
  };
}

async function bareWorld(options: TestWorldOptions): Promise<Awaited<ReturnType<typeof testWorld>>> {
  const clock = testClock();
  const [email, sms] = [testChannel("email"), testChannel("sms", "idempotent")];
  const store = options.store ?? memoryStore({ clock });
  const runtime = createRuntime({
    store,
    clock,
    channels: [email, sms],
    vault: localKeyWrap(SECRET),
    secret: SECRET,
    ...options,
  });
  await store.open();
  return { runtime, clock, email, sms, store };
}

function withoutLimits({ limits: _, ...rest }: ServerOptions = {}): ServerOptions {
  return rest;
}

async function called(
  server: Server,
  admin: string,
  method: string,
  url: string,
  { key = admin, body, headers = {} }: CallOptions = {},
): Promise<Answered> {
  const raw = typeof body === "string" || Buffer.isBuffer(body);
  const answer = await server.inject({
    ...{ method: method as "GET", url },
    headers: {
      ...(key !== null && { authorization: `Bearer ${key}` }),
      ...(body !== undefined && !raw && { "content-type": "application/json" }),
      ...headers,
    },
    ...(body !== undefined && { payload: raw ? body : JSON.stringify(body) }),
  });
  const type = String(answer.headers["content-type"] ?? "");
  return {
    ...{ status: answer.statusCode, text: answer.body },
    headers: answer.headers as Record<string, string | undefined>,
    json: type.includes("json") && !type.includes("ndjson") ? JSON.parse(answer.body) : undefined,
  };
}
