/** The store of a template that is edited: the same history as that of a strategy, and what the builder shows of it. */

import type { Block, BlockDefinition, BlockId, BlockRegistry, Locale, Template, VariantKey } from "@dunlin/templates";
import { blockRegistry } from "@dunlin/templates/editing";
import { createStore, type StoreApi } from "zustand/vanilla";
import { type ChangeOf, type Core, type CoreState, createCore, type NoticeOf, type Origin } from "../store/core.ts";
import { NO_HISTORY } from "../store/history.ts";
import type { BuilderCommand, BuilderRefusal } from "./commands/command.ts";
import { isCommand } from "./commands/form.ts";
import { type BuilderOutcome, runBuilderCommand } from "./commands/run.ts";
import type { FitNote } from "./document/fragment.ts";
import { type Place, placedAt, placesOf } from "./document/tree.ts";

export type BuilderChange = ChangeOf<BuilderCommand>;
export type BuilderNotice = NoticeOf<BuilderCommand, FitNote, BuilderRefusal>;

/** Something that was picked up and waits for a place. */
export type CarriedBlocks =
  | { readonly what: "move"; readonly ids: readonly BlockId[] }
  | { readonly what: "new"; readonly type: string }
  /** A saved block, or one that was copied. */
  | { readonly what: "saved"; readonly blocks: readonly Block[]; readonly title: string };

export type BuilderPanel =
  | ("blocks" | "outline" | "saved" | "texts" | "versions")
  | ("brand" | "checks" | "changes" | "history");
export type Screen = "wide" | "phone";

export interface BuilderState extends CoreState<Template, BuilderCommand, FitNote, BuilderRefusal> {
  /** The place that was chosen last, for adding and pasting. */
  readonly place: Place | undefined;
  readonly carrying: CarriedBlocks | undefined;
  /** The block whose text is written in now. */
  readonly writing: BlockId | undefined;
  /** The language and version of the content that is edited. */
  readonly locale: Locale;
  readonly variant: VariantKey | undefined;
  /** Of the people that the host gave as samples. */
  readonly sample: number;
  readonly screen: Screen;
  readonly dark: boolean;
  readonly panel: BuilderPanel | undefined;
}

export interface BuilderStoreOptions {
  readonly doc: Template;
  /** Types of blocks of the host. */
  readonly blocks?: readonly BlockDefinition[];
  readonly readOnly?: boolean;
  readonly locale?: Locale;
  /** Whether a command may be carried out now; a sentence refuses it. */
  readonly allows?: (command: BuilderCommand, doc: Template) => boolean | string;
  readonly onChange?: (doc: Template, change: BuilderChange) => void;
  /** Epoch ms; the clock of bursts. */
  readonly now?: () => number;
}

type View = Pick<BuilderState, "locale" | "variant" | "sample" | "screen" | "dark" | "panel">;

export interface BuilderStore
  extends Core<Template, BuilderCommand, FitNote, BuilderRefusal>,
    Pick<StoreApi<BuilderState>, "getInitialState" | "getState" | "subscribe"> {
  /** Another one when the host gives other types of blocks. */
  readonly registry: BlockRegistry;
  execute(command: BuilderCommand, origin?: Origin): BuilderOutcome;
  transaction(label: string | undefined, commands: readonly BuilderCommand[], origin?: Origin): BuilderOutcome;
  select(ids: readonly BlockId[], place?: Place): void;
  carry(carrying: CarriedBlocks | undefined): void;
  write(id: BlockId | undefined): void;
  /** What is looked at: never part of the document. */
  show(view: Partial<View>): void;
  setReadOnly(readOnly: boolean): void;
  configure(options: Partial<Pick<BuilderStoreOptions, "allows" | "onChange">>): void;
  /** Types of blocks of the host as they are from now on; the same ones change nothing. */
  know(blocks: readonly BlockDefinition[] | undefined): void;
}

export function createBuilderStore(options: BuilderStoreOptions): BuilderStore {
  let config = options;
  let registry = blockRegistry(options.blocks);
  const store = createStore<BuilderState>(() => ({
    ...{ doc: options.doc, savedDoc: options.doc, history: NO_HISTORY, selected: [], notice: undefined },
    readOnly: options.readOnly ?? false,
    ...{ place: undefined, carrying: undefined, writing: undefined },
    locale: options.locale ?? options.doc.defaultLocale,
    variant: options.doc.variants?.[0]?.key,
    ...{ sample: 0, screen: "wide", dark: false, panel: "blocks" },
  }));
  const { getInitialState, getState, setState, subscribe } = store;
  const core = createCore<Template, BuilderCommand, FitNote, BuilderRefusal, BuilderState>({
    store,
    run: (doc, command, used) => runBuilderCommand(doc, command, { registry, used }),
    refuse: (code, data) => ({ code, data }),
    // A host is asked about commands only: what is none is refused when it is run.
    allows: (command, doc) => !isCommand(command) || (config.allows?.(command, doc) ?? true),
    onChange: (doc, change) => config.onChange?.(doc, change),
    idsIn: ({ root }) => placesOf(root).keys(),
    has: (doc, id) => placedAt(doc, id) !== undefined,
    burstOf,
    pastes: ({ type }) => type === "blocks.paste",
    afterEdit: { place: undefined, carrying: undefined },
    now: options.now ?? Date.now,
  });
  // A language or version that is gone is not looked at any more, whatever took it away.
  subscribe(({ doc, locale, variant }, before) => {
    if (doc === before.doc) return;
    if (!doc.locales.includes(locale)) setState({ locale: doc.defaultLocale });
    const keys = doc.variants?.map(({ key }) => key) ?? [];
    if (variant === undefined ? keys.length > 0 : !keys.includes(variant)) setState({ variant: keys[0] });
  });
  return {
    ...{ getInitialState, getState, subscribe },
    ...core,
    get registry() {
      return registry;
    },
    select: (selected, place) => setState({ selected, place, writing: undefined }),
    carry: (carrying) => setState({ carrying, writing: undefined }),
    write: (writing) => setState(writing === undefined ? { writing } : { writing, selected: [writing] }),
    show: (view) => setState(view),
    setReadOnly: (readOnly) => setState({ readOnly, carrying: undefined, writing: undefined }),
    configure(changed) {
      config = { ...config, ...changed };
    },
    know(blocks) {
      if (blocks === config.blocks) return;
      const { blocks: _, ...others } = config;
      config = blocks === undefined ? others : { ...others, blocks };
      registry = blockRegistry(blocks);
    },
  } as BuilderStore;
}

/** What is typed into one field in one language is one burst. */
function burstOf(command: BuilderCommand): string | undefined {
  if (command.type === "text.set") return `text ${command.id} ${command.path} ${command.locale}`;
  if (command.type === "block.set") return `block ${command.id} ${command.path}`;
  return command.type === "field.set" ? `field ${command.path}` : undefined;
}
