/** Cases as a host hands them in: new ones enter, known ones learn what changed, the same again changes nothing. */

import { equalJson } from "../base/canonical.ts";
import type { Actor } from "../model/actor.ts";
import type { CaseInput, PutResult } from "../model/cases.ts";
import type { CaseRow, EnrollmentRow, PersonRow } from "../model/rows.ts";
import { RuntimeError } from "../model/runtimeError.ts";
import { StoreError, type Tx } from "../model/store.ts";
import { again } from "../settings/again.ts";
import { addressDigest } from "../vault/address.ts";
import { isPersonal, joinFacts, splitCase } from "../vault/caseParts.ts";
import { CaseWork } from "./caseWork.ts";
import { followUp, pendingIn } from "./deliver.ts";
import { flush } from "./flush.ts";
import { inputProblem } from "./input.ts";
import { mergedFacts } from "./merge.ts";
import { TallySheet } from "./tallies.ts";
import type { Programs } from "./transact.ts";
import type { World } from "./world.ts";

/** Cases that one transaction takes; more are split. */
const BATCH = 500;
/** How often others may be the first to take in one of its people or cases. */
const RACES = 10;

export async function putCases(
  world: World,
  tenant: string,
  cases: readonly CaseInput[],
  actor: Actor,
): Promise<readonly PutResult[]> {
  const results: PutResult[] = [];
  for (let from = 0; from < cases.length; from += BATCH)
    results.push(...(await putBatch(world, tenant, cases.slice(from, from + BATCH), actor)));
  return results;
}

interface Sound {
  readonly place: number;
  readonly input: CaseInput;
  readonly parts: ReturnType<typeof splitCase>;
}

async function putBatch(
  world: World,
  tenant: string,
  inputs: readonly CaseInput[],
  actor: Actor,
): Promise<readonly PutResult[]> {
  const results: (PutResult | undefined)[] = inputs.map(() => undefined);
  const sound: Sound[] = [];
  const seen = new Set<string>();
  const later: number[] = [];
  for (const [place, input] of inputs.entries()) {
    try {
      const problem = inputProblem(input);
      if (problem !== undefined) throw problem;
      // The same case twice in one call, or two cases of one person: one after the other, in the order they came.
      const names = [`c ${input.facts.caseId}`, `p ${input.facts.debtor.id}`];
      if (names.some((name) => seen.has(name))) later.push(place);
      else sound.push({ place, input, parts: splitCase(input) });
      for (const name of names) seen.add(name);
    } catch (reason) {
      results[place] = refused(input, reason);
    }
  }
  if (sound.length > 0) {
    const by = actor.id;
    const take = () => world.transact(tenant, (tx, programs) => putIn(tx, world, sound, { by, programs }));
    const done = await again(take, RACES);
    for (const [i, { place }] of sound.entries()) results[place] = done[i] as PutResult;
  }
  if (later.length > 0) {
    const rest = await putBatch(
      world,
      tenant,
      later.map((place) => inputs[place] as CaseInput),
      actor,
    );
    for (const [i, place] of later.entries()) results[place] = rest[i] as PutResult;
  }
  return results as PutResult[];
}

function refused(input: CaseInput, reason: unknown): PutResult {
  if (!(reason instanceof RuntimeError)) throw reason;
  const { code, path, message } = reason;
  const caseId = typeof input?.facts?.caseId === "string" ? input.facts.caseId : "";
  return { caseId, status: "refused", enrolled: [], problem: { code, path, message } };
}

async function putIn(
  tx: Tx,
  world: World,
  sound: readonly Sound[],
  { by, programs }: Pick<Batch, "by" | "programs">,
): Promise<readonly PutResult[]> {
  const ids = sound.map(({ input }) => input.facts.caseId);
  const people = new Map(
    (await tx.lockPeople(sound.map(({ parts }) => parts.debtor.id))).map((person) => [person.id, person]),
  );
  const rows = new Map((await tx.cases(ids)).map((row) => [row.id, row]));
  const enrollments = byCase(await tx.enrollments(ids, { lock: true }));
  const isLate = sound.some(({ input: { facts }, parts: { debtor } }) => {
    const isThere = rows.get(facts.caseId)?.personId === debtor.id || enrollments.has(facts.caseId);
    return isThere && !people.has(debtor.id);
  });
  // Their lock would come after those of their enrollments, and others wait the other way round.
  if (isLate) throw new StoreError("conflict", "Somebody else took the person in since we looked; read again.");
  const batch = {
    programs,
    sheet: new TallySheet(),
    now: world.nowIn(tx),
    by,
  };
  const works: CaseWork[] = [];
  const results: PutResult[] = [];
  for (const one of sound) {
    try {
      const id = one.input.facts.caseId;
      const known = {
        person: people.get(one.parts.debtor.id),
        row: rows.get(id),
        enrollments: enrollments.get(id) ?? [],
      };
      const { work, result } = await putOne(tx, world, one, known, batch);
      works.push(work);
      results.push(result);
    } catch (reason) {
      results.push(refused(one.input, reason));
    }
  }
  const { sheet, now } = batch;
  // Of people who were here before, and of whom something is news.
  const review = works.filter((work) => people.has(work.person.id) && work.isNews).map(({ person }) => person.id);
  const canceled = await flush(tx, works, { programs, sheet, now, review });
  await followUp(tx, world, works, { by, programs, canceled });
  return results;
}

