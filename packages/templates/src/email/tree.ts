/** The blocks of a mail as a tree of MJML. Conditions stand around whole bands and whole blocks, never inside of an element. */

import { type BandColumn, bandNode } from "../blocks/band.ts";
import { type Drawing, type Drawn, drawnBlocks, marksOf, slotOf } from "../blocks/draw.ts";
import { mailText } from "../blocks/mail.ts";
import { type MjmlNode, raw } from "../blocks/mjmlNode.ts";
import { mailSite } from "../blocks/site.ts";
import { directionOf } from "../format/locales.ts";
import type { Block } from "../model/block.ts";

/** The bands of the body. Blocks that stand at the root without one share a band of their own. */
export function bandsOf(root: readonly Block[], drawing: Drawing): readonly MjmlNode[] {
  const bands: MjmlNode[] = [];
  let loose: MjmlNode[] = [];
  const direction = directionOf(drawing.locale);
  const close = () => {
    const columns: readonly BandColumn[] = [{ width: undefined, elements: loose }];
    if (loose.length > 0) bands.push(bandNode({ look: drawing.look, direction, props: {} }, columns));
    loose = [];
  };
  for (const drawn of drawnBlocks(root, "/root", drawing)) {
    if (drawn.definition.role === "content") {
      loose.push(...elementsOf(drawn, drawing));
      continue;
    }
    close();
    bands.push(...elementsOf(drawn, drawing));
  }
  close();
  return bands;
}

function elementsOf({ definition, place, open, close }: Drawn, drawing: Drawing): readonly MjmlNode[] {
  const { mjml, html } = definition.render;
  const inSlot = (name: string) =>
    drawnBlocks(...slotOf(place, name), drawing).flatMap((drawn) => elementsOf(drawn, drawing));
  const site = mailSite(drawing, place, inSlot, html);
  const nodes = mjml === undefined ? [mailText(site, site.markup())] : mjml(site);
  if (nodes.length === 0) return nodes;
  const [before, after] = marksOf(place, drawing) ?? ["", ""];
  const around = (text: string): readonly MjmlNode[] => (text === "" ? [] : [raw(text)]);
  return [...around(before + open), ...nodes, ...around(close + after)];
}
