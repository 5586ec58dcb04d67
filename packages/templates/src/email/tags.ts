/** Merge tags of a mail, kept out of the reach of the compiler: each one is a plain word while it runs. */

import type { MjmlNode } from "../blocks/mjmlNode.ts";

export interface HiddenTags {
  readonly hidden: MjmlNode;
  readonly tags: readonly HiddenTag[];
}

export interface HiddenTag {
  readonly word: string;
  readonly tag: string;
  /** The compiler writes the title twice: into the head, and as the name of the mail for screen readers. */
  readonly repeats: boolean;
}

/** A tag of the grammar with its strings, in which two braces end nothing. */
const TAG = /\{\{(?:"[^"]*"|'[^']*'|[^"'}]|\}(?!\}))*\}\}/g;

/** The tree with a word of letters and digits in place of each tag. */
export function hideTags(tree: MjmlNode): HiddenTags {
  const tags: HiddenTag[] = [];
  const hide = (text: string, repeats: boolean): string =>
    text.replace(TAG, (tag) => {
      const word = `dltag${String(tags.length).padStart(4, "0")}x`;
      tags.push({ word, tag, repeats });
      return word;
    });
  const inNode = (node: MjmlNode): MjmlNode => {
    const { tagName, attributes, children, content } = node;
    return {
      tagName,
      ...(attributes && {
        attributes: Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, hide(value, false)])),
      }),
      ...(children && { children: children.map(inNode) }),
      ...(content !== undefined && { content: hide(content, tagName === "mj-title") }),
    };
  };
  return { hidden: inNode(tree), tags };
}

/** The HTML with its tags again, and those that did not come out as often as they went in. */
export function showTags(
  html: string,
  tags: readonly HiddenTag[],
): { readonly html: string; readonly wrong: readonly { readonly tag: string; readonly times: number }[] } {
  const times = new Map<string, number>();
  const byWord = new Map(tags.map(({ word, tag }) => [word, tag]));
  const shown = html.replace(/dltag\d{4,}x/g, (word) => {
    times.set(word, (times.get(word) ?? 0) + 1);
    return byWord.get(word) ?? word;
  });
  const wrong = tags.flatMap(({ word, tag, repeats }) => {
    const count = times.get(word) ?? 0;
    return count === 1 || (repeats && count > 1) ? [] : [{ tag, times: count }];
  });
  return { html: shown, wrong };
}
