/** Text of a generated function in the making: statements, names, constants and the members of the runtime it uses. */

import type { RuntimeName } from "./codegenRuntime.ts";

/** A statement to go on with; `leaves` when what is written after it is not reached. Empty: go on below. */
export interface Jump {
  readonly code: string;
  readonly leaves: boolean;
}

export const ON: Jump = { code: "", leaves: false };
export const doing = (code: string): Jump => ({ code, leaves: false });
export const leaving = (code: string): Jump => ({ code, leaves: true });

/** Where the three answers lead. */
export interface Exits {
  readonly yes: Jump;
  readonly no: Jump;
  readonly unknown: Jump;
}

export class Writer {
  readonly #lines: string[] = [];
  readonly #constants = new Map<string, string>();
  readonly #used = new Set<RuntimeName>();
  #names = 0;

  put(line: string): void {
    if (line !== "") this.#lines.push(line);
  }

  /** A new name. */
  name(prefix: string): string {
    this.#names += 1;
    return `${prefix}${this.#names}`;
  }

  /** A new constant with this value; names are as good as values afterwards. */
  hold(code: string): string {
    const name = this.name("v");
    this.put(`const ${name} = ${code};`);
    return name;
  }

  /** A line that may be written later. */
  slot(): { fill(line: string): void } {
    const at = this.#lines.push("") - 1;
    return {
      fill: (line) => {
        this.#lines[at] = line;
      },
    };
  }

  /** Statements inside `head { ... }`. */
  block(head: string, body: () => void): void {
    this.put(`${head} {`);
    body();
    this.put("}");
  }

  /** `body` gets a jump to the end of what it writes. */
  labeled(body: (out: Jump) => void): void {
    const label = this.name("l");
    this.block(`${label}:`, () => body(leaving(`break ${label};`)));
  }

  /** `if (test) yes else no`. */
  test(test: string, yes: Jump, no: Jump): void {
    if (yes.code === "" && no.code === "") return;
    if (yes.code === "") this.put(`if (!(${test})) { ${no.code} }`);
    else if (no.code === "") this.put(`if (${test}) { ${yes.code} }`);
    else this.put(`if (${test}) { ${yes.code} } else { ${no.code} }`);
  }

  /** By a name that is true, false or unknown. */
  answer(name: string, { yes, no, unknown }: Exits): void {
    this.put(
      `if (${name} === true) { ${yes.code} } else if (${name} === false) { ${no.code} } else { ${unknown.code} }`,
    );
  }

  /** Runs `body` with exits of which `unknown` leaves, so that it can be taken from the middle. */
  guarded(unknown: Jump, body: (unknown: Jump) => void): void {
    if (unknown.leaves) body(unknown);
    else this.labeled((out) => body(leaving(`${unknown.code} ${out.code}`)));
  }

  /** The same for all three. */
  open(exits: Exits, body: (exits: Exits) => void): void {
    if (exits.yes.leaves && exits.no.leaves && exits.unknown.leaves) body(exits);
    else {
      this.labeled((out) => {
        const left = (jump: Jump) => (jump.leaves ? jump : leaving(`${jump.code} ${out.code}`));
        body({ yes: left(exits.yes), no: left(exits.no), unknown: left(exits.unknown) });
      });
    }
  }

  /** A value that is worked out once, when the function is made. */
  constant(code: string): string {
    const known = this.#constants.get(code);
    if (known !== undefined) return known;
    const name = this.name("k");
    this.#constants.set(code, name);
    return name;
  }

  /** A member of the runtime, by its own name. */
  use(name: RuntimeName): string {
    this.#used.add(name);
    return name;
  }

  /** `(given) => (parameter) => { ... }` around all that was written; `given` begins with `runtime`. */
  finish(given: string, parameter: string): string {
    const members = [...this.#used].sort().join(", ");
    const constants = [...this.#constants].map(([code, name]) => `const ${name} = ${code};`);
    return [
      `(${given}) => {`,
      ...(members === "" ? [] : [`const { ${members} } = runtime;`]),
      ...constants,
      `return (${parameter}) => {`,
      ...this.#lines.filter((line) => line !== ""),
      "};",
      "}",
    ].join("\n");
  }
}