function byCase(rows: readonly EnrollmentRow[]): ReadonlyMap<string, readonly EnrollmentRow[]> {
  const groups = new Map<string, EnrollmentRow[]>();
  for (const row of rows) {
    const group = groups.get(row.caseId);
    if (group === undefined) groups.set(row.caseId, [row]);
    else group.push(row);
  }
  return groups;
}

interface KnownCase {
  readonly person: PersonRow | undefined;
  readonly row: CaseRow | undefined;
  readonly enrollments: readonly EnrollmentRow[];
}

interface Batch {
  readonly programs: Programs;
  readonly sheet: TallySheet;
  readonly now: number;
  readonly by: string;
}

async function putOne(
  tx: Tx,
  world: World,
  { input, parts }: Sound,
  known: KnownCase,
  { programs, sheet, now, by }: Batch,
): Promise<{ work: CaseWork; result: PutResult }> {
  const caseId = input.facts.caseId;
  if (known.row !== undefined && known.row.personId !== parts.debtor.id) {
    const says = "The case belongs to another debtor. Close it, and put in a new case.";
    throw new RuntimeError("case.debtorChanged", says, { path: "/debtor/id", data: { caseId } });
  }
  if (known.person?.erasedAt !== undefined) {
    const says = "This person was erased. A new case needs a new id of the debtor.";
    throw new RuntimeError("case.erased", says, { path: "/debtor/id", data: { caseId } });
  }
  const { person, changed: personal } = await sealed(tx, world, input, parts, known.person);
  const row = known.row ?? {
    id: caseId,
    personId: person.id,
    rev: 0,
    facts: parts.own,
    createdAt: now,
    updatedAt: now,
  };
  const work = new CaseWork({
    ...{ person, row, enrollments: known.enrollments, programs, sheet, by, now },
    hasWebhook: world.channels.has("webhook"),
    ...(programs.movesAny && { pending: await pendingIn(tx, caseId) }),
  });
  if (known.person === undefined || personal) work.personChanged = true;
  work.learn(mergedFacts(joinFacts(person, work.row), parts));
  const isNew = known.row === undefined;
  const changed = work.isNews;
  if (isNew) work.hear({ type: "case.created" });
  else if (changed) work.hear({ type: "case.updated" });
  else work.meet();
  const status = isNew ? "created" : changed ? "updated" : "unchanged";
  return { work, result: { caseId, status, enrolled: work.enrolled } };
}

/** The person with what is personal under their key; what the input does not tell stays. */
async function sealed(
  tx: Tx,
  world: World,
  { personal: given }: CaseInput,
  { debtor, personal }: Sound["parts"],
  known: PersonRow | undefined,
): Promise<{ person: PersonRow; changed: boolean }> {
  const person: PersonRow = known ?? { id: debtor.id, debtor, contacts: [] };
  if (known === undefined && !isPersonal(personal)) return { person, changed: false };
  if (known !== undefined && given === undefined && personal.addresses.length === 0) return { person, changed: false };
  const before = known === undefined ? undefined : await world.vault.open(tx.tenant, known);
  const next = {
    addresses: personal.addresses.length > 0 ? personal.addresses : (before?.addresses ?? []),
    values: given === undefined ? (before?.values ?? {}) : personal.values,
  };
  if (before !== undefined && equalJson(before, next)) return { person, changed: false };
  const { secret } = world.options;
  if (secret !== undefined && !equalJson(before?.addresses ?? [], next.addresses)) {
    const addresses = next.addresses
      .filter(({ address }) => address !== "")
      .map(({ channel, address }) => ({ channel, digest: addressDigest(secret, tx.tenant, channel, address) }));
    await tx.saveAddresses(person.id, addresses);
  }
  return { person: { ...person, ...(await world.vault.seal(tx.tenant, person, next)) }, changed: true };
}
