/** How a conversation can end: its key, its sign, and how contact rules count it. Pure. */

import type { IconName } from "@dunlin/editor/ui";

export interface Disposition {
  readonly id: string;
  /** The letter that chooses it, upper case; nothing when all of its letters are taken. */
  readonly letter: string | undefined;
  readonly icon: IconName;
}

interface Kind {
  readonly icon: IconName;
  readonly result?: "rpc" | "wpc";
  readonly outcome?: "notConnected" | "noAnswer" | "voicemail" | "conversation";
  /** What has to be agreed on for it. */
  readonly asks?: "promise" | "agreement" | "dispute";
}

const SPOKEN = { result: "rpc", outcome: "conversation" } as const;

/** Ways that strategies name most. What is not here counts as a conversation with the right person. */
const KINDS: Readonly<Record<string, Kind>> = {
  promised: { icon: "promise", asks: "promise", ...SPOKEN },
  promise: { icon: "promise", asks: "promise", ...SPOKEN },
  agreed: { icon: "offer", ...SPOKEN },
  plan: { icon: "offer", asks: "agreement", ...SPOKEN },
  willPay: { icon: "promise", ...SPOKEN },
  paid: { icon: "cured", ...SPOKEN },
  disputes: { icon: "question", asks: "dispute", ...SPOKEN },
  dispute: { icon: "question", asks: "dispute", ...SPOKEN },
  hardship: { icon: "heart", ...SPOKEN },
  needsCare: { icon: "heart", ...SPOKEN },
  callBack: { icon: "clock", ...SPOKEN },
  refused: { icon: "notsent", ...SPOKEN },
  noHelp: { icon: "notsent", ...SPOKEN },
  optedOut: { icon: "notsent", ...SPOKEN },
  spoken: { icon: "person", ...SPOKEN },
  wrongNumber: { icon: "people", result: "wpc", outcome: "conversation" },
  somebodyElse: { icon: "people", result: "wpc", outcome: "conversation" },
  noAnswer: { icon: "exit", outcome: "noAnswer" },
  voicemail: { icon: "exit", outcome: "voicemail" },
  unreachable: { icon: "exit", outcome: "notConnected" },
  served: { icon: "check" },
  done: { icon: "check" },
  approved: { icon: "check" },
  handled: { icon: "check" },
  misread: { icon: "question" },
  escalated: { icon: "escalate" },
};

export const kindOf = (id: string): Kind => KINDS[id] ?? { icon: "check", ...SPOKEN };

/** The call as `/v1` takes it. */
export function callOf(id: string): Pick<Kind, "result" | "outcome"> {
  const { result, outcome } = kindOf(id);
  return { ...(result !== undefined && { result }), ...(outcome !== undefined && { outcome }) };
}

/** Each with the first letter of its words that nobody before it has. */
export function lettered(ids: readonly string[], label: (id: string) => string): readonly Disposition[] {
  const taken = new Set<string>();
  return ids.map((id) => {
    const letters = label(id)
      .normalize("NFD")
      .toUpperCase()
      .replaceAll(/[^A-Z]/g, "");
    const letter = [...letters].find((one) => !taken.has(one));
    if (letter !== undefined) taken.add(letter);
    return { id, letter, icon: kindOf(id).icon };
  });
}

/** `needsChange` as words, where nobody wrote any: "Needs change". */
export function humanized(id: string): string {
  const spaced = id.replaceAll(/([a-z\d])([A-Z])/g, "$1 $2").replaceAll(/[_.-]+/g, " ");
  return `${spaced.slice(0, 1).toUpperCase()}${spaced.slice(1).toLowerCase()}`;
}
