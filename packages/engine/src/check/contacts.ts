/**
 * Whether contacts are made as they should be: with templates that exist and fit, under policies that are there, not
 * twice in one breath, and with a way on for a legal notice that may not go out.
 */

import type { Patch } from "../model/diagnostic.ts";
import type { Node, SendNode } from "../model/node.ts";
import { contactIn, isContact } from "../nodes/contact.ts";
import { NODE_TYPES } from "../nodes/index.ts";
import type { HostOptions } from "../nodes/options.ts";
import { type Findings, replacing } from "./findings.ts";
import type { Parts } from "./parts.ts";

interface Sending {
  readonly at: string;
  readonly node: SendNode;
}

export function checkContacts(parts: Parts, options: HostOptions, findings: Findings): void {
  const sendings = [...parts.nodes.values()].flatMap(({ at, node }): Sending[] => {
    const contact = node === undefined ? undefined : contactIn(node);
    return contact?.node.type === "send" ? [{ at: at + contact.at, node: contact.node }] : [];
  });
  for (const sending of sendings) checkTemplates(sending, options, findings);
  for (const { at, node } of parts.nodes.values()) {
    const legal = node !== undefined && isContact(node) && node.purpose === "legalNotice";
    if (legal && node.to?.blocked === undefined) findings.add("contact.legalUnrouted", at, { port: "blocked" });
    if (node?.type === "task" && node.script?.includes("@") === false)
      findings.add("template.unpinned", `${at}/script`, { template: node.script });
  }
}

type Templates = NonNullable<HostOptions["templates"]>;
type Template = Templates[string];

/** The version that is meant is clear only where the host has a single one. */
function pinning(path: string, template: string, templates: Templates = {}): readonly Patch[] | undefined {
  const [value, ...more] = Object.keys(templates).filter((name) => name.startsWith(`${template}@`));
  return value === undefined || more.length > 0 ? undefined : [{ op: "replace", path, value }];
}

function checkTemplates({ at, node }: Sending, { templates }: HostOptions, findings: Findings): void {
  const named = [
    ...node.via.map(({ template, channel }, i) => ({ path: `${at}/via/${i}`, template, channel })),
    ...(node.page === undefined ? [] : [{ path: `${at}/page`, template: node.page.template, channel: undefined }]),
  ];
  for (const { path, template, channel } of named) {
    const place = `${path}/template`;
    if (!template.includes("@"))
      findings.add("template.unpinned", place, { template }, pinning(place, template, templates));
    if (templates === undefined) continue;
    const fits = (known: Template) => channel === undefined || known.channels?.includes(channel) !== false;
    const known = Object.hasOwn(templates, template) ? templates[template] : undefined;
    if (known === undefined) {
      const fitting = () => Object.entries(templates).flatMap(([name, each]) => (fits(each) ? [name] : []));
      const near = findings.near("template.unknown", template, fitting);
      findings.add("template.unknown", place, { template, ...near }, replacing(place, near));
    } else if (!fits(known)) {
      findings.add("template.channel", place, { template, channel, channels: known.channels });
    }
  }
}

/** A page that takes promises in a strategy where nothing listens for them. What nodes of the host's own hear is unknown. */
export function checkPromises({ nodes, exits, handlers, complete }: Parts, findings: Findings): void {
  const all = [...nodes.values()];
  const opaque = all.some(({ node }) => node === undefined || !isBuiltIn(node) || node.type === "callStrategy");
  const listeners = [
    ...[...exits, ...handlers].map(({ value }) => value.on),
    ...all.flatMap(({ node }) => (node?.type === "waitFor" ? node.cases.map(({ on }) => on) : [])),
  ];
  if (!complete || opaque || listeners.some((on) => on?.includes("promise.created"))) return;
  for (const { at, node } of all) {
    const place = node?.type === "send" ? (node.page?.actions.indexOf("promise") ?? -1) : -1;
    if (place >= 0) findings.add("promise.unhandled", `${at}/page/actions/${place}`, {});
  }
}

const isBuiltIn = ({ type }: Node): boolean => (NODE_TYPES as readonly string[]).includes(type);
