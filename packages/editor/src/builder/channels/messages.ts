/** The messages that people would get: compiled when the template rests, merged for every person that the host gave. */

import { type CompiledTemplate, type RenderedMessage, type TemplateDiagnostic, TemplateError } from "@dunlin/templates";
import { compileTemplate, renderTemplate } from "@dunlin/templates/compile";
import { useEffect, useState } from "react";
import { useBuilder, useBuilderHost } from "../host/context.tsx";
import type { SamplePerson } from "../host/props.ts";

export interface PersonMessage {
  readonly person: SamplePerson;
  readonly message: RenderedMessage;
}

export interface Messages {
  /** The last template that could be compiled; of an older document while the newest has problems. */
  readonly compiled: CompiledTemplate | undefined;
  /** What keeps the newest document from being compiled. */
  readonly problems: readonly TemplateDiagnostic[];
}

const NOTHING: Messages = { compiled: undefined, problems: [] };

/** After so many ms without an edit the template is compiled. */
const REST = 120;

export function useMessages(): Messages {
  const { brand, settings } = useBuilderHost();
  const { blocks, links, onError } = settings;
  const doc = useBuilder((state) => state.doc);
  const locale = useBuilder((state) => state.locale);
  const variant = useBuilder((state) => state.variant);
  const [known, setKnown] = useState<Messages>(NOTHING);
  useEffect(() => {
    let gone = false;
    const compile = async () => {
      try {
        const compiled = await compileTemplate(doc, {
          ...{ locale, brand },
          ...(variant !== undefined && { variant }),
          ...(blocks && { blocks }),
          ...(links && { links }),
        });
        if (!gone) setKnown({ compiled, problems: [] });
      } catch (error) {
        if (!(error instanceof TemplateError)) onError?.(error);
        const problems = error instanceof TemplateError ? error.diagnostics : [];
        if (!gone) setKnown(({ compiled }) => ({ compiled, problems }));
      }
    };
    const timer = setTimeout(() => void compile(), REST);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [doc, locale, variant, brand, blocks, links, onError]);
  return known;
}

export const messagesFor = (compiled: CompiledTemplate, people: readonly SamplePerson[]): readonly PersonMessage[] =>
  people.map((person) => ({
    person,
    message: renderTemplate(compiled, person.context, person.zone === undefined ? {} : { zone: person.zone }),
  }));
