/** An SMS as it arrives, what it costs for everybody, why, and what helps. */

import type { SmsSegments } from "@dunlin/templates";
import { useMemo } from "react";
import { Button } from "../../ui/Button.tsx";
import { Tag } from "../../ui/Tag.tsx";
import { useBuilder, useBuilderHost, useSample } from "../host/context.tsx";
import { nameOfId, valueName } from "../shell/names.ts";
import { type ChannelViewProps, spokenIn, useMessage } from "./parts.tsx";
import { type PersonSms, type SmsReason, type SmsReport, type SmsRule, smsRemedies, smsReport } from "./sms.ts";

export function SmsView({ compiled }: ChannelViewProps) {
  const { words, samples } = useBuilderHost();
  const doc = useBuilder((state) => state.doc);
  const sample = useSample();
  const { withheld } = useMessage(compiled);
  const report = useMemo(() => smsReport(compiled, doc, samples), [compiled, doc, samples]);
  const remedies = useMemo(() => smsRemedies(compiled, samples), [compiled, samples]);
  if (report === undefined) return withheld;
  const mine = report.people.find(({ person }) => person === sample);
  const most = compiled.channel?.kind === "sms" ? compiled.channel.maxSegments : undefined;
  return (
    <>
      {withheld}
      {mine?.text !== undefined && <Bubbles sms={mine} {...spokenIn(compiled)} />}
      <section aria-label={words.channels.sms.worst(report.most)}>
        <h3>{words.channels.sms.worst(report.most)}</h3>
        <ul className="dn-sms-counts">
          {report.counts.map(({ segments, people }) => (
            <li key={segments}>
              <Tag tone={most !== undefined && segments > most ? "bad" : segments === report.least ? "good" : "warn"}>
                {words.channels.sms.counts(segments, people, samples.length)}
              </Tag>
            </li>
          ))}
          {most !== undefined && report.most > most && (
            <li>
              <Tag tone="bad">{words.channels.sms.over(most)}</Tag>
            </li>
          )}
        </ul>
      </section>
      <Reasons report={report} />
      <Remedies remedies={remedies} />
      <Everybody report={report} />
    </>
  );
}

function Bubbles({ sms, lang, dir }: { readonly sms: PersonSms; readonly lang: string; readonly dir: "ltr" | "rtl" }) {
  const { words } = useBuilderHost();
  const { parts, segments } = sms;
  return (
    <div className="dn-phone" lang={lang} dir={dir}>
      {parts.map((text, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts are told apart by their place
        <p className="dn-phone-bubble" key={i} title={words.channels.sms.part(i + 1, parts.length)}>
          <Marked text={text} segments={segments} />
        </p>
      ))}
      {segments !== undefined && (
        <p className="dn-help" dir="auto">
          {words.channels.sms.segments(segments.segments)} ·{" "}
          {words.channels.sms.encoding(segments.encoding, segments.units)}
        </p>
      )}
    </div>
  );
}

/** The signs that make it dear are marked where they stand. */
function Marked({ text, segments }: { readonly text: string; readonly segments: SmsSegments | undefined }) {
  const dear = new Set(segments?.offenders);
  if (dear.size === 0) return text;
  const pieces: { readonly at: number; readonly text: string; readonly dear: boolean }[] = [];
  for (const { segment, index } of new Intl.Segmenter("en", { granularity: "grapheme" }).segment(text)) {
    const last = pieces.at(-1);
    if (last !== undefined && last.dear === dear.has(segment))
      pieces[pieces.length - 1] = { ...last, text: last.text + segment };
    else pieces.push({ at: index, text: segment, dear: dear.has(segment) });
  }
  return pieces.map((piece) => (piece.dear ? <mark key={piece.at}>{piece.text}</mark> : piece.text));
}

