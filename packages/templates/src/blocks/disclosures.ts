/** Disclosures: what has to be said, by ids that contact policies and templates share. */

import type { BlockField, PropsSchema } from "./definition.ts";
import type { Props } from "./props.ts";

/** An id that is known, and where it comes from. Hosts may use others. */
export interface DisclosureKind {
  readonly id: string;
  readonly title: string;
  readonly source: string;
}

export const DISCLOSURES: readonly DisclosureKind[] = [
  { id: "opt-out", title: "How to stop messages on this channel", source: "12 CFR 1006.6(e), United States" },
  { id: "mini-miranda", title: "The message is from a debt collector", source: "15 USC 1692e(11), United States" },
  { id: "validation", title: "Validation notice of the debt", source: "12 CFR 1006.34, United States" },
  { id: "time-barred", title: "The debt is too old to be sued for", source: "12 CFR 1006.26, United States" },
  { id: "rdg-13a", title: "Creditor, reason and costs of a claim", source: "RDG section 13a, Germany" },
  {
    id: "data-protection",
    title: "Where data come from, and the rights to them",
    source: "Regulation (EU) 2016/679, articles 13 and 14",
  },
  { id: "debt-advice", title: "Free and independent debt advice", source: "FCA handbook CONC 7, United Kingdom" },
  { id: "identity", title: "Who writes, and for whom", source: "common to most codes of conduct" },
];

export const disclosureSchema: PropsSchema = { type: "string", pattern: "^[a-z0-9][a-z0-9.-]{0,63}$" };

export const DISCLOSURE_FIELD: BlockField = {
  name: "disclosure",
  label: "Disclosure",
  control: "choice",
  options: DISCLOSURES.map(({ id }) => id),
};

export const disclosureOf = ({ disclosure }: Props): string | undefined =>
  typeof disclosure === "string" ? disclosure : undefined;
