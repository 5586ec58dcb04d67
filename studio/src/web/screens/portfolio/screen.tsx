/** The portfolio as it stands, and how it came there. */

import "./portfolio.css";
import { useState } from "react";
import type { PortfolioView } from "../../../model/api.ts";
import type { ScreenProps } from "../../model.ts";
import { moment, number } from "../../ui/format.ts";
import { useLoaded, usePulse } from "../../ui/loaded.ts";
import { Awaited, Button, Empty, Figures, Page, Select } from "../../ui/parts.tsx";
import { Balances } from "./Balances.tsx";
import { Channels } from "./Channels.tsx";
import { Contacts } from "./Contacts.tsx";
import { Curves } from "./Curves.tsx";
import { keyFigures } from "./figures.ts";
import { Rolls } from "./Rolls.tsx";
import { AllFigures, Strategies } from "./Tables.tsx";
import { words } from "./words.ts";

const EVERY = "";

export default function Portfolio({ api, go, language, live }: ScreenProps) {
  const said = words(language);
  const [currency, setCurrency] = useState<string | undefined>(undefined);
  const [product, setProduct] = useState(EVERY);
  const pulse = usePulse(live);
  const loaded = useLoaded(
    (signal) => {
      const query = new URLSearchParams({ ...(currency && { currency }), ...(product !== EVERY && { product }) });
      return api.get<PortfolioView>(`/studio/portfolio?${query}`, signal);
    },
    [api, currency, product, pulse],
  );
  const view = loaded.value;
  return (
    <Page
      title={said.title}
      note={view && said.note(number(view.totals.cases, language), number(view.totals.debtors, language))}
      actions={
        view && (
          <>
            <span className="st-note">{said.at(moment(view.at, language))}</span>
            <Select
              aria-label={said.product}
              value={product}
              options={[EVERY, ...view.products].map((value) => ({ value, label: value || said.everyProduct }))}
              onChange={setProduct}
            />
            <Select
              aria-label={said.currency}
              value={view.currency}
              options={view.currencies.map((value) => ({ value, label: value }))}
              onChange={setCurrency}
            />
          </>
        )
      }
    >
      <Awaited loaded={loaded} lines={8}>
        {(shown) => <Shown view={shown} {...{ go, language, said }} />}
      </Awaited>
    </Page>
  );
}

interface ShownProps extends Pick<ScreenProps, "go" | "language"> {
  readonly view: PortfolioView;
  readonly said: ReturnType<typeof words>;
}

function Shown({ view, go, language, said }: ShownProps) {
  if (view.totals.cases === 0 && view.strategies.length === 0 && view.product === null) {
    return (
      <div className="st-panel">
        <Empty action={<Button onClick={() => go(["cases"])}>{said.emptyAction}</Button>}>{said.empty}</Empty>
      </div>
    );
  }
  const props = { view, language, said };
  return (
    <>
      <Figures label={said.key.label} figures={keyFigures(view, language, said)} />
      <div className="pf-first">
        <Balances {...props} />
        <Curves {...props} />
      </div>
      <div className="st-columns">
        <Channels {...props} />
        <Contacts {...props} />
      </div>
      <div className="st-columns pf-wide">
        <Strategies {...props} go={go} />
        <Rolls {...props} />
      </div>
      <AllFigures {...props} />
    </>
  );
}
