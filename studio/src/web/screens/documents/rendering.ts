/** Templates of the host as the editor of strategies shows them: which there are, and what they become for somebody. */

import type { RenderTemplate, TemplateChoice } from "@dunlin/editor";
import type { TemplateSummary, TemplateVersion } from "@dunlin/runtime";
import { type CompiledTemplate, renderTemplate, sampleContext, type Template } from "@dunlin/templates";
import type { Api } from "../../model.ts";
import { templatesOf, versionOf } from "./asking.ts";

/** Versions never change, and an editor asks for the same ones again and again. */
export class TemplateShelf {
  readonly #api: Api;
  readonly #kept = new Map<string, Promise<TemplateVersion>>();

  constructor(api: Api) {
    this.#api = api;
  }

  version(id: string, version: number): Promise<TemplateVersion> {
    const ref = `${id}@${version}`;
    const known = this.#kept.get(ref);
    if (known !== undefined) return known;
    const asked = versionOf(this.#api, "templates", id, version);
    this.#kept.set(ref, asked);
    asked.catch(() => this.#kept.delete(ref));
    return asked;
  }

  /** What steps may name: every template that is live, and the versions that they name already. */
  async choices(named: readonly string[] = []): Promise<readonly TemplateChoice[]> {
    return choicesOf(await templatesOf(this.#api), named);
  }

  readonly render: RenderTemplate = async (ref, { locale, signal }) => {
    const { document, compiled } = await this.version(...partsOf(ref));
    signal.throwIfAborted();
    return previewOf(document, compiled, locale);
  };
}

const refOf = ({ id, version }: Pick<TemplateVersion, "id" | "version">): string => `${id}@${version}`;

function partsOf(ref: string): readonly [id: string, version: number] {
  const [id = "", version = "1"] = ref.split("@");
  return [id, Number(version)];
}

/** The live version of each that is in use, then what is named beside them, archived ones too. */
export function choicesOf(templates: readonly TemplateSummary[], named: readonly string[]): readonly TemplateChoice[] {
  const live = templates.flatMap(({ id, live: version, archived }) =>
    version === undefined || archived ? [] : [refOf({ id, version })],
  );
  return [...new Set([...live, ...named])].flatMap((ref) => {
    const [id, version] = partsOf(ref);
    const summary = templates.find((one) => one.id === id);
    const facts = summary?.facts[version];
    if (summary === undefined || facts === undefined) return [];
    const { channels: [kind = ""] = [], disclosures = [] } = facts;
    return [{ ref, title: summary.name, channel: kind === "landing" ? "page" : kind, disclosures }];
  });
}

/** As the made-up person of its own variables reads it, in the language asked for or else its own. */
function previewOf(document: Template, compiled: readonly CompiledTemplate[], locale: string) {
  const language = locale.split("-")[0];
  const one =
    compiled.find(({ locale: own }) => own.split("-")[0] === language) ??
    compiled.find(({ locale: own }) => own === document.defaultLocale) ??
    compiled[0];
  if (one === undefined) throw new Error(`The template ${document.id} has no text.`);
  const message = renderTemplate(one, sampleContext(document.variables));
  if (message.status === "withheld") throw new Error(message.problems[0]?.message ?? document.id);
  const { subject, fromName: from, html, ssml = "", text = ssml.replaceAll(/<[^>]*>/g, " ") } = message;
  return { subject, from, html, text };
}