function Reasons({ report }: { readonly report: SmsReport }) {
  const { words } = useBuilderHost();
  return (
    <section aria-label={words.channels.sms.why}>
      <h3>{words.channels.sms.why}</h3>
      {report.reasons.length === 0 && <p className="dn-help">{words.channels.sms.cheap}</p>}
      <ul className="dn-reasons">
        {report.reasons.map((reason) => (
          <li
            key={JSON.stringify([
              reason.why,
              reason.why === "sign"
                ? [reason.signs, reason.people.map(({ id }) => id)]
                : [reason.path, reason.person.id],
            ])}
          >
            <Reason reason={reason} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Reason({ reason }: { readonly reason: SmsReason }) {
  const { store, words, samples } = useBuilderHost();
  const { sms } = words.channels;
  const doc = useBuilder((state) => state.doc);
  if (reason.why === "long") return sms.long(valueName(doc.variables, reason.path), reason.person.title, reason.by);
  const { signs, blocks, paths, people } = reason;
  const sign = signs.join(" ");
  const names = people.length === samples.length ? undefined : people.map(({ title }) => title).join(", ");
  return (
    <>
      <p>
        {sms.sign(
          signs
            .map((one) => `${one} (${codesOf(one)})`)
            .slice(0, FEW)
            .join(", "),
          signs.length - FEW,
        )}
      </p>
      {blocks.length > 0 && (
        <p>
          {sms.inBlocks}{" "}
          {blocks.map((id) => {
            const name = nameOfId(doc, id, store.registry, words);
            return (
              <Button key={id} look="link" size="small" title={sms.jump(sign, name)} onClick={() => store.select([id])}>
                {name}
              </Button>
            );
          })}
        </p>
      )}
      {paths.length > 0 && <p>{sms.inValues(paths.map((path) => valueName(doc.variables, path)).join(", "))}</p>}
      {blocks.length + paths.length === 0 && <p>{sms.inFormat}</p>}
      {names !== undefined && <p className="dn-quiet">{sms.people(names)}</p>}
    </>
  );
}

/** More signs than these are counted. */
const FEW = 6;

const codesOf = (sign: string): string =>
  [...sign].map((one) => `U+${one.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0")}`).join(" ");

function Remedies({ remedies }: { readonly remedies: ReturnType<typeof smsRemedies> }) {
  const { store, words } = useBuilderHost();
  const { sms } = words.channels;
  const settings = useBuilder(({ doc }) => (doc.kind === "sms" ? doc.settings : undefined));
  const readOnly = useBuilder((state) => state.readOnly);
  const set = (rules: readonly SmsRule[], value: boolean) =>
    store.transaction(
      undefined,
      rules.map((rule) => ({ type: "field.set", path: `/settings/${rule}`, value }) as const),
      "pointer",
    );
  const latin = settings?.transliterate === true;
  if (readOnly || (remedies.length === 0 && !latin)) return null;
  return (
    <section aria-label={sms.remedies}>
      <h3>{sms.remedies}</h3>
      <ul className="dn-reasons">
        {remedies.map(({ rules, before, after, changed }) => (
          <li key={rules.join()}>
            <Button size="small" onClick={() => set(rules, true)}>
              {rules.map((rule) => sms.rule[rule]).join(" + ")}
            </Button>
            <p className="dn-strong">{sms.saves(before, after)}</p>
            {rules.map((rule) => (
              <p key={rule} className="dn-help">
                {sms.ruleHow[rule]}
              </p>
            ))}
            {changed.length > 0 && <p>{sms.changes(changed.join(" "))}</p>}
          </li>
        ))}
        {latin && (
          <li>
            <p className="dn-strong">
              {sms.rule.transliterate}: {sms.on}
            </p>
            <p className="dn-help">{sms.ruleHow.transliterate}</p>
            <Button
              size="small"
              aria-label={`${sms.off}: ${sms.rule.transliterate}`}
              onClick={() => set(["transliterate"], false)}
            >
              {sms.off}
            </Button>
          </li>
        )}
      </ul>
    </section>
  );
}

function Everybody({ report }: { readonly report: SmsReport }) {
  const { store, words, samples } = useBuilderHost();
  const { sms } = words.channels;
  const sample = useSample();
  return (
    <section aria-label={sms.everybody}>
      <h3>{sms.everybody}</h3>
      <ul className="dn-sms-people">
        {report.people.map(({ person, segments }, i) => (
          <li key={person.id}>
            <button type="button" aria-pressed={samples[i] === sample} onClick={() => store.show({ sample: i })}>
              <span className="dn-grow">{person.title}</span>
              {segments === undefined ? "–" : sms.segments(segments.segments)}
              {segments !== undefined && <span className="dn-quiet">{segments.encoding}</span>}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
