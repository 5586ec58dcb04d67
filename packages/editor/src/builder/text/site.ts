/** What may stand in a text, by its control and the kind of message. */

import type { TemplateKind } from "@dunlin/templates";

/** Kinds of messages that show emphasis and links. */
const MARKED: ReadonlySet<TemplateKind> = new Set(["email", "landing", "letter", "whatsapp", "rcs"]);

/** Whether words can be bold, italic, underlined and linked. */
export const takesMarks = (control: string | undefined, kind: TemplateKind): boolean =>
  control === "text" && MARKED.has(kind);
