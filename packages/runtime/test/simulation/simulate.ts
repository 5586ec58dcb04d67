/**
 * One simulation: hosts over one store, providers and debtors, everything at random and everything repeatable. First a
 * troubled time, then a calm one in which all that is due is done; then it is judged.
 */

import { RuntimeError } from "../../src/model/runtimeError.ts";
import { StoreError } from "../../src/model/store.ts";
import { ADMIN, START } from "../core/world.ts";
import { Host, type HostWorld, NO_TROUBLES, type Troubles } from "./host.ts";
import { InterleavedStore } from "./interleavedStore.ts";
import { Outside } from "./outside.ts";
import { Provider } from "./provider.ts";
import { Random } from "./random.ts";
import { DAY, furnish, HOUR, inputOf, TENANT } from "./scene.ts";
import { Scheduler } from "./scheduler.ts";
import { type News, Truth } from "./truth.ts";
import { checkAtRest } from "./verdict.ts";
import { VirtualTime } from "./virtualTime.ts";
import { type Violation, Watch } from "./watch.ts";

/** A bug on purpose, to see that the simulation notices. */
export interface Spoiler {
  readonly spoil?: NonNullable<HostWorld["spoil"]>;
  /** How the hosts take the channel `sms`, at which the provider acts twice. */
  readonly sms?: "idempotent";
}

export interface Outcome {
  readonly seed: number;
  readonly violations: readonly Violation[];
  /** What happened, one line each. */
  readonly story: readonly string[];
  readonly counts: {
    readonly commits: number;
    readonly leases: number;
    readonly requests: number;
    readonly crashes: number;
  };
}

export function simulate(seed: number, spoiler: Spoiler = {}): Promise<Outcome> {
  const time = new VirtualTime(START);
  return time.rule(() => new Simulation(seed, time, spoiler).run());
}

const LEASE_MS = 120_000;
const TIMEOUT_MS = 30_000;
/** After this much calm time everything has ended that can. */
const HORIZON = 60 * DAY;
const MOST_TURNS = 20_000;
const MOST_ROUNDS = 1_000;

const ACTIONS = { gate: 70, work: 14, time: 8, news: 4, crash: 1, revive: 3 };
const WORK = { poll: 30, dispatch: 34, tell: 24, put: 8, reconcile: 5, resolve: 3 };
const STEPS = { moment: 30, timer: 30, lease: 12, due: 20, long: 8 };

class Simulation {
  readonly #seed: number;
  readonly #time: VirtualTime;
  readonly #random: Random;
  readonly #scheduler = new Scheduler();
  readonly #store: InterleavedStore;
  readonly #truth = new Truth();
  readonly #watch: Watch;
  readonly #provider: Provider;
  readonly #outside: Outside;
  readonly #world: HostWorld;
  readonly #spoiler: Spoiler;
  readonly #hosts: Host[] = [];
  readonly #story: string[] = [];
  readonly #capped: boolean;
  readonly #skewMs: number;
  readonly #eventful: number;
  /** Cases that the runtime said it has, and those it has not yet. */
  readonly #known: string[] = [];
  readonly #unknown: string[] = [];
  #troubles: Troubles;
  #crashes = 0;
  #born = 0;

