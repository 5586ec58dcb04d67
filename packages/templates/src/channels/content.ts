/** What the blocks of a short message say, in their order, and how their runs are written. */

import { plainRuns } from "../blocks/attribute.ts";
import { type Drawing, drawnBlocks } from "../blocks/draw.ts";
import type { Piece } from "../blocks/piece.ts";
import { runsOf } from "../blocks/site.ts";
import type { Block, JsonValue } from "../model/block.ts";
import { diagnostic, type TemplateDiagnostic, type TemplateDiagnosticCode } from "../model/diagnostic.ts";
import type { CompiledPart } from "../model/message.ts";
import type { Link, RichText, Text } from "../model/text.ts";
import { type LinkTarget, linkTarget } from "../text/linkTarget.ts";
import { textSource } from "../text/source.ts";
import { blockBody, type TextContext } from "../text/words.ts";

/** A piece in its place. */
export interface Said<P extends Piece = Piece> {
  readonly piece: P;
  /** Of the block in the template. */
  readonly pointer: string;
  readonly blockId: string;
  /** Put before and after what is shown; both are nothing for a block without a condition. */
  readonly open: string;
  readonly close: string;
  /** Whether the block makes a disclosure. */
  readonly discloses: boolean;
}

/** The pieces that this variant shows. A block that says nothing in such channels is reported. */
export function saidBy(blocks: readonly Block[], drawing: Drawing): readonly Said[] {
  return drawnBlocks(blocks, "/root", drawing).flatMap(({ definition, place, open, close }): readonly Said[] => {
    const { block, props, pointer } = place;
    const report = (found: TemplateDiagnostic) => drawing.report({ ...found, blockId: block.id });
    const { pieces } = definition.render;
    if (pieces === undefined) {
      const says = `"${block.type}" does not say what it shows in the channel "${drawing.kind}": give its type "render.pieces", or remove the block.`;
      report(diagnostic("channel.block", pointer, says, { type: block.type, kind: drawing.kind }));
      return [];
    }
    const runs = (at: string) => runsOf(memberAt(props, at), drawing.locale, `${pointer}/props/${at}`, report);
    const site = { block, props, locale: drawing.locale, runs };
    const discloses = definition.disclosure?.(props) !== undefined;
    return pieces(site).map((piece) => ({ piece, pointer, blockId: block.id, open, close, discloses }));
  });
}

/** A member by its place: `choices/0/label`. */
const memberAt = (props: unknown, at: string): JsonValue | undefined =>
  at
    .split("/")
    .reduce<unknown>(
      (value, name) =>
        typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined,
      props,
    ) as JsonValue | undefined;

/** Reports what is wrong with a piece. */
export function reportAt(
  said: Pick<Said, "pointer" | "blockId">,
  drawing: Drawing,
  code: TemplateDiagnosticCode,
  message: string,
  data: Readonly<Record<string, unknown>> = {},
): void {
  drawing.report({ ...diagnostic(code, said.pointer, message, data), blockId: said.blockId });
}

/** The source of runs of a block. */
export function writeRuns(runs: RichText, context: TextContext, at: string, said: Said, drawing: Drawing): string {
  const pointer = `${said.pointer}/props/${at}/${drawing.locale}`;
  const { source, problems } = textSource(runs, { ...drawing, context, pointer });
  for (const found of problems) drawing.report({ ...found, blockId: said.blockId });
  return source;
}

/** Where a link of a block leads; `undefined`, and a finding, where it is none that may be shown. */
export const targetOf = (link: Link, said: Said, drawing: Drawing): LinkTarget | undefined =>
  linkTarget(
    link,
    {
      variables: drawing.variables,
      pointer: said.pointer,
      report: (found) => drawing.report({ ...found, blockId: said.blockId }),
    },
    drawing.links,
  );

/** The source of a text of the settings; nothing where there is none. A `bare` one is on one line and without elements. */
export function writeSetting(
  text: Text | undefined,
  name: string,
  context: TextContext,
  drawing: Drawing,
  bare = false,
): string {
  const { locale, report } = drawing;
  const place = drawing.settingAt(name);
  const runs = runsOf(text as unknown as JsonValue, locale, place, report);
  if (runs === undefined) return "";
  const at = { ...drawing, context, pointer: `${place}/${locale}`, ...(bare && { bare: true as const }) };
  const { source, problems } = textSource(bare ? plainRuns(runs) : runs, at);
  for (const found of problems) report(found);
  return source;
}

/** A source shown under the condition of its block; its lines stay where they are. */
export const underCondition = (source: string, { open, close }: Pick<Said, "open" | "close">): string =>
  source === "" || open === "" ? source : `${open}${blockBody(source)}${close}`;

export const part = (context: CompiledPart["escape"], source: string): CompiledPart => ({ escape: context, source });
