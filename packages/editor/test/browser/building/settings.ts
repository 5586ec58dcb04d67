/** Everything that is set about a step, and about the strategy as a whole. */

import { isDeepStrictEqual } from "node:util";
import { type JsonSchema, type Strategy, strategySchema } from "@dunlin/engine";
import type { LooseNode } from "@dunlin/engine/editing";
import type { Locator } from "playwright";
import { itemsOf, portListOf, portOf } from "../../../src/document/portLists.ts";
import { TIMING_MEMBERS } from "../../../src/inspector/fields/TimingField.tsx";
import { HINTS } from "../../../src/inspector/hints.ts";
import { propertiesOf, resolved } from "../../../src/inspector/schema.ts";
import { EN } from "../../../src/words/messages.ts";
import { setCondition } from "./conditions.ts";
import { now, type Spot, setDuration, setMembers, settled, setValue, unfold } from "./fields.ts";
import { type Hand, read, settings, until } from "./hand.ts";
import { POLICIES } from "./start.ts";
import { PARAMETERS } from "./wanted.ts";

const { inspector } = EN;

type Values = Readonly<Record<string, unknown>>;

const POLICY_TITLES = new Map(POLICIES.map(({ id, title }) => [id, title]));

/** Sets everything about a step but where it leads. */
export async function setStep(hand: Hand, id: string, { to: _, ...wanted }: LooseNode): Promise<void> {
  const within = settings(hand.page);
  const schema = PARAMETERS.get(wanted.type) as JsonSchema;
  const spot: Spot = { hand, within, type: wanted.type, trail: "", name: "", at: ["nodes", id], schema };
  await hand.open(id);
  const { name, note } = wanted;
  if (name !== undefined) await hand.type(within.getByRole("textbox", { name: inspector.nameOfStep }), String(name));
  await setParameters(spot, wanted);
  if (note !== undefined) {
    await hand.press(within.getByRole("tab", { name: inspector.tabs.notes(0) }));
    await hand.type(within.getByRole("textbox", { name: EN.problems.notes.note }), String(note));
    await hand.press(within.getByRole("tab", { name: inspector.tabs.settings }));
  }
  await settled(spot, { ...wanted, to: ((await now(spot)) as LooseNode).to });
}

/** The widgets of its type first, then the fields that the schema gives. */
async function setParameters(spot: Spot, wanted: LooseNode): Promise<void> {
  const { within, schema, at } = spot;
  const { timing, own = [], more = [] } = HINTS[wanted.type] ?? {};
  const fresh = (await now(spot)) as Values;
  if (timing) await setTiming(spot, wanted);
  if (portListOf(wanted) !== undefined) await setRoutes(spot, wanted);
  const elsewhere = new Set([...own, ...(timing ? TIMING_MEMBERS : [])]);
  for (const [name, part] of Object.entries(propertiesOf(schema))) {
    if (elsewhere.has(name) || isDeepStrictEqual(fresh[name], wanted[name])) continue;
    if (more.includes(name)) await unfold(spot, within.locator("details.dn-section > .dn-fields"));
    await setValue({ ...spot, name, trail: name, at: [...at, name], schema: part }, wanted[name]);
  }
}

/** When a wait is over. */
async function setTiming(spot: Spot, wanted: Values): Promise<void> {
  const { hand, within, schema, at } = spot;
  const parts = propertiesOf(schema);
  const part = (name: string): Spot => ({
    ...spot,
    name,
    trail: name,
    at: [...at, name],
    schema: parts[name] as JsonSchema,
  });
  const fresh = (await now(spot)) as Values;
  const differs = (name: string) => !isDeepStrictEqual(fresh[name], wanted[name]);
  if (wanted.until !== undefined && differs("until")) {
    const { offset, anchor } = wanted.until as Values;
    const until = part("until");
    const inner = propertiesOf(until.schema);
    await setDuration({ ...until, name: "offset", trail: "until.offset", schema: inner.offset as JsonSchema }, offset);
    if ((fresh.until as Values).anchor !== anchor)
      await hand.choose(
        within.getByLabel(inspector.fields["until.anchor"]?.[0] as string, { exact: true }),
        String(anchor),
      );
  }
  for (const name of ["for", "at", "ifPast", "gap"]) if (differs(name)) await setValue(part(name), wanted[name]);
}

