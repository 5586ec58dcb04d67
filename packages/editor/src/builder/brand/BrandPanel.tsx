/** The brand kit: colors with their names and how they can be read, fonts, shape, logo. Edited where the host takes changes. */

import type { Brand, LinkRefusal, Logo } from "@dunlin/templates";
import { useState } from "react";
import { Panel } from "../../problems/Panel.tsx";
import { Button, Segmented } from "../../ui/Button.tsx";
import { Field, TextInput } from "../../ui/Field.tsx";
import { Tag } from "../../ui/Tag.tsx";
import { pictureAddress } from "../document/links.ts";
import { useBuilder, useBuilderHost } from "../host/context.tsx";
import { pictureRefused } from "../inspector/pictures.ts";
import {
  COLOR_TOKENS,
  type ColorToken,
  type ContrastPair,
  fontsOf,
  isReadable,
  pairsOf,
  paletteOf,
  readableInk,
  type Scheme,
  shadesOf,
  withColor,
  withoutDark,
} from "./brand.ts";

interface PartProps {
  readonly brand: Brand;
  readonly scheme: Scheme;
  /** Absent where the brand can only be looked at. */
  readonly change: ((brand: Brand) => void) | undefined;
}

export function BrandPanel() {
  const { store, words, brand, settings } = useBuilderHost();
  const dark = useBuilder((state) => state.dark);
  const readOnly = useBuilder((state) => state.readOnly);
  const scheme: Scheme = dark ? "dark" : "light";
  const change = readOnly ? undefined : settings.onBrandChange;
  const part = { brand, scheme, change };
  return (
    <Panel title={words.shell.panel.brand}>
      <p className="dn-help">{words.brand.about(brand.name)}</p>
      {change === undefined && <p className="dn-help">{words.brand.fixed}</p>}
      <div className="dn-brand-scheme">
        <Segmented
          label={words.brand.scheme}
          value={scheme}
          options={(["light", "dark"] as const).map((value) => ({ value, label: words.brand.schemes[value] }))}
          onChange={(value) => store.show({ dark: value === "dark" })}
        />
      </div>
      {scheme === "dark" && <Derived {...part} />}
      <section aria-label={words.brand.colors}>
        <h2>{words.brand.colors}</h2>
        <ul className="dn-swatches">
          {COLOR_TOKENS.map((token) => (
            <Swatch key={token} token={token} {...part} />
          ))}
        </ul>
      </section>
      <Contrasts {...part} />
      <Fonts {...part} />
      <Shape {...part} />
      <LogoPart {...part} />
    </Panel>
  );
}

function Derived({ brand, change }: PartProps) {
  const { words } = useBuilderHost();
  const own = brand.dark !== undefined;
  return (
    <div className="dn-brand-derived">
      <p className="dn-help">{own ? words.brand.own : words.brand.derived}</p>
      {change !== undefined && (
        <Button
          size="small"
          onClick={() => change(own ? withoutDark(brand) : { ...brand, dark: paletteOf(brand, "dark") })}
        >
          {own ? words.brand.deriveAgain : words.brand.keepDerived}
        </Button>
      )}
    </div>
  );
}

function Swatch({ token, brand, scheme, change }: PartProps & { readonly token: ColorToken }) {
  const { words } = useBuilderHost();
  const color = paletteOf(brand, scheme)[token];
  const name = words.brand.token[token];
  const [bad, setBad] = useState(false);
  const set = (text: string) => {
    const next = withColor(brand, scheme, token, text);
    setBad(next === brand);
    if (next !== brand) change?.(next);
  };
  if (change === undefined)
    return (
      <li>
        <svg className="dn-swatch" aria-hidden="true">
          <rect width="100%" height="100%" fill={color} />
        </svg>
        <span className="dn-grow">{name}</span>
        <code dir="ltr">{color}</code>
      </li>
    );
  return (
    <li>
      <input
        type="color"
        className="dn-swatch"
        aria-label={words.brand.pick(name)}
        value={color}
        onChange={(event) => set(event.target.value)}
      />
      <span className="dn-grow">{name}</span>
      <TextInput
        size="small"
        dir="ltr"
        aria-label={words.brand.hex(name)}
        aria-invalid={bad || undefined}
        title={bad ? words.brand.noColor : undefined}
        value={color}
        onCommit={set}
      />
    </li>
  );
}

