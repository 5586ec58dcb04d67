/** The settings of a block: who sees it, its fields, its versions, and a note. */

import type { Block, BlockDefinition, PropsProblem, RichText, Template, Text } from "@dunlin/templates";
import { propsOf, propsProblems } from "@dunlin/templates/editing";
import { lazy, type ReactNode, Suspense, useMemo } from "react";
import { Field, TextArea } from "../../ui/Field.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { textFieldOf } from "../actions.ts";
import { isFit } from "../document/content.ts";
import { isRequired, lockOf, ownLock } from "../document/rules.ts";
import { useBuilder, useBuilderHost } from "../host/context.tsx";
import { Waiting } from "../shell/Waiting.tsx";
import { blockCommands, type Edit } from "./edits.ts";
import { FormField } from "./Fields.tsx";
import { type BuilderForm, FormProvider } from "./form.tsx";
import { LogoPictures } from "./LogoPictures.tsx";
import { type FieldSpec, specsOf } from "./spec.ts";
import { VersionBoxes } from "./VersionBoxes.tsx";
import { WhoSees } from "./WhoSees.tsx";
import type { BuilderInspectorWords } from "./words.ts";

const Rewrite = lazy(async () => ({ default: (await import("./Rewrite.tsx")).Rewrite }));

export function BlockForm({ block }: { readonly block: Block }) {
  const { store, words, settings } = useBuilderHost();
  const { inspector } = words;
  const doc = useBuilder((state) => state.doc);
  const viewed = useBuilder((state) => state.readOnly);
  const definition = store.registry.get(block.type);
  const lock = lockOf(doc, block.id);
  const readOnly = viewed || lock !== undefined;
  return (
    <div className="dn-inspector-body">
      <Hold doc={doc} block={block} viewed={viewed} />
      <Section title={inspector.sections.who}>
        <WhoSees block={block} readOnly={readOnly} />
      </Section>
      {definition === undefined ? (
        <Section title={inspector.sections.content}>
          <div className="dn-unknown">
            <p>{inspector.unknownType(block.type)}</p>
            <pre>{JSON.stringify(block.props, undefined, 2)}</pre>
          </div>
        </Section>
      ) : (
        <Content key={block.id} block={block} definition={definition} readOnly={readOnly} />
      )}
      {doc.variants !== undefined && doc.variants.length > 0 && (
        <Section title={inspector.sections.versions}>
          <VersionBoxes ids={[block.id]} label={inspector.shownIn} readOnly={readOnly} />
        </Section>
      )}
      <Section title={inspector.sections.note}>
        <Field label={inspector.note} help={inspector.noteHelp}>
          {(ids) => (
            <TextArea
              {...ids}
              value={block.note ?? ""}
              readOnly={viewed}
              onCommit={(text) =>
                store.execute(
                  { type: "block.set", id: block.id, path: "/note", ...(text.trim() !== "" && { value: text }) },
                  "keyboard",
                )
              }
            />
          )}
        </Field>
      </Section>
      {settings.slots?.inspectorEnd?.(block.id)}
    </div>
  );
}

export function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="dn-section" aria-label={title}>
      <div className="dn-fields">{children}</div>
    </section>
  );
}

interface HoldProps {
  readonly doc: Template;
  readonly block: Block;
  readonly viewed: boolean;
}

/** Why something cannot be changed, above everything else. */
function Hold({ doc, block, viewed }: HoldProps) {
  const { words, settings } = useBuilderHost();
  const { hold, readOnly } = words.inspector;
  const own = ownLock(doc, block);
  const reasons = [
    viewed && (settings.readOnlyReason ?? readOnly),
    own !== undefined && (own === "all" ? hold.lockedPlace : hold.locked),
    own === undefined && lockOf(doc, block.id) !== undefined && hold.around,
    isRequired(doc, block) && hold.required,
  ].filter((reason) => reason !== false);
  if (reasons.length === 0) return null;
  return (
    <div className="dn-section dn-told">
      {reasons.map((reason) => (
        <p key={reason} className="dn-row">
          <Icon name="lock" size={14} />
          <span>{reason}</span>
        </p>
      ))}
    </div>
  );
}

interface ContentProps {
  readonly block: Block;
  readonly definition: BlockDefinition;
  readonly readOnly: boolean;
}

/** A spec for each field, once for each type. */
const specs = new WeakMap<BlockDefinition, readonly FieldSpec[]>();
function specsFor(definition: BlockDefinition): readonly FieldSpec[] {
  const known = specs.get(definition) ?? specsOf(definition);
  specs.set(definition, known);
  return known;
}

function Content({ block, definition, readOnly }: ContentProps) {
  const host = useBuilderHost();
  const { store, words, settings } = host;
  const { inspector } = words;
  const locale = useBuilder((state) => state.locale);
  const raw = useBuilder(({ doc }) => doc.policy?.handlebars === true);
  const values = useMemo(() => propsOf(block, definition), [block, definition]);
  const form = useMemo(
    (): BuilderForm => ({
      type: block.type,
      id: block.id,
      values,
      defaults: definition.defaults,
      readOnly,
      problems: [...propsProblems(definition, values), ...saysNothing(block.type, values, locale, inspector)],
      edit(...edits: readonly Edit[]) {
        const commands = edits.flatMap((one) => blockCommands(block, definition, one));
        store.transaction(undefined, commands, "keyboard");
      },
      Field: FormField,
    }),
    [block, definition, values, readOnly, locale, inspector, store],
  );
  const written = textFieldOf(host, block);
  const fields = specsFor(definition).filter(({ name }) => name !== "alt" || values.decorative !== true);
  return (
    <Section title={inspector.sections.content}>
      <FormProvider value={form}>
        {block.type === "logo" && <LogoPictures readOnly={readOnly} />}
        {fields.length === 0 && <p className="dn-help">{inspector.nothingToSet}</p>}
        {fields.map((spec) => (
          <div key={spec.name} className="dn-field">
            <FormField
              spec={spec}
              at={`/${spec.name}`}
              trail={spec.name}
              value={values[spec.name]}
              kept={Object.hasOwn(definition.defaults, spec.name)}
            />
            {spec.name === written && spec.control === "text" && settings.rewrite !== undefined && !readOnly && (
              <Suspense fallback={<Waiting />}>
                <Rewrite
                  key={locale}
                  runs={(values[spec.name] as Text | undefined)?.[locale]}
                  fits={(runs) => fits(definition, values, spec.name, locale, runs) && isFit(runs, raw)}
                  onTake={(runs) => form.edit({ edit: "text", at: `/${spec.name}`, locale, runs })}
                />
              </Suspense>
            )}
          </div>
        ))}
      </FormProvider>
    </Section>
  );
}

/** Whether something is a text that this block may have. */
function fits(
  definition: BlockDefinition,
  values: Readonly<Record<string, unknown>>,
  name: string,
  locale: string,
  runs: RichText,
): boolean {
  return propsProblems(definition, { ...values, [name]: { [locale]: runs } }).every(
    ({ path }) => path !== `/${name}` && !path.startsWith(`/${name}/`),
  );
}

/** A picture has to say what it shows, unless it says nothing at all. */
function saysNothing(
  type: string,
  { alt, decorative }: Readonly<Record<string, unknown>>,
  locale: string,
  { picture }: BuilderInspectorWords,
): readonly PropsProblem[] {
  if ((type !== "image" && type !== "paymentQr") || decorative === true) return [];
  const said = (alt as Text | undefined)?.[locale] ?? [];
  return said.length > 0 ? [] : [{ path: "/alt", message: picture.altNeeded }];
}
