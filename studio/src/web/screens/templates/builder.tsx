/** The builder of a template, over its draft at the host. */

import { BUILDER_EN, type Published, TemplateEditor, type TemplateEditorHandle } from "@dunlin/editor/template-editor";
import "@dunlin/editor/template-editor.css";
import { builderMessages } from "@dunlin/editor/template-editor/es";
import type { Brand, Template } from "@dunlin/templates";
import { STARTER_TEMPLATES } from "@dunlin/templates/starter";
import { useEffect, useMemo, useRef, useState } from "react";
import type { ScreenProps } from "../../model.ts";
import { addressOf } from "../../routes.ts";
import { asFailure, useLoaded } from "../../ui/loaded.ts";
import { Awaited, Button, Empty, Icon, Tag } from "../../ui/parts.tsx";
import { draftOf, saveDraft } from "../documents/asking.ts";
import { type OpenedTemplate, openTemplate } from "./asking.ts";
import { PublishTemplate } from "./publish.tsx";
import { DraftSaving, type SaveState } from "./saving.ts";
import { WhereUsed } from "./whereUsed.tsx";
import { words } from "./words.ts";

export interface BuilderPageProps extends ScreenProps {
  readonly id: string;
}

export default function BuilderPage(props: BuilderPageProps) {
  const { api, id, language, go } = props;
  const said = words(language);
  const loaded = useLoaded((signal) => openTemplate(api, id, signal), [api, id]);
  return (
    <div className="st-builder">
      <Awaited loaded={loaded} lines={8}>
        {(opened) =>
          opened === undefined ? (
            <Empty action={<Button onClick={() => go(["templates"])}>{said.allTemplates}</Button>}>
              {said.unknown}
            </Empty>
          ) : (
            <Builder {...props} opened={opened} again={loaded.again} />
          )
        }
      </Awaited>
    </div>
  );
}

interface BuilderProps extends BuilderPageProps {
  readonly opened: OpenedTemplate;
  readonly again: () => void;
}

function Builder({ api, id, language, theme, session, opened, again }: BuilderProps) {
  const said = words(language);
  const editor = useRef<TemplateEditorHandle>(null);
  const [first, setFirst] = useState(opened);
  const [brand, setBrand] = useState<Brand>(opened.brand);
  const [brandTold, setBrandTold] = useState<string>();
  const [where, setWhere] = useState(false);
  const [published, setPublished] = useState<Published>();
  const { saving, state } = useSaving(api, first);
  const theirs = async () => {
    const draft = await draftOf(api, "templates", id);
    if (draft !== undefined) setFirst({ ...first, doc: draft.document, rev: draft.rev });
  };
  const mine = async () => {
    const draft = await draftOf(api, "templates", id);
    const doc = editor.current?.getDocument();
    if (draft === undefined || doc === undefined) return;
    await saveDraft(api, "templates", doc, draft.rev);
    setFirst({ ...first, doc, rev: draft.rev + 1 });
  };
  return (
    <>
      {state.kind === "conflict" && (
        <div className="dn-message st-conflict" data-tone="warn" role="alert">
          <Icon name="warn" size={16} />
          <span className="dn-grow">{said.conflict}</span>
          <Button onClick={theirs}>{said.takeTheirs}</Button>
          <Button onClick={mine}>{said.keepMine}</Button>
        </div>
      )}
      {brandTold !== undefined && (
        <div className="dn-message" role="status">
          <Icon name="info" size={16} />
          <span className="dn-grow">{brandTold}</span>
          <Button look="quiet" size="small" onClick={() => setBrandTold(undefined)}>
            {said.close}
          </Button>
        </div>
      )}
      <TemplateEditor
        key={first.rev}
        ref={editor}
        kind={first.doc.kind}
        defaultValue={first.doc}
        onChange={(doc) => saving.edited(doc)}
        brand={brand}
        onBrandChange={(next) => {
          setBrand(next);
          api.send("PUT", "/v1/brand", next).then(
            () => setBrandTold(said.brandSaved),
            (error) => setBrandTold(asFailure(error).message),
          );
        }}
        starters={STARTERS}
        {...(opened.live && { live: opened.live })}
        onPublish={setPublished}
        {...(state.kind === "saved" && state.at !== undefined && { savedAt: state.at })}
        messages={language === "es" ? builderMessages : BUILDER_EN}
        theme={theme}
        slots={{
          breadcrumb: (
            <a className="st-crumb" href={addressOf(["templates"])}>
              {said.back}
              <Icon name="right" size={14} />
            </a>
          ),
          headerEnd: (
            <>
              <SaveTag state={state} language={language} />
              <Button onClick={() => setWhere(true)}>{said.where}</Button>
            </>
          ),
        }}
      />
      {where && <WhereUsed {...{ api, language, id }} name={first.doc.name} onClose={() => setWhere(false)} />}
      {published && (
        <PublishTemplate
          {...{ api, language, published, opened }}
          user={session.user}
          save={() => saving.flush()}
          onClose={() => setPublished(undefined)}
          onPublished={again}
        />
      )}
    </>
  );
}

const STARTERS = STARTER_TEMPLATES as readonly Template[];

/** Where the draft goes; what waits when the page is left is saved, and the browser asks where that is too late. */
function useSaving(api: ScreenProps["api"], { rev }: OpenedTemplate) {
  const [state, setState] = useState<SaveState>({ kind: "saved", at: undefined, rev });
  const saving = useMemo(
    () => new DraftSaving({ rev, onState: setState, save: (doc, from) => saveDraft(api, "templates", doc, from) }),
    [api, rev],
  );
  useEffect(() => {
    setState({ kind: "saved", at: undefined, rev });
    const leaves = (event: Event) => {
      if (!saving.open) return;
      event.preventDefault();
      void saving.flush();
    };
    addEventListener("beforeunload", leaves);
    return () => {
      removeEventListener("beforeunload", leaves);
      void saving.flush();
    };
  }, [saving, rev]);
  return { saving, state };
}

const TONES = {
  saved: undefined,
  waiting: "line",
  saving: "line",
  failed: "warn",
  refused: "bad",
  conflict: "bad",
} as const;

function SaveTag({ state, language }: { readonly state: SaveState; readonly language: ScreenProps["language"] }) {
  const said = words(language);
  if (state.kind === "saved") return <span className="st-note">{state.at === undefined ? "" : said.savedAll}</span>;
  const text = state.kind === "conflict" ? said.refused : said[state.kind];
  return (
    <span role="status" title={"because" in state ? state.because : undefined}>
      <Tag tone={TONES[state.kind]}>{text}</Tag>
    </span>
  );
}
