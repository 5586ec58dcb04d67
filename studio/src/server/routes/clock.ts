/** Who sits here, the clock, and what is told while it goes. */

import type { FastifyInstance } from "fastify";
import type { ClockOrder, ClockView, Session } from "../../model/api.ts";
import { nextMoment } from "../drive.ts";
import { Refusal } from "../guard.ts";
import { TENANT } from "../host.ts";
import { clockView, type Room } from "../studio.ts";

const HOUR = 3_600_000;
const STEPS = { hour: HOUR, day: 24 * HOUR, week: 7 * 24 * HOUR } as const;
/** The next moment is looked for so far ahead. */
const FAR = 366 * 24 * HOUR;

const SPEED = { type: "integer" };
const ORDER = {
  oneOf: [
    { type: "object", required: ["do"], properties: { do: { const: "pause" } } },
    { type: "object", required: ["do"], properties: { do: { const: "play" }, speed: SPEED } },
    {
      type: "object",
      required: ["do", "by"],
      properties: { do: { const: "step" }, by: { enum: ["hour", "day", "week", "next"] } },
    },
  ],
};

export function clockRoutes(app: FastifyInstance, room: Room): void {
  const { host, driven, watchers } = room;
  const { clock, key, user } = host;
  app.get("/studio/session", async (): Promise<Session> => {
    return { token: key, tenant: TENANT, user: user.id, seeding: room.seeding };
  });
  app.get("/studio/clock", async (): Promise<ClockView> => clockView(clock.state));
  app.post<{ Body: ClockOrder }>("/studio/clock", { schema: { body: ORDER } }, async ({ body }): Promise<ClockView> => {
    if (body.do === "pause") clock.pause();
    else if (body.do === "play") play(body.speed);
    else if (body.by !== "next") clock.stepTo(clock.now() + STEPS[body.by]);
    else clock.stepTo((await nextMoment(driven, clock.now() + FAR)) ?? clock.now());
    room.wake();
    watchers.tell();
    return clockView(clock.state);
  });
  app.get("/studio/live", async (_request, reply) => watchers.add(reply));

  function play(speed: number | undefined): void {
    try {
      clock.play(speed);
    } catch (reason) {
      throw new Refusal(422, "clock.speed", (reason as RangeError).message);
    }
  }
}
