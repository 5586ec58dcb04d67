/** Tasks over HTTP: found, taken, worked on and completed by agents. */

import type { TaskState } from "../../model/task.ts";
import type { Completion } from "../../tasks/completing.ts";
import type { QueuePlace } from "../../tasks/queue.ts";
import type { Tasks } from "../../tasks/tasks.ts";
import { fromCursor, isPlainText, toCursor } from "../cursor.ts";
import { HttpError } from "../problems.ts";
import { type Route, route } from "../route.ts";
import { effectId, id, integer, object, oneOf, paging, ref } from "../schemas/schema.ts";
import { TASK_STATES } from "../schemas/tasks.ts";
import type { Services } from "../services.ts";

interface TaskParams {
  readonly task: string;
}

const BASE = "/v1/tasks/:task";
const WORKED: Pick<Route, "method" | "permission" | "tag" | "params"> = {
  ...{ method: "POST", permission: "tasks.work", tag: "tasks" },
  params: object({ task: effectId("Effect id, percent-encoded.") }),
};

export function taskRoutes({ tasks }: Services): readonly Route[] {
  return tasks === undefined ? [] : [...readRoutes(tasks), ...claimRoutes(tasks), ...workRoutes(tasks)];
}

interface ListQuery {
  readonly cursor?: string;
  readonly limit?: number;
  readonly queue?: string;
  readonly state?: TaskState;
  readonly skill?: string;
}

const isPlace = (value: unknown): value is QueuePlace =>
  typeof value === "object" &&
  value !== null &&
  "overdue" in value &&
  typeof value.overdue === "boolean" &&
  "rank" in value &&
  Number.isSafeInteger(value.rank) &&
  "id" in value &&
  isPlainText(value.id);

function readRoutes(tasks: Tasks): readonly Route[] {
  return [
    route<unknown, ListQuery>({
      ...{ method: "GET", path: "/v1/tasks", permission: "tasks.read", tag: "tasks" },
      summary: "Tasks in the order in which they are worked on: overdue ones, then by priority and deadline.",
      query: object({
        ...paging,
        "limit?": integer("Tasks on the page.", { minimum: 1, maximum: 200, default: 50 }),
        "queue?": id("Only of this queue."),
        "state?": oneOf(TASK_STATES, "Only those; default open and claimed ones."),
        "skill?": id("Only those that ask for it."),
      }),
      answers: { 200: ref("TaskPage") },
      async handle({ tenant, query: { cursor, state, ...query }, actor }) {
        const after = fromCursor(cursor, isPlace);
        const only = { ...query, ...(state !== undefined && { states: [state] }), ...(after && { after }) };
        const { items, next } = await tasks.list(tenant, only, actor);
        return { body: { items, ...(next !== undefined && { next: toCursor(next) }) } };
      },
    }),
    route({
      ...{ method: "GET", path: "/v1/tasks/queues", permission: "tasks.read", tag: "tasks" },
      summary: "How full the queues are, and how late.",
      answers: { 200: ref("Queues") },
      async handle({ tenant, actor }) {
        return { body: { items: await tasks.counts(tenant, actor) } };
      },
    }),
    route<TaskParams>({
      ...{ ...WORKED, method: "GET", path: BASE, permission: "tasks.read" },
      summary: "One task.",
      answers: { 200: ref("Task") },
      async handle({ tenant, params, actor }) {
        return { body: await tasks.get(tenant, params.task, actor) };
      },
    }),
  ];
}

function claimRoutes(tasks: Tasks): readonly Route[] {
  return [
    route<unknown, unknown, { queues?: readonly string[]; skills?: readonly string[] }>({
      ...{ method: "POST", path: "/v1/tasks/claim", permission: "tasks.work", tag: "tasks" },
      summary: "The most urgent task that may be done now, for whoever asks alone.",
      ...{ body: ref("ClaimTask"), answers: { 200: ref("ClaimedTask") } },
      async handle({ tenant, body, actor }) {
        return { body: await tasks.claimNext(tenant, body, actor) };
      },
    }),
    route<TaskParams>({
      ...{ ...WORKED, path: `${BASE}/claim` },
      summary: "Takes this task, where it may be done now.",
      answers: { 200: ref("ClaimedTask") },
      async handle({ tenant, params, actor }) {
        return { body: await tasks.claim(tenant, params.task, actor) };
      },
    }),
    route<TaskParams>({
      ...{ ...WORKED, path: `${BASE}/renew` },
      summary: "Keeps it for another while.",
      answers: { 200: ref("Task") },
      async handle({ tenant, params, actor }) {
        return { body: await tasks.renew(tenant, params.task, actor) };
      },
    }),
    route<TaskParams>({
      ...{ ...WORKED, path: `${BASE}/release` },
      summary: "Gives it back untouched. An operator may take it away from somebody.",
      answers: { 200: ref("Task") },
      async handle({ tenant, params, actor }) {
        return { body: await tasks.release(tenant, params.task, actor) };
      },
    }),
    route<TaskParams, unknown, { note: string }>({
      ...{ ...WORKED, path: `${BASE}/skip` },
      summary: "Gives it back untouched, with the reason in the log.",
      ...{ body: ref("SkipTask"), answers: { 200: ref("Task") } },
      async handle({ tenant, params, body, actor }) {
        return { body: await tasks.skip(tenant, params.task, body.note, actor) };
      },
    }),
  ];
}

function workRoutes(tasks: Tasks): readonly Route[] {
  return [
    route<TaskParams>({
      ...{ ...WORKED, path: `${BASE}/work`, permission: "people.reveal" },
      summary: "All that is needed to do it, also what is personal: the reading is in the log.",
      answers: { 200: ref("TaskWork") },
      async handle({ tenant, params, actor }) {
        return { body: await tasks.work(tenant, params.task, actor) };
      },
    }),
    route<TaskParams, unknown, Completion>({
      ...{ ...WORKED, path: `${BASE}/complete`, once: true },
      summary: "Ends it by one of its dispositions, and tells the case.",
      ...{ body: ref("CompleteTask"), answers: { 200: ref("CompletedTask") } },
      async handle({ tenant, params, body, actor }) {
        return { body: await tasks.complete(tenant, params.task, body, actor) };
      },
    }),
    route<TaskParams>({
      ...{ ...WORKED, path: `${BASE}/reveal-note`, permission: "people.reveal" },
      summary: "What was written about it: the reading is in the log.",
      answers: { 200: ref("TaskNote") },
      async handle({ tenant, params, actor }) {
        const note = await tasks.note(tenant, params.task, actor);
        if (note !== undefined) return { body: { note } };
        throw new HttpError(404, "task.noNote", "Nothing was written about this task.");
      },
    }),
  ];
}