/** The ways that people name: as many as are wanted, each with its name, its roles and what it waits for. */
async function setRoutes(spot: Spot, wanted: LooseNode): Promise<void> {
  const { hand, within, at, schema } = spot;
  const list = portListOf(wanted);
  if (list === undefined) return;
  const items = itemsOf(wanted, list);
  const present = itemsOf((await now(spot)) as LooseNode, list).map((item) => portOf(item, list) as string);
  const section = within.getByRole("region", { name: inspector.routes(wanted.type), exact: true });
  for (const [i, item] of items.entries()) {
    const name = portOf(item, list) as string;
    if (i >= present.length) {
      await hand.press(section.getByRole("button", { name: inspector.addRoute(wanted.type), exact: true }));
      await until(async () => itemsOf((await now(spot)) as LooseNode, list).length === i + 1, `${name} is added`);
      present.push(portOf(itemsOf((await now(spot)) as LooseNode, list)[i], list) as string);
    }
    if (wanted.type === "split") {
      await hand.type(section.getByLabel(inspector.routeName, { exact: true }).nth(i), name);
      continue;
    }
    await openRoute(hand, section, present[i] as string);
    if (present[i] !== name) {
      await hand.press(section.getByRole("button", { name: inspector.moreFor(present[i] as string), exact: true }));
      await hand.press(hand.page.getByRole("menuitem", { name: inspector.rename, exact: true }));
      await hand.type(section.getByLabel(inspector.routeName, { exact: true }), name);
    }
    const part = resolved(propertiesOf(schema)[list.member] as JsonSchema).items as JsonSchema;
    const { on } = propertiesOf(part);
    const where = { name: "on", trail: `${list.member}.on`, at: [...at, list.member, i, "on"] };
    if (on !== undefined) await setValue({ ...spot, ...where, schema: on }, (item as Values).on);
  }
}

/** Opens a way in the list of those that a step has. */
export async function openRoute(hand: Hand, section: Locator, name: string): Promise<void> {
  const route = section.getByRole("button", { name, exact: true });
  if ((await route.getAttribute("aria-expanded")) !== "true") await hand.press(route);
}

/** Where a step leads: the part of its settings that lists its ways. */
export function waysOfStep(hand: Hand, node: LooseNode): Locator {
  const named = portListOf(node) !== undefined && node.type !== "split" && node.type !== "table";
  const name = named ? inspector.routes(node.type) : inspector.ways;
  return settings(hand.page).getByRole("region", { name, exact: true });
}

/** Name, time, rules and texts of the strategy, and the groups of people that its conditions name. */
export async function setFrame(hand: Hand, wanted: Strategy): Promise<void> {
  await hand.open();
  const within = settings(hand.page);
  await hand.type(within.getByRole("textbox", { name: inspector.nameOfStrategy }), wanted.name);
  await tab(hand, "segments");
  for (const [i, { title, when }] of Object.values(wanted.segments ?? {}).entries()) {
    await hand.press(within.getByRole("button", { name: inspector.addSegment, exact: true }));
    const item = within.locator(".dn-items-list > li").nth(i);
    await item.waitFor();
    await hand.type(item.getByRole("textbox"), String(title));
    await setCondition({ hand, within: item }, String(title), when);
  }
  await tab(hand, "time");
  const whole = strategySpot(hand);
  const { time, description, tags } = wanted;
  await setMembers(member(whole, "time"), time as unknown as Values);
  for (const policy of wanted.policies ?? [])
    await hand.press(within.getByRole("checkbox", { name: POLICY_TITLES.get(policy) as string }));
  await setValue(member(whole, "description"), description);
  await setValue(member(whole, "tags"), tags);
}

/** When cases come in and leave, and what happens outside. `idOf` gives the steps by the names that they are wanted under. */
export async function setEntry(hand: Hand, wanted: Strategy, idOf: (id: string) => string | undefined): Promise<void> {
  await hand.open();
  const whole = strategySpot(hand);
  const entry = { ...wanted.entry, start: idOf(wanted.entry.start) };
  await tab(hand, "entry");
  await setMembers(member(whole, "entry"), {
    ...entry,
    byDpd: wanted.entry.byDpd?.map((one) => ({ ...one, start: idOf(one.start) })),
  });
  await tab(hand, "exits");
  await setValue(member(whole, "exits"), wanted.exits);
  await tab(hand, "handlers");
  const { start } = (await read(hand.page)).entry;
  await setValue(
    member(whole, "handlers"),
    wanted.handlers?.map((one) => ({ ...one, goto: idOf(one.goto) ?? start })),
  );
}

async function tab(hand: Hand, name: keyof typeof inspector.strategyTabs): Promise<void> {
  await hand.press(settings(hand.page).getByRole("tab", { name: inspector.strategyTabs[name], exact: true }));
}

const strategySpot = (hand: Hand): Spot => ({
  hand,
  within: settings(hand.page),
  ...{ type: "strategy", trail: "", name: "", at: [], schema: strategySchema },
});

const member = (spot: Spot, name: string): Spot => ({
  ...spot,
  ...{ name, trail: name, at: [name], schema: propertiesOf(spot.schema)[name] as JsonSchema },
});
