/** A page: plans with true days and sums, ways out of the debt that are on it, and its languages. */

import type { Block, Sketch } from "@dunlin/templates";
import { directionOf, sketchTemplate } from "@dunlin/templates/editing";
import { useMemo, useRef, useState } from "react";
import { Button, Segmented } from "../../ui/Button.tsx";
import { Field, Select } from "../../ui/Field.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { addBlock } from "../actions.ts";
import { iconOf } from "../blocks/looks.ts";
import { useSheet } from "../canvas/sheet.ts";
import { placesOf } from "../document/tree.ts";
import { useBuilder, useBuilderHost, useSample } from "../host/context.tsx";
import { languageTitle } from "../shell/languages.ts";
import { typeName } from "../shell/names.ts";
import { firstDueIn, offersIn, planRows, wholeOf, withPlans, wrongSums } from "./plans.ts";

export function LandingView() {
  const { words } = useBuilderHost();
  const doc = useBuilder((state) => state.doc);
  const [offer] = useMemo(() => offersIn(doc), [doc]);
  return (
    <>
      <PageLanguage />
      <section aria-label={words.channels.landing.plans}>
        <h3>{words.channels.landing.plans}</h3>
        {offer === undefined ? (
          <p className="dn-help">{words.channels.landing.noOffer}</p>
        ) : (
          <Plans key={offer.id} offer={offer} />
        )}
      </section>
      <WaysOut />
    </>
  );
}

function PageLanguage() {
  const { store, words, locale: language } = useBuilderHost();
  const { landing } = words.channels;
  const settings = useBuilder(({ doc }) => (doc.kind === "landing" ? doc.settings.languages : undefined));
  const locales = useBuilder(({ doc }) => doc.locales);
  const locale = useBuilder((state) => state.locale);
  const offered = settings ?? locales;
  if (offered.length < 2) return null;
  return (
    <Field label={landing.language}>
      {(ids) => (
        <Select
          {...ids}
          size="small"
          value={locale}
          options={offered.map((value) => ({ value, label: languageTitle(value, language) }))}
          onChange={(value) => store.show({ locale: value })}
        />
      )}
    </Field>
  );
}

type Every = "weekly" | "biweekly" | "monthly";

function Plans({ offer }: { readonly offer: Block }) {
  const { store, words } = useBuilderHost();
  const { landing } = words.channels;
  const doc = useBuilder((state) => state.doc);
  const sample = useSample();
  const [most, setMost] = useState(3);
  const [frequency, setFrequency] = useState<Every>("monthly");
  const [picked, setPicked] = useState<string | undefined>(undefined);
  const whole = wholeOf(sample.context, offer, doc, store.registry);
  const firstDue = picked ?? firstDueIn(sample.context, offer, store.registry) ?? "2026-01-01";
  const wrong = wrongSums(sample.context, offer, store.registry);
  const counts = Array.from({ length: most - 1 }, (_, i) => i + 2).slice(-3);
  const made = whole === undefined ? undefined : planRows({ ...whole, counts, frequency, firstDue });
  return (
    <>
      <p className="dn-help">{landing.plansHow}</p>
      {wrong.length > 0 && (
        <p className="dn-error">
          <Icon name="warn" size={14} />
          {landing.wrong(wrong.join(", "))}
        </p>
      )}
      <Wish {...{ most, firstDue, frequency }} onMost={setMost} onFirstDue={setPicked} onFrequency={setFrequency} />
      {made === undefined ? (
        <p className="dn-help">{landing.noSum}</p>
      ) : made.ok ? (
        <OfferSketch offer={offer} context={withPlans(sample.context, offer, made.rows, store.registry)} />
      ) : (
        <p className="dn-error">{landing.cannot(made.code)}</p>
      )}
    </>
  );
}

interface WishProps {
  /** Installments. */
  readonly most: number;
  /** A civil day. */
  readonly firstDue: string;
  readonly frequency: Every;
  readonly onMost: (most: number) => void;
  readonly onFirstDue: (day: string | undefined) => void;
  readonly onFrequency: (frequency: Every) => void;
}