function Contrasts({ brand, scheme, change }: PartProps) {
  const { words, locale } = useBuilderHost();
  const shades = shadesOf(paletteOf(brand, scheme), scheme);
  const pairs = pairsOf(shades, scheme);
  const bad = pairs.filter((pair) => !isReadable(pair));
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  return (
    <section aria-label={words.brand.contrast}>
      <h2>{words.brand.contrast}</h2>
      <p>
        <Tag tone={bad.length === 0 ? "good" : "bad"}>
          {bad.length === 0 ? words.brand.allReadable : words.brand.unreadable(bad.length)}
        </Tag>
      </p>
      <ul className="dn-contrasts">
        {pairs.map((pair) => (
          <li key={`${pair.ink} ${pair.ground}`}>
            <svg className="dn-pair" aria-hidden="true">
              <rect width="100%" height="100%" fill={shades[pair.ground]} />
              <path
                d="M8 18 13 6l5 12M10 14h6m13-2.5c-4-3-8 0-7 3.5s5 4 7 0V11v7"
                fill="none"
                stroke={shades[pair.ink]}
                strokeWidth="2"
              />
            </svg>
            <span className="dn-grow">
              {words.brand.on(words.brand.token[pair.ink], words.brand.token[pair.ground])}
              <br />
              <Tag tone={isReadable(pair) ? "good" : "bad"}>{words.brand.level[pair.level]}</Tag>
            </span>
            <bdi className="dn-strong">{words.brand.ratio(number.format(pair.ratio))}</bdi>
            {!isReadable(pair) && <Remedy pair={pair} {...{ brand, scheme, change }} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Remedy({ pair, brand, scheme, change }: PartProps & { readonly pair: ContrastPair }) {
  const { words } = useBuilderHost();
  const color = readableInk(paletteOf(brand, scheme), pair.ink, scheme);
  if (color === undefined) return <p className="dn-help">{words.brand.changeGround(words.brand.token[pair.ground])}</p>;
  if (change === undefined) return null;
  return (
    <p>
      <Button size="small" onClick={() => change(withColor(brand, scheme, pair.ink, color))}>
        {words.brand.use(color)}
      </Button>
    </p>
  );
}

function Fonts({ brand, change }: PartProps) {
  const { words } = useBuilderHost();
  const { fonts } = brand;
  return (
    <section aria-label={words.brand.fonts}>
      <h2>{words.brand.fonts}</h2>
      {(["body", "heading"] as const).map((name) => (
        <FontField
          key={name}
          label={words.brand[name]}
          stack={fonts[name] ?? fonts.body}
          change={change && ((stack) => change({ ...brand, fonts: { ...fonts, [name]: stack } }))}
        />
      ))}
      {change !== undefined && <p className="dn-help">{words.brand.fontsHow}</p>}
    </section>
  );
}

function FontField({
  label,
  stack,
  change,
}: {
  readonly label: string;
  readonly stack: readonly string[];
  readonly change: ((stack: readonly string[]) => void) | undefined;
}) {
  const { words } = useBuilderHost();
  const [bad, setBad] = useState(false);
  return (
    <Field label={label} error={bad ? words.brand.fontsEnd : undefined}>
      {(ids) => (
        <TextInput
          {...ids}
          size="small"
          dir="ltr"
          readOnly={change === undefined}
          value={stack.join(", ")}
          onCommit={(typed) => {
            const names = fontsOf(typed);
            setBad(names === undefined);
            if (names !== undefined) change?.(names);
          }}
        />
      )}
    </Field>
  );
}

function Shape({ brand, change }: PartProps) {
  const { words } = useBuilderHost();
  return (
    <section aria-label={words.brand.shape}>
      <h2>{words.brand.shape}</h2>
      <div className="dn-brand-numbers">
        {(["radius", "space"] as const).map((name) => (
          <Field key={name} label={`${words.brand[name]} (${words.brand.pixels})`}>
            {(ids) => (
              <input
                {...ids}
                type="number"
                className="dn-input"
                data-size="small"
                min={name === "radius" ? 0 : 2}
                max={24}
                readOnly={change === undefined}
                value={brand[name]}
                onChange={({ target }) =>
                  target.checkValidity() && target.value !== "" && change?.({ ...brand, [name]: target.valueAsNumber })
                }
              />
            )}
          </Field>
        ))}
      </div>
    </section>
  );
}

function LogoPart({ brand, scheme, change }: PartProps) {
  const { words, settings } = useBuilderHost();
  const { logo } = brand;
  const palette = paletteOf(brand, scheme);
  const address = (scheme === "dark" ? logo?.darkUrl : undefined) ?? logo?.url;
  const shown = address === undefined ? undefined : pictureAddress(address, settings.links).url;
  const set = (member: "url" | "darkUrl", url: string) => {
    if (url.trim() === "") {
      const { logo: _, ...plain } = brand;
      if (member === "url") return change?.(plain);
      const { darkUrl: __, ...light } = logo ?? EMPTY_LOGO;
      return change?.({ ...brand, logo: light });
    }
    change?.({ ...brand, logo: { ...(logo ?? EMPTY_LOGO), [member]: url.trim() } });
  };
  return (
    <section aria-label={words.brand.logo}>
      <h2>{words.brand.logo}</h2>
      {shown === undefined ? (
        <p className="dn-help">{words.brand.noLogo}</p>
      ) : (
        <svg className="dn-brand-logo" role="img" aria-label={brand.name}>
          <rect width="100%" height="100%" fill={palette.surface} />
          <image href={shown} x="12" y="12" width="60%" height="48" preserveAspectRatio="xMinYMid meet" />
        </svg>
      )}
      {change !== undefined && (
        <>
          <LogoField
            label={words.brand.logoUrl}
            help={words.brand.logoHow}
            url={logo?.url}
            onUrl={(url) => set("url", url)}
          />
          {logo !== undefined && (
            <LogoField label={words.brand.logoDark} url={logo.darkUrl} onUrl={(url) => set("darkUrl", url)} />
          )}
        </>
      )}
    </section>
  );
}

interface LogoFieldProps {
  readonly label: string;
  readonly help?: string;
  readonly url: string | undefined;
  /** An address that may be shown, or none. */
  readonly onUrl: (url: string) => void;
}

function LogoField({ label, help, url = "", onUrl }: LogoFieldProps) {
  const { words, settings } = useBuilderHost();
  const [refused, setRefused] = useState<LinkRefusal | undefined>(undefined);
  return (
    <Field label={label} help={help} error={refused && pictureRefused(refused, settings.links, words)}>
      {(ids) => (
        <TextInput
          {...ids}
          type="url"
          size="small"
          value={url}
          onCommit={(typed) => {
            const why = typed.trim() === "" ? undefined : pictureAddress(typed, settings.links).refused;
            setRefused(why);
            if (why === undefined) onUrl(typed);
          }}
        />
      )}
    </Field>
  );
}

const EMPTY_LOGO: Logo = { url: "", alt: {}, width: 160 };
