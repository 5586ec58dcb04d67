/** Everything under `/studio`: what the API of the runtime does not have. */

import type { FastifyInstance } from "fastify";
import { Refusal } from "../guard.ts";
import type { Room } from "../studio.ts";
import { clockRoutes } from "./clock.ts";
import { messageRoutes } from "./messages.ts";
import { portfolioRoutes } from "./portfolio.ts";

export function routes(app: FastifyInstance, room: Room): void {
  app.register(async (studio) => {
    studio.setErrorHandler(async (reason, _request, reply) => {
      if (!(reason instanceof Refusal)) throw reason;
      return reply.code(reason.statusCode).type("application/problem+json").send(reason.problem);
    });
    clockRoutes(studio, room);
    messageRoutes(studio, room);
    portfolioRoutes(studio, room);
  });
}