/** What a person may wish for: in how many parts, from when, how often. */
function Wish({ most, firstDue, frequency, onMost, onFirstDue, onFrequency }: WishProps) {
  const { landing } = useBuilderHost().words.channels;
  return (
    <>
      <div className="dn-plan-wish">
        <Field label={landing.parts}>
          {(ids) => (
            <Select
              {...ids}
              size="small"
              value={`${most}`}
              options={[2, 3, 4, 6, 9, 12].map((count) => ({ value: `${count}`, label: `${count}` }))}
              onChange={(value) => onMost(Number(value))}
            />
          )}
        </Field>
        <Field label={landing.firstDue}>
          {(ids) => (
            <input
              {...ids}
              type="date"
              className="dn-input"
              data-size="small"
              value={firstDue}
              onChange={({ target }) => onFirstDue(target.value === "" ? undefined : target.value)}
            />
          )}
        </Field>
      </div>
      <Segmented
        label={landing.every}
        value={frequency}
        options={(["weekly", "biweekly", "monthly"] as const).map((value) => ({
          value,
          label: landing.frequency[value],
        }))}
        onChange={onFrequency}
      />
    </>
  );
}

/** The block of the offer as it looks on the page, for these plans. */
function OfferSketch({ offer, context }: { readonly offer: Block; readonly context: object }) {
  const { brand, settings } = useBuilderHost();
  const doc = useBuilder((state) => state.doc);
  const locale = useBuilder((state) => state.locale);
  const dark = useBuilder((state) => state.dark);
  const page = useRef<HTMLDivElement>(null);
  const sketch: Sketch = sketchTemplate(doc, {
    ...{ locale, brand, context, scheme: dark ? "dark" : "light" },
    ...(settings.blocks && { blocks: settings.blocks }),
    ...(settings.links && { links: settings.links }),
  });
  const look = useSheet(page, sketch.css);
  const { html } = sketch.block(offer);
  return (
    <div ref={page} className={`dl-page dn-offer ${look}`} lang={locale} dir={directionOf(locale)}>
      <div
        ref={still}
        // biome-ignore lint/security/noDangerouslySetInnerHtml: markup of the templates package, in which every word is escaped
        dangerouslySetInnerHTML={{ __html: html }}
      />
    </div>
  );
}

function still(element: HTMLElement | null): void {
  if (element !== null) element.inert = true;
}

/** What people can do who do not simply pay: it belongs on the page itself. */
const WAYS = ["alreadyPaidForm", "disputeForm", "promiseForm", "callBackForm", "hardship", "preferencesForm"] as const;

function WaysOut() {
  const host = useBuilderHost();
  const { store, words } = host;
  const { landing } = words.channels;
  const root = useBuilder(({ doc }) => doc.root);
  const readOnly = useBuilder((state) => state.readOnly);
  const blocks = [...placesOf(root).values()].map(({ block }) => block);
  return (
    <section aria-label={landing.waysOut}>
      <h3>{landing.waysOut}</h3>
      <ul className="dn-ways-out">
        {WAYS.map((type) => {
          const name = typeName(type, store.registry, words);
          const id = blocks.find((block) => block.type === type)?.id;
          return (
            <li key={type} data-missing={id === undefined || undefined}>
              <Icon name={id === undefined ? iconOf(type) : "check"} size={14} />
              <span className="dn-grow">{name}</span>
              {id !== undefined ? (
                <Button
                  look="link"
                  size="small"
                  aria-label={`${landing.show} ${name}`}
                  onClick={() => store.select([id])}
                >
                  {landing.show}
                </Button>
              ) : readOnly ? (
                <span className="dn-quiet">{landing.missing}</span>
              ) : (
                <Button
                  size="small"
                  icon="plus"
                  aria-label={`${landing.add} ${name}`}
                  onClick={() => addBlock(host, type, "pointer")}
                >
                  {landing.add}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
