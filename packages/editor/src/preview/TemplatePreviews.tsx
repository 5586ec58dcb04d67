/** Below the choice of a template: how a sample person reads it, and larger in a dialog. */

import { useState } from "react";
import { useHost } from "../host/context.tsx";
import type { TemplateChoice } from "../host/props.ts";
import { Button, IconButton, Segmented } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Select } from "../ui/Field.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Message } from "./Message.tsx";
import { usePreview, useSample } from "./usePreview.ts";

/** What the host says of a template, where it renders none. */
export function TemplatePreviews({ template }: { readonly template: TemplateChoice }) {
  const { previews, words } = useHost();
  const [large, setLarge] = useState(false);
  if (previews === undefined)
    return (
      <>
        {template.preview !== undefined && <blockquote className="dn-preview">{template.preview}</blockquote>}
        <Notice text={template.notice} />
      </>
    );
  return (
    <>
      <div className="dn-row">
        <SamplePicker />
        <IconButton icon="fit" size="small" label={words.preview.enlarge} onClick={() => setLarge(true)} />
      </div>
      <Rendered template={template} height={200} />
      <Notice text={template.notice} />
      {large && <LargePreview template={template} onClose={() => setLarge(false)} />}
    </>
  );
}

const Notice = ({ text }: { readonly text: string | undefined }) =>
  text === undefined ? null : (
    <p className="dn-notice">
      <Icon name="warn" size={14} />
      {text}
    </p>
  );

function SamplePicker() {
  const { previews, settings, words } = useHost();
  const sample = useSample();
  const { samples = [] } = settings;
  if (samples.length === 0) return <span className="dn-grow" />;
  return (
    <span className="dn-row dn-grow">
      <Icon name="person" />
      <Select
        size="small"
        aria-label={words.preview.sample}
        value={sample}
        options={samples.map(({ id, title }) => ({ value: id, label: title }))}
        onChange={(id) => previews?.choose(id)}
      />
    </span>
  );
}

interface RenderedProps {
  readonly template: TemplateChoice;
  readonly width?: number;
  readonly height: number | string;
}

function Rendered({ template: { ref, channel, title }, ...size }: RenderedProps) {
  const { previews, words } = useHost();
  const state = usePreview(ref);
  if (state === undefined) return null;
  if (state.kind === "loading")
    return (
      <p className="dn-seen dn-spoken dn-quiet" role="status">
        {words.preview.loading}
      </p>
    );
  if (state.kind === "failed")
    return (
      <p className="dn-seen dn-message" data-tone="warn" role="status">
        <Icon name="warn" size={14} />
        {words.preview.failed}
        <Button look="link" size="small" onClick={() => previews?.forget(ref)}>
          {words.preview.again}
        </Button>
      </p>
    );
  return (
    <>
      <Message preview={state.preview} channel={channel} title={title} {...size} />
      <Notice text={state.preview.notice} />
    </>
  );
}

/** Of a screen, in px. */
const WIDTHS = { desktop: 680, phone: 375 } as const;

interface LargePreviewProps {
  readonly template: TemplateChoice;
  readonly onClose: () => void;
}

function LargePreview({ template, onClose }: LargePreviewProps) {
  const { words } = useHost();
  const { preview } = words;
  const [screen, setScreen] = useState<keyof typeof WIDTHS>("desktop");
  return (
    <Dialog
      title={template.title}
      subtitle={words.nodes.channels[template.channel] ?? template.channel}
      headerEnd={
        <>
          <SamplePicker />
          <Segmented
            label={preview.width}
            value={screen}
            options={(["desktop", "phone"] as const).map((value) => ({ value, label: preview[value] }))}
            onChange={setScreen}
          />
        </>
      }
      closeLabel={words.shell.close}
      onClose={onClose}
      className="dn-wide"
    >
      <div className="dn-template">
        <Rendered template={template} width={WIDTHS[screen]} height="60vh" />
      </div>
    </Dialog>
  );
}