  constructor(seed: number, time: VirtualTime, spoiler: Spoiler) {
    const random = new Random(seed);
    [this.#seed, this.#time, this.#random, this.#spoiler] = [seed, time, random, spoiler];
    this.#capped = random.chance(0.5);
    this.#skewMs = random.chance(0.4) ? 30_000 : 0;
    this.#eventful = random.pick([0, 0.5, 1, 2]);
    const crash = random.pick([0, 0.002, 0.006]);
    const fail = random.pick([0, 0.002, 0.01]);
    this.#troubles = { crash, fail, interleave: random.pick([0.05, 0.3]), again: 0.04 };
    this.#store = new InterleavedStore({ now: () => time.now });
    const provider = (): Provider => this.#provider;
    const { truth, skewMs, capped } = { truth: this.#truth, skewMs: this.#skewMs, capped: this.#capped };
    this.#watch = new Watch({
      store: this.#store,
      truth,
      provider,
      capped,
      skewMs,
      maxAttempts: 12,
      tell: (line) => this.#tell(line),
    });
    this.#provider = new Provider({
      ...{ random, scheduler: this.#scheduler, troubled: () => this.#troubles !== NO_TROUBLES },
      watch: (host, outgoing, entry) => this.#watch.request(host, outgoing, entry),
    });
    this.#outside = new Outside(this.#truth, this.#provider, random, (key) => this.#watch.returned.add(key));
    this.#world = {
      ...{ store: this.#store, random, scheduler: this.#scheduler, troubles: () => this.#troubles },
      committed: (host, calls) => {
        this.#tell(`${time.now - START} ${host} commits ${calls.map(({ name }) => name).join(" ")}`);
        this.#watch.committed(host, calls);
      },
      killed: (host) => {
        this.#crashes += 1;
        this.#tell(`${host} is killed`);
        this.#provider.cut(host);
      },
      ...(spoiler.spoil && { spoil: spoiler.spoil }),
    };
  }

  async run(): Promise<Outcome> {
    await furnish(this.#store, this.#capped);
    this.#setOut();
    const turns = 100 + this.#random.below(250);
    for (let turn = 0; turn < turns && this.#watch.violations.length === 0; turn++) await this.#turn();
    if (this.#watch.violations.length === 0) await this.#comeToRest();
    if (this.#watch.violations.length === 0) {
      const { store, truth, provider, watch, capped } = this.#parts();
      checkAtRest({ store, truth, provider, watch, capped, now: this.#time.now });
    }
    const { counts, violations } = this.#watch;
    return { seed: this.#seed, violations, story: this.#story, counts: { ...counts, crashes: this.#crashes } };
  }

  #parts() {
    const { store } = this.#world;
    return { store, truth: this.#truth, provider: this.#provider, watch: this.#watch, capped: this.#capped };
  }

  #setOut(): void {
    const cases = 1 + this.#random.below(4);
    const people = 1 + this.#random.below(2);
    for (let n = 1; n <= cases; n++) {
      this.#truth.addCase(`c${n}`, `d${1 + (n % people)}`);
      this.#unknown.push(`c${n}`);
    }
    this.#bear();
    this.#bear();
  }

  /** A host starts. */
  #bear(): void {
    this.#born += 1;
    const id = `h${this.#born}`;
    const offset = this.#skewMs === 0 ? 0 : this.#random.below(this.#skewMs);
    const sms = this.#spoiler.sms ?? "atMostOnce";
    const channels = [
      this.#provider.channel(id, "email", "idempotent", TIMEOUT_MS),
      this.#provider.channel(id, "sms", sms, TIMEOUT_MS),
    ];
    const clock = this.#skewMs === 0 ? undefined : { now: () => this.#time.now + offset };
    this.#hosts.push(new Host(this.#world, { id, channels, leaseMs: LEASE_MS, ...(clock && { clock }) }));
    this.#tell(`${id} starts`);
  }

  // The troubled time ------------------------------------------------------------------------------------------

  async #turn(): Promise<void> {
    const random = this.#random;
    switch (random.weighted(ACTIONS)) {
      case "gate":
        if (this.#scheduler.gates.length > 0) return this.#open(random.below(this.#scheduler.gates.length));
        return this.#startWork();
      case "work":
        return this.#startWork();
      case "time":
        this.#time.moveTo(this.#later());
        return this.#scheduler.rest();
      case "news":
        if (this.#known.length > 0 && random.chance(this.#eventful / 2))
          this.#outside.happen(this.#known, this.#time.now);
        return;
      case "crash": {
        const alive = this.#alive();
        if (this.#troubles.crash > 0 && alive.length > 0) random.pick(alive).crash();
        return this.#scheduler.rest();
      }
      case "revive":
        if (this.#alive().length < 2) this.#bear();
        return;
    }
  }

  async #open(place: number): Promise<void> {
    const gate = await this.#scheduler.open(place);
    this.#tell(`${gate?.host ?? "outside"}: ${gate?.what}`);
  }

  #later(): number {
    const { now } = this.#time;
    const random = this.#random;
    switch (random.weighted(STEPS)) {
      case "moment":
        return now + random.below(2_000);
      case "timer":
        return this.#time.next() ?? now;
      case "lease":
        return now + 20_000 + random.below(LEASE_MS);
      case "due":
        return this.#nextDue() ?? now;
      case "long":
        return now + random.below(12 * HOUR);
    }
  }

  /** When something is due next; undefined: nothing that will come to pass. ms */
  #nextDue(): number | undefined {
    const data = this.#store.peek(TENANT);
    const moments = [data.enrollmentsDue.first(), data.firstOutboxDue()].filter((at) => at !== null);
    const next = Math.min(...moments);
    return next < START + HORIZON * 2 ? next : undefined;
  }

  async #startWork(): Promise<void> {
    const alive = this.#alive();
    if (alive.length === 0) return;
    const host = this.#random.pick(alive);
    await this.#start(host, this.#random.weighted(WORK));
  }

  async #start(host: Host, what: keyof typeof WORK): Promise<void> {
    if ((host.busy.get(what) ?? 0) >= (what === "tell" ? 2 : 1)) return;
    const work = this.#workOf(host, what);
    if (work === undefined) return;
    this.#tell(`${host.id} begins to ${what}`);
    host.busy.set(what, (host.busy.get(what) ?? 0) + 1);
    work
      .catch((reason: unknown) => this.#judge(what, reason))
      .finally(() => host.busy.set(what, (host.busy.get(what) ?? 0) - 1));
    await this.#scheduler.rest();
  }

  #workOf(host: Host, what: keyof typeof WORK): Promise<unknown> | undefined {
    const { runtime } = host;
    switch (what) {
      case "poll":
        return runtime.poll();
      case "dispatch":
        return runtime.dispatch();
      case "reconcile":
        return runtime.outbox.reconcile(TENANT);
      case "put":
        return this.#put(host, this.#random.pick(this.#unknown.length === 0 ? this.#known : this.#unknown));
      case "tell":
        return this.#tellNews(host);
      case "resolve":
        return this.#resolve(host);
    }
  }

  async #put(host: Host, caseId: string): Promise<void> {
    const { personId } = this.#truth.cases.get(caseId) as { personId: string };
    const [result] = await host.runtime.cases.put(TENANT, [inputOf(caseId, personId)], ADMIN);
    if (result?.status === "refused") this.#watch.say("GS6", `${caseId} was refused: ${result.problem?.message}`);
    const at = this.#unknown.indexOf(caseId);
    if (at === -1) return;
    this.#unknown.splice(at, 1);
    this.#known.push(caseId);
  }

  #tellNews(host: Host): Promise<void> | undefined {
    const news = this.#outside.next();
    return news && this.#tellOne(host, news);
  }

  async #tellOne(host: Host, news: News): Promise<void> {
    const { id, caseId, event, told } = news;
    const { cases, inbound } = host.runtime;
    const [heard] =
      told === undefined
        ? [await cases.deliver(TENANT, caseId, event, ADMIN)]
        : await inbound.notices(TENANT, told.source, [told.notice]);
    if (heard?.status === "refused" || !this.#truth.heard.has(id)) this.#watch.say("GS1", `${id} was ${heard?.status}`);
    this.#outside.told(news);
  }

  /** A person decides about a contact of which nobody knows whether it left. They may well be wrong. */
  #resolve(host: Host): Promise<void> | undefined {
    const unknown = [...this.#watch.rows.values()].filter(({ status }) => status === "unknown");
    if (unknown.length === 0) return undefined;
    const { key } = this.#random.pick(unknown);
    const as = this.#random.pick(["sent", "canceled", "resend"] as const);
    this.#watch.decided.add(key);
    const entry = this.#provider.entry(key);
    if (as === "resend" && entry !== undefined) entry.clear = true;
    return host.runtime.outbox.resolve(TENANT, key, as, ADMIN);
  }

  /** Work may fail for what the store could not do, and for what somebody else did first. Anything else is a bug. */
  #judge(what: string, reason: unknown): void {
    if (reason instanceof StoreError && reason.code !== "broken" && !(what === "put" && reason.code === "conflict"))
      return;
    if (reason instanceof RuntimeError && reason.code === "outbox.settled") return;
    this.#watch.say(
      "GS6",
      `${what} failed: ${reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)}`,
    );
  }

  #alive(): readonly Host[] {
    return this.#hosts.filter(({ alive }) => alive);
  }

  // The calm time ----------------------------------------------------------------------------------------------

  async #comeToRest(): Promise<void> {
    this.#troubles = NO_TROUBLES;
    this.#tell("calm");
    const end = this.#time.now + HORIZON;
    if (this.#alive().length === 0) this.#bear();
    const host = this.#alive()[0] as Host;
    const reconciles = this.#random.chance(0.5);
    for (let round = 0; round < MOST_ROUNDS && this.#watch.violations.length === 0; round++) {
      if (this.#unknown.length > 0) await this.#finish(host, () => this.#put(host, this.#unknown[0] as string));
      else if (this.#outside.untold.length > 0) await this.#finish(host, () => this.#tellFirst(host));
      else if (await this.#settled(host, reconciles)) {
        const due = this.#nextDue();
        if (due === undefined || this.#time.now > end) return this.#verify(host);
        this.#time.moveTo(Math.max(this.#time.now, due) + this.#skewMs + 1);
      }
    }
    if (this.#watch.violations.length === 0) this.#watch.say("GS1", "it never came to rest");
  }

  /** The runtime itself looks through what it keeps. */
  async #verify(host: Host): Promise<void> {
    for (const id of this.#known) {
      const found = await this.#finish(host, () => host.runtime.cases.verify(TENANT, id));
      if (found?.whole !== true) this.#watch.say("GS5", `the journal of ${id} is broken: ${JSON.stringify(found)}`);
    }
  }

  #tellFirst(host: Host): Promise<unknown> {
    const news = this.#outside.untold[0];
    return news === undefined ? Promise.resolve() : this.#tellOne(host, news);
  }

  /** One round of everything; true when nothing moved. */
  async #settled(host: Host, reconciles: boolean): Promise<boolean> {
    const before = this.#watch.counts.leases;
    const polled = await this.#finish(host, () => host.runtime.poll());
    const sent = await this.#finish(host, () => host.runtime.dispatch());
    if (reconciles && [...this.#watch.rows.values()].some(({ status }) => status === "unknown"))
      await this.#finish(host, () => host.runtime.outbox.reconcile(TENANT));
    const moved = (polled?.steps ?? 0) + (sent?.leased ?? 0) + (sent?.canceled ?? 0) + (sent?.unknown ?? 0);
    return moved === 0 && this.#watch.counts.leases === before;
  }

  /** Does the work with everything else that is still going on, until it has ended. */
  async #finish<T>(host: Host, work: () => Promise<T>): Promise<T | undefined> {
    let ended = false;
    let result: T | undefined;
    work()
      .then((found) => {
        result = found;
      })
      .catch((reason: unknown) => this.#judge("calm work", reason))
      .finally(() => {
        ended = true;
      });
    await this.#scheduler.rest();
    for (let turns = 0; !ended && turns < MOST_TURNS; turns++) {
      if (this.#scheduler.gates.length > 0) await this.#open(0);
      else if (this.#time.next() !== undefined) {
        this.#time.moveTo(this.#time.next() as number);
        await this.#scheduler.rest();
      } else break;
    }
    if (!ended) this.#watch.say("GS6", `${host.id} waits for ever`);
    return result;
  }

  #tell(line: string): void {
    this.#story.push(line);
  }
}
