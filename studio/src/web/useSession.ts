/** Who sits here; asked again while the portfolio is being put in. */

import { useEffect } from "react";
import type { Session } from "../model/api.ts";
import type { Client } from "./client.ts";
import { type Loaded, useLoaded } from "./ui/loaded.ts";

/** ms between two looks at how far the portfolio is. */
const SEEDING = 1_000;

export function useSession(client: Client): Omit<Loaded<Session>, "value"> & { readonly session: Session | undefined } {
  const { value, ...rest } = useLoaded(() => client.session(), [client]);
  const { again } = rest;
  useEffect(() => {
    if (!value?.seeding) return;
    const timer = setTimeout(again, SEEDING);
    return () => clearTimeout(timer);
  }, [value, again]);
  return { session: value, ...rest };
}
