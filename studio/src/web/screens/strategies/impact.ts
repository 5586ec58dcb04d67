/** What a migration does to the people inside, as lines that somebody can decide by. */

import { type MigrationImpact, type MigrationPlan, migrationWords } from "@dunlin/engine/change";

export interface ImpactLine {
  readonly id: string;
  readonly text: string;
  readonly cases: number;
  /** Worth a second look before anybody is moved. */
  readonly care?: true;
}

const FATES = ["moved", "waiting", "restarting", "exiting", "pinned"] as const;

/** Only what concerns somebody; those who cannot be moved by their reasons, the most first. */
export function impactLines({ impact }: Pick<MigrationPlan, "impact">, locale: string): readonly ImpactLine[] {
  const words = migrationWords(locale);
  const fates = FATES.map((fate) => ({ id: fate, text: words.fates[fate], cases: impact[fate] }));
  const refused = Object.entries(impact.refused)
    .sort(([, a], [, b]) => b - a)
    .map(([reason, cases]) => ({ id: `refused.${reason}`, text: refusedText(words, reason), cases }));
  const notices = impact.skippedNotices.reduce((sum, { cases }) => sum + cases, 0);
  return [
    ...[...fates, ...refused],
    { id: "atOnce", text: `${words.contacts}: ${lower(words.atOnce)}`, cases: impact.contactsAtOnce ?? 0, care: true },
    { id: "pending", text: `${words.contacts}: ${lower(words.pending)}`, cases: impact.pendingContacts, care: true },
    { id: "notices", text: words.notices, cases: notices, care: true } as const,
  ].filter(({ cases }) => cases > 0) as readonly ImpactLine[];
}

const refusedText = ({ refused, reasons }: ReturnType<typeof migrationWords>, reason: string): string =>
  `${refused}: ${lower(reasons[reason] ?? reason)}`;

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** Who goes on otherwise than before: without those who stay, and those who cannot be moved. */
export const movingOf = ({ moved, exiting, restarting, waiting }: MigrationImpact): number =>
  moved + exiting + restarting + waiting;

/** How far the work is, 0 to 1. */
export const shareDone = (looked: number, of: number): number => (of === 0 ? 1 : Math.min(1, looked / of));
