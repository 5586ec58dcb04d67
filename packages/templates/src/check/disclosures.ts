/** Statements that contact policies require of a message on its channel. Fail closed: one that may be hidden is not made. */

import type { PolicyPack } from "@dunlin/engine";
import { type BlockDefinition, propsOf } from "../blocks/definition.ts";
import type { Block } from "../model/block.ts";
import { diagnostic } from "../model/diagnostic.ts";
import type { TemplateKind } from "../model/kind.ts";
import type { CompiledTemplate } from "../model/message.ts";
import type { Template } from "../model/template.ts";
import type { Report } from "./report.ts";

/** The channel of contact policies; a page is none, it is come to. */
const CHANNELS: { readonly [K in TemplateKind]?: string } = {
  email: "email",
  sms: "sms",
  whatsapp: "whatsapp",
  rcs: "sms",
  voice: "voice",
  letter: "letter",
  push: "push",
};

interface Basis {
  readonly packs: readonly PolicyPack[];
  readonly compiled: readonly CompiledTemplate[];
}

export function checkDisclosures(
  template: Template,
  registry: ReadonlyMap<string, BlockDefinition>,
  { packs, compiled }: Basis,
  report: Report,
): void {
  const channel = CHANNELS[template.kind];
  if (channel === undefined) return;
  const versions = compiled.length > 0 ? compiled : [{ disclosures: made(template.root, registry) }];
  for (const pack of packs) {
    for (const rule of pack.rules) {
      if (rule.kind !== "requireDisclosure" || rule.channels?.includes(channel) === false) continue;
      for (const version of versions) {
        const lacks = (rule.disclosures ?? []).filter((id) => version.disclosures?.includes(id) !== true);
        if (lacks.length === 0) continue;
        const { locale, variant } = version as Partial<CompiledTemplate>;
        const which = [locale, variant].filter((part) => part !== undefined).join(", ");
        const says = `The pack "${pack.id}" (${rule.id}) wants ${lacks.join(", ")} in every message by ${channel}${which === "" ? "" : ` (${which})`}. Add the block, without a condition.`;
        const data = { pack: pack.id, rule: rule.id, disclosures: lacks, channel, locale, variant };
        report(diagnostic("check.disclosure", "/root", says, data));
      }
    }
  }
}

/** Those of blocks that are always shown. */
function made(blocks: readonly Block[], registry: ReadonlyMap<string, BlockDefinition>): readonly string[] {
  return blocks.flatMap((block): readonly string[] => {
    const definition = registry.get(block.type);
    if (definition === undefined || block.when !== undefined || block.variants !== undefined) return [];
    const own = definition.disclosure?.(propsOf(block, definition));
    const inside = Object.values(block.slots ?? {}).flatMap((slot) => made(slot, registry));
    return own === undefined ? inside : [own, ...inside];
  });
}
