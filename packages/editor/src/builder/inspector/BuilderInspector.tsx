/** What is chosen, with everything that can be set about it; the template as a whole when nothing is. */

import { type CSSProperties, useState } from "react";
import { Resizer } from "../../inspector/Resizer.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { iconOf } from "../blocks/looks.ts";
import { summaryOf } from "../blocks/words.ts";
import { blockAt } from "../document/tree.ts";
import { useBuilder, useBuilderHost } from "../host/context.tsx";
import { languageName } from "../shell/languages.ts";
import { blockName } from "../shell/names.ts";
import { BlockForm } from "./BlockForm.tsx";
import { SeveralBlocks } from "./SeveralBlocks.tsx";
import { TemplateForm } from "./TemplateForm.tsx";

const WIDTH = 304;

export function BuilderInspector() {
  const { store, words, locale } = useBuilderHost();
  const { inspector } = words;
  const selected = useBuilder((state) => state.selected);
  const shown = useBuilder((state) => state.locale);
  const several = useBuilder(({ doc }) => doc.locales.length > 1);
  const [only, ...others] = selected;
  const block = useBuilder(({ doc }) => (only === undefined ? undefined : blockAt(doc, only)));
  const [width, setWidth] = useState(WIDTH);
  const language = several ? inspector.textIn(languageName(shown, locale)) : undefined;
  const definition = block && store.registry.get(block.type);
  return (
    <div className="dn-inspector" style={{ "--dn-width": `${width}px` } as CSSProperties}>
      <Resizer width={width} onResize={setWidth} label={words.shell.settings} />
      {others.length > 0 ? (
        <>
          <Head title={inspector.several(selected.length)} />
          <SeveralBlocks ids={selected} />
        </>
      ) : block === undefined ? (
        <>
          <Head title={inspector.title} subtitle={language} />
          <TemplateForm />
        </>
      ) : (
        <>
          <Head
            title={blockName(block, store.registry, words)}
            subtitle={language}
            hint={definition && summaryOf(definition, words.blocks)}
            icon={iconOf(block.type)}
          />
          <BlockForm key={block.id} block={block} />
        </>
      )}
    </div>
  );
}

interface HeadProps {
  readonly title: string;
  readonly subtitle?: string | undefined;
  readonly hint?: string | undefined;
  readonly icon?: ReturnType<typeof iconOf>;
}

const Head = ({ title, subtitle, hint, icon }: HeadProps) => (
  <header className="dn-inspector-head" title={hint}>
    {icon !== undefined && (
      <span className="dn-inspector-icon">
        <Icon name={icon} size={20} />
      </span>
    )}
    <div className="dn-grow">
      <h2 className="dn-inspector-title">{title}</h2>
      {subtitle !== undefined && <p className="dn-help">{subtitle}</p>}
    </div>
  </header>
);
