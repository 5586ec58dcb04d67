/** What a host brings to compilation. The engine ships zones and the `weekdays` calendar; the rest is the host's. */

import type { CalendarData } from "../base/calendar.ts";
import type { Zones } from "../base/zone.ts";
import type { ConditionBackend } from "../conditions/backend.ts";
import type { PolicyPack } from "../model/policy.ts";
import type { Strategy } from "../model/strategy.ts";
import type { NodeTypeDescriptor } from "./hostType.ts";

/** What contact policies and checks need to know of a template. */
export interface TemplateFacts {
  readonly channels?: readonly string[];
  /** Ids of the statements it carries, as `opt-out`. */
  readonly disclosures?: readonly string[];
  /** Ids of what it speaks of, as `reasonForNonPayment`. */
  readonly topics?: readonly string[];
}

export interface HostOptions {
  /** Default: the table of `@dunlin/engine/zones`. */
  readonly zones?: Zones;
  /** Business calendars beside the built-in `weekdays`. */
  readonly calendars?: readonly CalendarData[];
  /** Policy packs beside the shipped ones; documents name them in `policies`. */
  readonly packs?: readonly PolicyPack[];
  /** Names of the facts that the host supplies in `debtor.contactFacts`, as `authorisedChannels`: for checks only. */
  readonly contactFacts?: readonly string[];
  /**
   * Template reference -> what the template is. Absent: references are not checked. A template that is not listed has no
   * disclosures, so that a pack that requires one blocks it.
   */
  readonly templates?: Readonly<Record<string, TemplateFacts>>;
  /** Strategies that `callStrategy` can name, by `id@version`. */
  readonly strategies?: Readonly<Record<string, Strategy>>;
  /** Node types of the host's own, beside the built-in ones. */
  readonly nodeTypes?: readonly NodeTypeDescriptor[];
  /** Date, `2026-03-02`, for checks that look ahead, such as a calendar about to end. Absent: they are left out. */
  readonly today?: string;
  readonly limits?: {
    /** Size of a document given as text, in bytes. Default 5,000,000. */
    readonly maxBytes?: number;
  };
  /** Event ids remembered per case, 0..32; default 32. A host that keeps an inbox switches it off with 0. */
  readonly seen?: number;
  /** How conditions are carried out; default: closures. Results do not depend on it. */
  readonly backend?: ConditionBackend;
}
