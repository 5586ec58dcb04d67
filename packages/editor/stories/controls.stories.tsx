import type { Meta, StoryObj } from "@storybook/react-vite";
import { Button, IconButton, Segmented } from "../src/ui/Button.tsx";
import { Field, TextInput } from "../src/ui/Field.tsx";
import { Tag } from "../src/ui/Tag.tsx";
import { useLook } from "./look.ts";

const meta: Meta = { title: "Developer/Controls", id: "editor-controls" };
export default meta;

function All() {
  const { theme = "light", dir = "ltr" } = useLook();
  return (
    <main
      className="dunlin"
      data-theme={theme}
      dir={dir}
      style={{ padding: 24, display: "grid", gap: 16, justifyItems: "start" }}
    >
      <div className="dn-row">
        <Button look="primary">Publish…</Button>
        <Button>Simulate</Button>
        <Button look="quiet">Quiet</Button>
        <Button look="danger">Delete branch</Button>
        <Button disabledBecause="Nothing has changed.">No changes yet</Button>
        <IconButton icon="undo" label="Undo" />
      </div>
      <Segmented
        label="View"
        value="canvas"
        options={[
          { value: "canvas", label: "Canvas", icon: "canvas" },
          { value: "outline", label: "Outline", icon: "outline" },
        ]}
        onChange={() => undefined}
      />
      <Field label="Amount" help="In euro" error="Shares add up to 110">
        {(ids) => <TextInput {...ids} value="45" onCommit={() => undefined} />}
      </Field>
      <div className="dn-row">
        <Tag tone="line">Draft 14</Tag>
        <Tag tone="good">Live: version 13</Tag>
        <span className="dn-day" data-bucket="1">
          D+7
        </span>
      </div>
    </main>
  );
}

export const Controls: StoryObj = { render: () => <All /> };
