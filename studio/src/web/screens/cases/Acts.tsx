/** What can be done: tell what happened, and act as the customer would by themselves. */

import { useState } from "react";
import type { Acted, PersonAct } from "../../../model/api.ts";
import { Reply } from "../../messages/Reply.tsx";
import { words as messageWords } from "../../messages/words.ts";
import { asFailure } from "../../ui/loaded.ts";
import { Button, Dialog, Panel } from "../../ui/parts.tsx";
import { part } from "../../v1/ask.ts";
import { openMinor } from "./account.ts";
import type { CaseProps, Known } from "./CasePage.tsx";
import { TellDialog } from "./TellDialog.tsx";
import { words } from "./words.ts";

export interface ActsProps extends CaseProps {
  readonly known: Known;
  readonly onDone: () => void;
}

export function Acts(props: ActsProps) {
  const { api, caseId, language, known, onDone } = props;
  const said = words(language);
  const [open, setOpen] = useState<"tell" | "reply" | undefined>(undefined);
  const [says, setSays] = useState("");
  const replyable = known.messages.find(({ canReply }) => canReply);
  const act = (wish: PersonAct["do"]) =>
    api.send<Acted>("POST", `/studio/people/${part(caseId)}/act`, { do: wish } satisfies PersonAct).then(
      ({ how }) => {
        setSays(said.paidBy[how] ?? said.applied);
        onDone();
      },
      (error) => setSays(asFailure(error).message),
    );
  const nothing = openMinor(known.view.facts) === 0 ? said.nothingOpen : undefined;
  const close = () => setOpen(undefined);
  return (
    <Panel title={said.act} note={said.actNote}>
      <div className="sf-chips">
        <Button disabledBecause={nothing} onClick={() => act("payAll")}>
          {said.payAll}
        </Button>
        <Button disabledBecause={nothing} onClick={() => act("payHalf")}>
          {said.payHalf}
        </Button>
        <Button disabledBecause={replyable === undefined ? said.noReply : undefined} onClick={() => setOpen("reply")}>
          {said.reply}
        </Button>
        <Button onClick={() => act("callBack")}>{said.callBack}</Button>
        <Button onClick={() => setOpen("tell")}>{said.tell}</Button>
      </div>
      <p role="status" className="st-note sf-says">
        {says}
      </p>
      {open === "tell" && (
        <TellDialog
          {...props}
          onClose={close}
          onDone={(what) => {
            setSays(what);
            onDone();
          }}
        />
      )}
      {open === "reply" && replyable !== undefined && (
        <Dialog title={messageWords(language).reply} subtitle={replyable.title} onClose={close}>
          <Reply api={api} message={replyable} onReplied={onDone} />
        </Dialog>
      )}
    </Panel>
  );
}
