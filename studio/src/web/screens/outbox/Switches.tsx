/** Whether contacts leave at all: the kill switch and the pause of this tenant, with their state in sight. */

import { useState } from "react";
import type { Api, Language } from "../../model.ts";
import { asFailure, useLoaded } from "../../ui/loaded.ts";
import { Button, Dialog, Icon, Tag } from "../../ui/parts.tsx";
import type { Settings } from "../../v1/answers.ts";
import { words } from "./words.ts";

export interface SwitchesProps {
  readonly api: Api;
  readonly language: Language;
  readonly pulse: number;
}

export function Switches({ api, language, pulse }: SwitchesProps) {
  const said = words(language);
  const settings = useLoaded((signal) => api.get<Settings>("/v1/settings", signal), [pulse]);
  const [asking, setAsking] = useState<"stop" | "pause" | undefined>(undefined);
  const [trouble, setTrouble] = useState<string | undefined>(undefined);
  if (settings.value === undefined) return null;
  const { paused = false, contactsStopped = false, shadow = false } = settings.value;
  const change = (wish: Partial<Settings>) =>
    api.send("PUT", "/v1/settings", wish).then(
      () => {
        setAsking(undefined);
        setTrouble(undefined);
        settings.again();
      },
      (error) => setTrouble(asFailure(error).message),
    );
  const state = paused ? "paused" : contactsStopped ? "stopped" : "running";
  return (
    <section className="sf-switches" data-state={state} aria-label={said[state]}>
      <Icon name={state === "running" ? "arrow" : "hold"} size={16} />
      <p role="status">
        <b>{said[state]}</b>
        {state !== "running" && <span>{state === "paused" ? said.pausedHelp : said.stoppedHelp}</span>}
        {shadow !== false && <Tag tone="warn">{said.shadow}</Tag>}
      </p>
      {trouble !== undefined && <p role="alert">{trouble}</p>}
      <div className="st-actions">
        {contactsStopped ? (
          <Button size="small" onClick={() => change({ contactsStopped: false })}>
            {said.resume}
          </Button>
        ) : (
          <Button size="small" look="danger" onClick={() => setAsking("stop")}>
            {said.stop}
          </Button>
        )}
        {paused ? (
          <Button size="small" onClick={() => change({ paused: false })}>
            {said.unpause}
          </Button>
        ) : (
          <Button size="small" onClick={() => setAsking("pause")}>
            {said.pause}
          </Button>
        )}
      </div>
      {asking !== undefined && (
        <Dialog
          title={asking === "stop" ? said.stopTitle : said.pauseTitle}
          onClose={() => setAsking(undefined)}
          footer={
            <>
              <Button onClick={() => setAsking(undefined)}>{said.cancel}</Button>
              <Button
                look="danger"
                onClick={() => change(asking === "stop" ? { contactsStopped: true } : { paused: true })}
              >
                {asking === "stop" ? said.stopDo : said.pauseDo}
              </Button>
            </>
          }
        >
          <p>{asking === "stop" ? said.stopAsk : said.pauseAsk}</p>
        </Dialog>
      )}
    </section>
  );
}
