/** One message, for callers that render a few. */

import type { CompiledTemplate, RenderedMessage } from "../model/message.ts";
import { type PreparedTemplate, prepareTemplate, type RenderOptions } from "./prepare.ts";

const prepared = new WeakMap<CompiledTemplate, PreparedTemplate>();

/**
 * The message for one debtor, or why there is none. Synchronous, and without code made from text. A compiled template that is
 * rendered again is not read again; to render many with rules for links, prepare it.
 *
 * @throws TemplateError where the compiled template itself is broken.
 */
export function renderTemplate(
  compiled: CompiledTemplate,
  context: object,
  options: RenderOptions = {},
): RenderedMessage {
  const known = prepared.get(compiled) ?? prepareTemplate(compiled);
  prepared.set(compiled, known);
  return known.render(context, options);
}
