/** What a step names: templates, channels, outcomes and other steps. */

import { useId, useState } from "react";
import { opensTemplates, openTemplate } from "../../actions/actions.ts";
import { nodesOf } from "../../document/strategy.ts";
import { useDerived, useEditor, useHost } from "../../host/context.tsx";
import { shownName } from "../../nodes/summary.ts";
import { TemplatePreviews } from "../../preview/TemplatePreviews.tsx";
import { Button } from "../../ui/Button.tsx";
import { Field, Select } from "../../ui/Field.tsx";
import { type EditProps, useForm } from "../form.tsx";
import { Draft } from "./Draft.tsx";
import { ChoicesField } from "./lists.tsx";

const asText = (value: unknown): string => (typeof value === "string" ? value : "");
const OTHER = "\u0000other";

/** A template of the host, for the channel beside it; without a list of them, or for one that is not in it, as text. */
export function TemplateField(props: EditProps) {
  const { label, help, error, hideLabel = false, path, value, siblings, name } = props;
  const { settings, words } = useHost();
  const form = useForm();
  const { templates } = settings;
  const [writing, setWriting] = useState(false);
  const channel =
    name === "script" ? "voice" : asText(siblings?.channel) || (siblings?.actions === undefined ? "" : "page");
  const ref = asText(value);
  const chosen = templates?.find((template) => template.ref === ref);
  const choices = templates?.filter((template) => channel === "" || template.channel === channel) ?? [];
  const openButton = <OpenButton template={ref} />;
  if (templates === undefined || writing || (ref !== "" && chosen === undefined))
    return (
      <Draft {...props} text={ref} read={(text) => ({ value: text })} placeholder="reminder@1">
        {openButton}
        {choices.length > 0 && (
          <Button
            size="small"
            onClick={() => {
              setWriting(false);
              if (chosen === undefined) form.set(path, "");
            }}
          >
            {words.inspector.chooseFromList}
          </Button>
        )}
      </Draft>
    );
  return (
    <Field label={label} hideLabel={hideLabel} help={help} error={error}>
      {(ids) => (
        <div className="dn-template">
          <span className="dn-draft">
            <Select
              {...ids}
              value={ref === "" ? undefined : ref}
              placeholder={words.nodes.chooseTemplate}
              options={[
                ...choices.map((template) => ({ value: template.ref, label: template.title })),
                { value: OTHER, label: words.inspector.writeReference },
              ]}
              onChange={(next) => (next === OTHER ? setWriting(true) : next !== "" && form.set(path, next))}
            />
            {openButton}
          </span>
          {chosen !== undefined && <TemplatePreviews template={chosen} />}
        </div>
      )}
    </Field>
  );
}

function OpenButton({ template }: { readonly template: string }) {
  const host = useHost();
  if (!opensTemplates(host) || template === "") return null;
  return (
    <Button size="small" onClick={() => openTemplate(host, template)}>
      {host.words.inspector.openTemplate}
    </Button>
  );
}

/** What is known of a template, where it cannot be changed. */
export function TemplateShown({ template }: { readonly template: string }) {
  const known = useHost().settings.templates?.find(({ ref }) => ref === template);
  return (
    <div className="dn-template">
      <OpenButton template={template} />
      {known !== undefined && <TemplatePreviews template={known} />}
    </div>
  );
}

const CHANNELS = ["email", "sms", "whatsapp", "voice", "letter", "push", "page"];

/** Channels that the words know, and those of the host's templates. */
function useChannels(): readonly { readonly value: string; readonly label: string }[] {
  const { settings, words } = useHost();
  const all = new Set([...CHANNELS, ...(settings.templates ?? []).map(({ channel }) => channel)]);
  return [...all].map((value) => ({ value, label: words.nodes.channels[value] ?? value }));
}

export function ChannelField({ label, help, error, hideLabel = false, path, value, required }: EditProps) {
  const { words } = useHost();
  const form = useForm();
  const channels = useChannels();
  const none = required === true ? [] : [{ value: "", label: words.inspector.none }];
  return (
    <Field label={label} hideLabel={hideLabel} help={help} error={error}>
      {(ids) => (
        <Select
          {...ids}
          value={required === true && value === undefined ? undefined : asText(value)}
          options={[...none, ...channels]}
          onChange={(next) => form.set(path, next === "" ? undefined : next)}
        />
      )}
    </Field>
  );
}

export function ChannelsField(props: EditProps) {
  const channels = useChannels();
  const schema = { ...props.schema, items: { enum: channels.map(({ value }) => value) } };
  return <ChoicesField {...props} schema={schema} name="channel" />;
}

/** How a case ends: an outcome that the words know, or one of the host's own. */
export function OutcomeField(props: EditProps) {
  const { words } = useHost();
  const id = useId();
  const { outcomes } = words.nodes;
  const text = asText(props.value);
  return (
    <Draft
      {...props}
      text={outcomes[text] ?? text}
      read={(typed) => ({ value: Object.keys(outcomes).find((one) => outcomes[one] === typed.trim()) ?? typed.trim() })}
      list={id}
    >
      <datalist id={id}>
        {Object.values(outcomes).map((outcome) => (
          <option key={outcome} value={outcome} />
        ))}
      </datalist>
    </Draft>
  );
}

/** Another step, where events and late comers go on. Steps that are called the same are told apart by their number. */
export function StepField({ label, help, error, hideLabel = false, path, value }: EditProps) {
  const host = useHost();
  const form = useForm();
  const doc = useEditor((state) => state.doc);
  const { numbers } = useDerived().outline;
  const { kindAndNumber } = host.words.inspector;
  const steps = Object.entries(nodesOf(doc)).map(([id, node]) => ({ id, name: shownName(id, node, doc, host) }));
  const isAlone = (name: string) => steps.filter((step) => step.name === name).length === 1;
  return (
    <Field label={label} hideLabel={hideLabel} help={help} error={error}>
      {(ids) => (
        <Select
          {...ids}
          value={asText(value) === "" ? undefined : asText(value)}
          options={steps.map(({ id, name }) => ({
            value: id,
            label: isAlone(name) ? name : kindAndNumber(name, numbers.get(id)),
          }))}
          onChange={(next) => next !== "" && form.set(path, next)}
        />
      )}
    </Field>
  );
}
