/** Mode `explain`: why things happened to one case. A record is looked at; nothing can be changed in it. */

import { defaultZones } from "@dunlin/engine/zones";
import { useCallback, useMemo, useState } from "react";
import { useStore } from "zustand";
import { useHost } from "../host/context.tsx";
import { InsightFrame } from "../insight/InsightFrame.tsx";
import { useRoomWords } from "../insight/messages.ts";
import { useDrawing } from "../insight/useDrawing.ts";
import { FRAME_EN } from "../insight/words.en.ts";
import { Icon } from "../ui/Icon.tsx";
import { StoryExport } from "./Export.tsx";
import type { Explanation } from "./model.ts";
import { pathOverlay } from "./path.ts";
import { Scrubber } from "./Scrubber.tsx";
import { StoryList } from "./StoryList.tsx";
import { type Story, type StoryStep, storyOf } from "./story.ts";
import { timesFor } from "./times.ts";
import { EXPLAIN_EN } from "./words.en.ts";

export function ExplainMode() {
  const { settings } = useHost();
  const { explanation } = settings;
  return explanation === undefined ? <Waiting /> : <Record explanation={explanation} key={explanation.caseId} />;
}

/** The host has not given the record yet. */
function Waiting() {
  const words = useRoomWords("explain", EXPLAIN_EN);
  return (
    <InsightFrame
      drawing={useDrawing()}
      title={words.title}
      icon="question"
      sideLabel={words.title}
      side={
        <p className="dn-insight-empty" role="status">
          {words.loading}
        </p>
      }
    />
  );
}

function Record({ explanation }: { readonly explanation: Explanation }) {
  const words = useRoomWords("explain", EXPLAIN_EN);
  const frame = useRoomWords("frame", FRAME_EN);
  const drawing = useDrawing();
  const doc = useStore(drawing.store, (state) => state.doc);
  const chosen = useStore(drawing.store, ({ selected }) => (selected.length === 1 ? selected[0] : undefined));
  const zone = explanation.zone ?? doc.time.zone;
  const times = timesFor(drawing.locale, zone);
  const story = useMemo(
    () => storyOf(explanation, { doc, host: drawing, zones: drawing.options.zones ?? defaultZones, times, words }),
    [explanation, doc, drawing, times, words],
  );
  const last = explanation.moments.length - 1;
  const [at, setAt] = useState(last);
  const moment = Math.max(0, Math.min(at, last));
  const overlay = useMemo(() => pathOverlay(explanation, moment, words), [explanation, moment, words]);
  const go = useCallback((next: number) => setAt(next), []);
  const choose = useCallback(
    (step: StoryStep) => {
      setAt(step.moment);
      drawing.store.select(step.node === undefined ? [] : [step.node]);
    },
    [drawing],
  );
  const ran = explanation.version ?? doc.version ?? 0;
  const empty = last < 0;
  return (
    <InsightFrame
      drawing={drawing}
      icon="question"
      title={words.bar(explanation.person ?? explanation.caseId, ran)}
      hint={words.readOnly}
      overlay={overlay}
      band={<Band story={story} ran={ran} shown={doc.version ?? 0} />}
      controls={empty ? undefined : <StoryExport explanation={explanation} story={story} zone={zone} times={times} />}
      sideLabel={words.title}
      side={
        empty ? <Empty /> : <StoryList story={story} times={times} moment={moment} node={chosen} onChoose={choose} />
      }
      drawerLabel={frame.drawer}
      drawer={
        empty ? undefined : <Scrubber story={story} moments={explanation.moments} times={times} at={moment} onGo={go} />
      }
    />
  );
}

function Empty() {
  const words = useRoomWords("explain", EXPLAIN_EN);
  return (
    <div className="dn-insight-empty">
      <p>
        <b>{words.none}</b>
      </p>
      <p>{words.noneWhy}</p>
    </div>
  );
}

interface BandProps {
  readonly story: Story;
  readonly ran: number;
  readonly shown: number;
}

function Band({ story: { trouble }, ran, shown }: BandProps) {
  const words = useRoomWords("explain", EXPLAIN_EN);
  if (trouble === undefined || trouble === "empty") return null;
  return (
    <div className="dn-message" data-tone="warn" role="status">
      <Icon name="warn" size={16} />
      {trouble === "version" ? words.otherVersion(ran, shown) : words.otherSteps}
    </div>
  );
}
