/** Two clocks of one house are never quite the same. */

import { expect, test } from "vitest";
import { ADMIN, inputOf, START, TENANT, testWorld } from "../core/world.ts";
import { CAP, PACK, strategiesOf } from "./scene.ts";

test("GS4 a contact that another clock let out a moment later counts at the door", async () => {
  const strategies = strategiesOf(true).filter(({ id }) => id === "soft");
  const { runtime, email } = await testWorld({ strategies, packs: [PACK] });
  const contacts = Array.from({ length: CAP.max }, (_, n) => ({
    ...{ id: `k${n}`, at: new Date(START + 5_000 + n).toISOString(), channel: "sms" },
    ...{ direction: "outbound" as const, outcome: "delivered", person: "d-c1" },
  }));
  await runtime.cases.put(TENANT, [inputOf("c1", { contacts })], ADMIN);
  await runtime.settle();
  expect(email.sent).toEqual([]);
  const [row] = await runtime.outbox.list(TENANT, { caseId: "c1", limit: 10 });
  expect(row).toMatchObject({ status: "pending", reasons: ["deferred", "policy:sim.cap"] });
});
