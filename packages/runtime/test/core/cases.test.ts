/** What happens to a case between two commits. */

import { expect, test } from "vitest";
import { ADMIN, DAY, inputOf, START, TENANT, testWorld } from "./world.ts";

test("CA1 a case that is put in is enrolled, contacted at once, and contacted again when it is due", async () => {
  const { runtime, clock, email, sms } = await testWorld();
  const [result] = await runtime.cases.put(TENANT, [inputOf("c1")], ADMIN);
  expect(result).toEqual({ caseId: "c1", status: "created", enrolled: ["reminders"] });
  await runtime.settle();
  expect(email.sent.map(({ caseId, address, message }) => [caseId, address, message?.text])).toEqual([
    ["c1", "c1@debtor.example", expect.stringContaining("100.00")],
  ]);
  expect(sms.sent).toEqual([]);
  clock.set(START + 3 * DAY);
  await runtime.settle();
  expect(sms.sent.map(({ address }) => address)).toEqual(["+34600000001"]);
  clock.set(START + 8 * DAY);
  await runtime.settle();
  const snapshot = await runtime.cases.peek(TENANT, "c1");
  expect(snapshot?.enrollments[0]?.state).toMatchObject({ status: "exited", outcome: "exhausted" });
  expect(await runtime.cases.verify(TENANT, "c1")).toEqual({ whole: true, entries: expect.any(Number) });
});
