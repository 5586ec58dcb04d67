/**
 * Whether contacts are made as they should be: with templates that exist and fit, under policies that are there, not
 * twice in one breath, and with a way on for a legal notice that may not go out.
 */

import type { Id, SendNode } from "../model/strategy.ts";
import { isContact } from "../nodes/contact.ts";
import type { HostOptions } from "../nodes/options.ts";
import type { Findings } from "./findings.ts";
import type { Parts } from "./parts.ts";

interface Sending {
  readonly id: Id;
  readonly at: string;
  readonly node: SendNode;
}

export function checkContacts(parts: Parts, options: HostOptions, findings: Findings): void {
  const sendings = [...parts.nodes.values()].flatMap(({ id, at, node }): Sending[] =>
    node?.type === "send" ? [{ id, at, node }] : [],
  );
  for (const sending of sendings) checkTemplates(sending, options, findings);
  for (const { at, node } of parts.nodes.values()) {
    const legal = node !== undefined && isContact(node) && node.purpose === "legalNotice";
    if (legal && node.to?.blocked === undefined) findings.add("contact.legalUnrouted", at, { port: "blocked" });
    if (node?.type === "task" && node.script?.includes("@") === false)
      findings.add("template.unpinned", `${at}/script`, { template: node.script });
  }
  parts.policies.forEach((pack, i) => {
    const path = `/policies/${i}`;
    findings.add("policy.unknown", path, { pack }, [{ op: "remove", path }]);
  });
}

function checkTemplates({ at, node }: Sending, { templates }: HostOptions, findings: Findings): void {
  const named = [
    ...node.via.map(({ template, channel }, i) => ({ path: `${at}/via/${i}`, template, channel })),
    ...(node.page === undefined ? [] : [{ path: `${at}/page`, template: node.page.template, channel: undefined }]),
  ];
  for (const { path, template, channel } of named) {
    if (!template.includes("@")) findings.add("template.unpinned", `${path}/template`, { template });
    if (templates === undefined) continue;
    const known = Object.hasOwn(templates, template) ? templates[template] : undefined;
    if (known === undefined) {
      const near = findings.near("template.unknown", template, () => Object.keys(templates));
      findings.add("template.unknown", `${path}/template`, { template, ...near });
    } else if (channel !== undefined && known.channels?.includes(channel) === false) {
      findings.add("template.channel", `${path}/template`, { template, channel, channels: known.channels });
    }
  }
}
