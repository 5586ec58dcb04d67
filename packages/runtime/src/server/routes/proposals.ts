/** What waits for a second person, of services that can tell all of it. */

import type { Strategies, Templates } from "../../model/runtime.ts";
import type { StrategyService } from "../../publishing/strategies.ts";
import { HttpError } from "../problems.ts";

type ProposalService = Pick<StrategyService, "proposals" | "withdraw">;

/** The services of this package can; a host that brings others may have none. */
export function proposalsOf(service: Strategies | Templates): ProposalService {
  const { proposals, withdraw } = service as Partial<ProposalService>;
  if (proposals === undefined || withdraw === undefined) return { proposals: async () => [], withdraw: cannot };
  return {
    proposals: (tenant) => proposals.call(service, tenant),
    withdraw: (...what) => withdraw.call(service, ...what),
  };
}

async function cannot(): Promise<void> {
  throw new HttpError(501, "proposal.unavailable", "This host cannot take proposals back. Save the draft again.");
}
