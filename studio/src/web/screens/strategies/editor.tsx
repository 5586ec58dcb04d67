/** The editor of a strategy, over its draft at the host. */

import { messages, StrategyEditor, type StrategyEditorHandle } from "@dunlin/editor";
import { messages as messagesEs } from "@dunlin/editor/es";
import { shippedPacks } from "@dunlin/engine";
import { useCallback, useMemo, useRef, useState } from "react";
import type { ScreenProps } from "../../model.ts";
import { addressOf } from "../../routes.ts";
import { number } from "../../ui/format.ts";
import { useLoaded, usePulse } from "../../ui/loaded.ts";
import { Awaited, Button, Empty, Icon } from "../../ui/parts.tsx";
import { statisticsOf } from "../documents/asking.ts";
import { TemplateShelf } from "../documents/rendering.ts";
import { templatesNamed } from "../templates/model.ts";
import { type Opened, openStrategy, saverOf } from "./drafting.ts";
import { fieldsOf } from "./fields.ts";
import { statsOf } from "./model.ts";
import { peopleOf, simulationOf } from "./people.ts";
import { PublishDialog } from "./publish.tsx";
import { words } from "./words.ts";

export interface EditorPageProps extends ScreenProps {
  readonly id: string;
  readonly simulating: boolean;
}

export function EditorPage(props: EditorPageProps) {
  const { api, id, language, go } = props;
  const said = words(language);
  const [turn, setTurn] = useState(0);
  const loaded = useLoaded((signal) => openStrategy(api, id, signal), [api, id, turn]);
  // A draft that is being written stays as it is drawn; what was published meanwhile comes to it.
  return (
    <div className="st-editor">
      <Awaited loaded={loaded} lines={8}>
        {(opened) =>
          opened === undefined ? (
            <Empty action={<Button onClick={() => go(["strategies"])}>{said.allStrategies}</Button>}>
              {said.unknown}
            </Empty>
          ) : (
            <Editor {...props} opened={opened} onPublished={() => setTurn((count) => count + 1)} />
          )
        }
      </Awaited>
    </div>
  );
}

const PACKS = shippedPacks().map(({ id, title = id }) => ({ id, title }));

function Editor(props: EditorPageProps & { readonly opened: Opened; readonly onPublished: () => void }) {
  const { api, id, simulating, language, theme, go, live: clock, opened } = props;
  const said = words(language);
  const { summary, versions, live } = opened;
  const editor = useRef<StrategyEditorHandle>(null);
  const [first] = useState(opened);
  const [publishing, setPublishing] = useState(false);
  const pulse = usePulse(clock, 10_000);
  const shelf = useMemo(() => new TemplateShelf(api), [api]);
  const templates = useLoaded(() => shelf.choices([...templatesNamed(first.doc.nodes)]), [shelf, first]);
  const stats = useLoaded(
    async (signal) => {
      const version = versions.find((one) => one.version === summary.live);
      if (version === undefined) return undefined;
      return statsOf(await statisticsOf(api, id, version.version, signal), version, clock?.clock.now ?? Date.now());
    },
    [api, id, summary.live, pulse],
  );
  const people = useLoaded(
    () => peopleOf(api, id, language, { person: said.person, portfolio: said.portfolio(summary.name) }),
    [api, id, language],
  );
  const against = useMemo(
    () => live && { strategy: live, name: said.livePrefix(number(live.version, language)) },
    [live, said, language],
  );
  const [start] = useState(() => clock?.clock.now);
  const simulation = useMemo(
    () => simulationOf(people.value ?? { people: [], portfolio: undefined }, start, against),
    [people.value, start, against],
  );
  const fields = useMemo(
    () => fieldsOf(people.value?.people.map(({ facts }) => facts) ?? [], first.doc.fields),
    [people.value, first.doc.fields],
  );
  const save = useMemo(() => saverOf(api), [api]);
  const openTemplate = useCallback((ref: string) => go(["templates", ref.split("@")[0] ?? ref]), [go]);
  return (
    <>
      <StrategyEditor
        ref={editor}
        defaultValue={first.doc}
        revision={first.rev}
        onSave={save}
        mode={simulating && (people.value ?? people.failure) ? "simulate" : summary.archived ? "view" : "edit"}
        onModeChange={(mode) => go(mode === "simulate" ? ["strategies", id, "simulate"] : ["strategies", id])}
        {...(summary.archived && { readOnlyReason: said.archivedReason })}
        {...(summary.live !== undefined && { liveVersion: summary.live })}
        simulation={simulation}
        {...(stats.value && { stats: stats.value })}
        {...(templates.value && { templates: templates.value })}
        fields={fields}
        renderTemplate={shelf.render}
        policies={PACKS}
        messages={language === "es" ? messagesEs : messages}
        theme={theme}
        onPublish={() => setPublishing(true)}
        onOpenTemplate={openTemplate}
        slots={{
          breadcrumb: <Crumb text={said.back} />,
          headerEnd: (
            <Button icon="history" onClick={() => go(["strategies", id, "versions"])}>
              {said.versions}
            </Button>
          ),
        }}
      />
      {publishing && (
        <PublishDialog
          {...{ api, language, summary, live, go }}
          user={props.session.user}
          docOf={() => editor.current?.getDocument() ?? first.doc}
          onClose={() => setPublishing(false)}
          onPublished={props.onPublished}
        />
      )}
    </>
  );
}

/** The way back to the list, in the header of the editor. */
export const Crumb = ({ text }: { readonly text: string }) => (
  <a className="st-crumb" href={addressOf(["strategies"])}>
    {text}
    <Icon name="right" size={14} />
  </a>
);
