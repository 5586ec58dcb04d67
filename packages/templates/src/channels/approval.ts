/** Whether the platform lets a WhatsApp message out: what is published has to be approved, in this version, locale and variant. */

import { diagnostic, type TemplateDiagnostic } from "../model/diagnostic.ts";
import type { CompiledTemplate } from "../model/message.ts";
import type { WhatsAppApproval } from "../model/settings.ts";

/**
 * What keeps a compiled message from being sent; nothing for an approved one, and for other channels, which need no approval.
 *
 * @param approvals - What the host knows, oldest first: of two about the same version, the later one counts.
 */
export function checkApproval(
  { kind, templateId, version, locale, variant }: CompiledTemplate,
  approvals: readonly WhatsAppApproval[],
): readonly TemplateDiagnostic[] {
  if (kind !== "whatsapp") return [];
  const refuse = (message: string, data: object): readonly TemplateDiagnostic[] => [
    diagnostic("whatsapp.approval", "", message, { templateId, version, locale, variant, ...data }),
  ];
  if (version === undefined)
    return refuse("Only a published version can be approved: compile the template with its version.", {});
  const found = approvals.findLast(
    (one) =>
      one.templateId === templateId && one.version === version && one.locale === locale && one.variant === variant,
  );
  const status = found?.status ?? "draft";
  if (status === "approved") return [];
  const because = found?.reason === undefined ? "" : ` The platform says: ${found.reason}`;
  return refuse(`Version ${version} in "${locale}" ${ADVICE[status]}${because}`, { status, reason: found?.reason });
}

const ADVICE: { readonly [S in Exclude<WhatsAppApproval["status"], "approved">]: string } = {
  draft: "was not submitted to WhatsApp: submit it, and publish it when it is approved.",
  pending: "is not approved by WhatsApp yet: wait for the answer.",
  rejected: "was rejected by WhatsApp: change it, and submit it as a new version.",
  paused: "is paused by WhatsApp after complaints of readers: change it, and submit it as a new version.",
};
