/** The screen that is looked at: loaded when it first is, and kept apart, so that one that fails takes nothing else along. */

import { Component, type ComponentType, lazy, type ReactNode, Suspense } from "react";
import type { ScreenName, ScreenProps } from "./model.ts";
import type { Route } from "./routes.ts";
import { asFailure } from "./ui/loaded.ts";
import { Failure, Loading, Page } from "./ui/parts.tsx";
import type { EN } from "./words/frame.ts";

type ScreenFile = { readonly default: ComponentType<ScreenProps> };

const FILES = import.meta.glob<ScreenFile>("./screens/*/screen.tsx");
const loaded = new Map<ScreenName, ComponentType<ScreenProps>>();

function screenOf(name: ScreenName, said: typeof EN): ComponentType<ScreenProps> {
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const load = FILES[`./screens/${name}/screen.tsx`] ?? (() => Promise.reject(new Error(said.absent)));
  const screen = lazy(load);
  loaded.set(name, screen);
  return screen;
}

export interface ScreenPlaceProps extends Omit<ScreenProps, "path"> {
  readonly said: typeof EN;
  readonly route: Route;
}

export function Screen({ said, route: { screen, path }, ...props }: ScreenPlaceProps) {
  const Shown = screenOf(screen, said);
  return (
    <Apart key={screen} title={said.broken(said.nav[screen])} onAgain={() => loaded.delete(screen)}>
      <Suspense
        fallback={
          <Page title={said.nav[screen]}>
            <Loading lines={6} />
          </Page>
        }
      >
        <Shown {...props} path={path} />
      </Suspense>
    </Apart>
  );
}

interface ApartProps {
  readonly title: string;
  readonly onAgain: () => void;
  readonly children: ReactNode;
}

class Apart extends Component<ApartProps, { readonly error?: unknown }> {
  override state: { readonly error?: unknown } = {};

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    const { error } = this.state;
    const { title, onAgain, children } = this.props;
    if (error === undefined) return children;
    const again = () => {
      onAgain();
      this.setState({ error: undefined });
    };
    return (
      <Page title={title}>
        <Failure failure={asFailure(error)} onAgain={again} />
      </Page>
    );
  }
}
