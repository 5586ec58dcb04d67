/** The editor in the frame of the host: loaded from the host, saved at the host by itself, published by the host. */

import { StrategyEditor } from "@dunlin/editor";
import { useState } from "react";
import { kept, save } from "./host.ts";
import { renderTemplate, samples, templates } from "./messages.ts";

const { doc, revision } = kept();

export function App() {
  const [live, setLive] = useState<string>();
  return (
    <div className="app">
      <header>
        <strong>Acme Bank</strong>
        <span role="status">{live === undefined ? "Nothing is live yet." : `Live: ${live}`}</span>
      </header>
      <StrategyEditor
        defaultValue={doc}
        revision={revision}
        onSave={save}
        onPublish={({ name }) => setLive(name)}
        templates={templates}
        samples={samples}
        renderTemplate={renderTemplate}
      />
    </div>
  );
}
