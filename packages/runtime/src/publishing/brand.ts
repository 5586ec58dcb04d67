/** How a tenant looks: one brand, baked into every template that is published from then on. */

import { type Brand, HOUSE_BRAND, isColor } from "@dunlin/templates";
import { canonicalJson, sha256 } from "../base/canonical.ts";
import type { Actor } from "../model/actor.ts";
import { RuntimeError } from "../model/runtimeError.ts";
import type { Tx } from "../model/store.ts";
import { writeLog } from "../settings/log.ts";
import { requireRole } from "../settings/roles.ts";

const KIND = "brand";
const ID = "tenant";
const BYTES = 64_000;
/** Pixels: no corner, distance or logo of a message is longer. */
const LONGEST = 1200;

export const brandIn = async (tx: Tx): Promise<Brand | undefined> => (await tx.document<Brand>(KIND, ID))?.value;

/** @throws RuntimeError `template.invalid` with the place in the brand, `role.missing`. */
export async function setBrandIn(tx: Tx, brand: Brand, actor: Actor): Promise<void> {
  requireRole(actor, "publisher");
  checkBrand(brand);
  const before = await tx.document<Brand>(KIND, ID, { lock: true });
  await tx.putDocument({ kind: KIND, id: ID, rev: before?.rev ?? 0, value: brand });
  await writeLog(tx, actor, {
    what: "brand.changed",
    subject: `brand:${brand.id}`,
    ...(before && { from: brandHash(before.value) }),
    to: brandHash(brand),
  });
}

export const brandHash = (brand: Brand): string => sha256(canonicalJson(brand));

function checkBrand(brand: unknown): asserts brand is Brand {
  const refuse = (path: string, says: string): never => {
    throw new RuntimeError("template.invalid", says, { path });
  };
  if (!isRecord(brand)) return refuse("", "Write the brand as an object.");
  if (brand.schema !== HOUSE_BRAND.schema) return refuse("/schema", `Write "${HOUSE_BRAND.schema}".`);
  for (const member of ["id", "name"]) {
    if (!isLine(brand[member])) return refuse(`/${member}`, "Write a text of one line, of at most 200 characters.");
  }
  for (const scheme of ["light", "dark"]) {
    const palette = brand[scheme];
    if (palette === undefined && scheme === "dark") continue;
    if (!isRecord(palette)) return refuse(`/${scheme}`, "Write the colors as an object.");
    const strange = Object.keys(HOUSE_BRAND.light).find((token) => !isColor(palette[token]));
    if (strange !== undefined) return refuse(`/${scheme}/${strange}`, "Write a color as #1a73e8.");
  }
  for (const member of ["radius", "space"]) {
    if (!isLength(brand[member])) return refuse(`/${member}`, `Write pixels from 0 to ${LONGEST}.`);
  }
  const { fonts, logo } = brand;
  if (!isRecord(fonts) || !isStack(fonts.body)) return refuse("/fonts/body", "Write the names of fonts as a list.");
  if (fonts.heading !== undefined && !isStack(fonts.heading)) {
    return refuse("/fonts/heading", "Write the names of fonts as a list.");
  }
  if (logo !== undefined && (!isRecord(logo) || !isLine(logo.url, 2_000) || !isLength(logo.width))) {
    return refuse("/logo", "Write the address, the words in its place and the width of the logo.");
  }
  if (Buffer.byteLength(JSON.stringify(brand), "utf8") > BYTES) {
    return refuse("", `The brand is larger than ${BYTES} bytes. Name pictures by their address.`);
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isLine = (value: unknown, most = 200): boolean =>
  typeof value === "string" && value.trim() !== "" && value.length <= most && !/\p{Cc}/u.test(value);
const isLength = (value: unknown): boolean => typeof value === "number" && value >= 0 && value <= LONGEST;
const isStack = (value: unknown): boolean =>
  Array.isArray(value) && value.length > 0 && value.length <= 50 && value.every((name) => isLine(name));
