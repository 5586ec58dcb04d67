/** Signs that nobody sees or that make a text read as another one: they are left out of what is pasted. */

// biome-ignore-all lint/suspicious/noControlCharactersInRegex: they are what this file is about
// biome-ignore-all lint/suspicious/noMisleadingCharacterClass: each of them is meant by itself

/** Controls, embeddings and isolates of direction, blanks and hyphens without width, tags, and the signs that the paper marks values with. */
const UNSEEN =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}\u{f0000}-\u{f000f}]/gu;

const LONE_SURROGATE = /\p{Surrogate}/gu;

export interface Seen {
  readonly text: string;
  /** How many signs were left out. */
  readonly dropped: number;
}

/** The text without such signs. Joiners stay, they are letters in some scripts; half a letter becomes the sign for an unknown one. */
export function withoutUnseen(text: string): Seen {
  let dropped = 0;
  const seen = text.replace(UNSEEN, () => {
    dropped += 1;
    return "";
  });
  return { text: seen.replace(LONE_SURROGATE, "\ufffd"), dropped };
}
