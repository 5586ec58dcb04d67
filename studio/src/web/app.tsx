/** The frame: header with the clock, the screens beside it, and the one that is looked at. */

import { useCallback, useEffect, useRef, useState } from "react";
import type { ClockOrder, ClockView, Live } from "../model/api.ts";
import type { Client, hearLive } from "./client.ts";
import { Header } from "./header.tsx";
import { moveRegion } from "./keys.ts";
import { LanguageContext } from "./language.tsx";
import { Navigation } from "./navigation.tsx";
import { Notice } from "./notice.tsx";
import { go, useRoute } from "./routes.ts";
import { Screen } from "./screen.tsx";
import { useLanguageChoice, useTheme } from "./settings.ts";
import { number } from "./ui/format.ts";
import { asFailure } from "./ui/loaded.ts";
import { Failure, Loading, Page } from "./ui/parts.tsx";
import { useSession } from "./useSession.ts";
import { words } from "./words/frame.ts";

export interface AppProps {
  readonly client: Client;
  readonly hear: typeof hearLive;
}

export function App({ client, hear }: AppProps) {
  const route = useRoute();
  const [language, chooseLanguage] = useLanguageChoice();
  const [theme, choice, chooseTheme] = useTheme();
  const { session, failure, again } = useSession(client);
  const { live, heard, order, refused } = useClock(client, hear, session !== undefined);
  const main = useRef<HTMLElement>(null);
  const said = words(language);
  const title = said.nav[route.screen];
  const before = useRef(route.screen);
  useEffect(() => {
    document.title = `${title} – ${said.product}`;
    if (before.current === route.screen) return;
    before.current = route.screen;
    // What had the focus may be gone with the screen before; where it is not, it stays.
    if (document.activeElement === document.body) main.current?.focus({ preventScroll: true });
    main.current?.scrollTo(0, 0);
  }, [title, said, route.screen]);
  return (
    <LanguageContext value={language}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: hears the keys that bubble from everything in it */}
      <div className="dunlin st-frame" data-theme={theme} onKeyDown={moveRegion}>
        <a
          className="st-skip"
          href={`#${MAIN}`}
          onClick={(event) => {
            event.preventDefault();
            main.current?.focus();
          }}
        >
          {said.skip}
        </a>
        <Header
          {...{ said, language, choice, chooseLanguage, chooseTheme }}
          tenant={session?.tenant}
          clock={live?.clock}
          onOrder={order}
        />
        <Navigation said={said} screen={route.screen} counts={live?.counts} />
        <main ref={main} id={MAIN} tabIndex={-1} className="st-main" data-region="">
          {!heard && (
            <Notice icon="warn" tone="warn">
              {said.silent}
            </Notice>
          )}
          {refused !== undefined && (
            <Notice icon="error" tone="bad">
              {said.clockRefused}: {refused}
            </Notice>
          )}
          {session?.seeding && (
            <Notice icon="history">
              {said.seeding(number(session.seeding.done, language), number(session.seeding.of, language))}
              <progress max={session.seeding.of} value={session.seeding.done} aria-label={said.nav.portfolio} />
            </Notice>
          )}
          {session === undefined ? (
            <Page title={title}>
              {failure === undefined ? <Loading lines={6} /> : <Failure failure={failure} onAgain={again} />}
            </Page>
          ) : (
            <Screen {...{ said, language, theme, session, live, go }} api={client.api} route={route} />
          )}
        </main>
      </div>
    </LanguageContext>
  );
}

const MAIN = "content";

/** The clock of the studio as it was last heard, and how to set it. */
function useClock(client: Client, hear: AppProps["hear"], ready: boolean) {
  const [live, setLive] = useState<Live | undefined>(undefined);
  const [heard, setHeard] = useState(true);
  const [refused, setRefused] = useState<string | undefined>(undefined);
  useEffect(() => (ready ? hear({ onLive: setLive, onHeard: setHeard }) : undefined), [ready, hear]);
  const order = useCallback(
    (wish: ClockOrder) =>
      client.api.send<ClockView>("POST", "/studio/clock", wish).then(
        (clock) => {
          setRefused(undefined);
          setLive((before) => before && { ...before, clock });
        },
        (error) => setRefused(asFailure(error).message),
      ),
    [client],
  );
  return { live, heard, order, refused };
}
