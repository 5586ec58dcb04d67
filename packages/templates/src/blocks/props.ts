/** The data of a block. */

import type { JsonValue } from "../model/block.ts";

/** Members as the schema of the type says; texts are `Text`, links are `Link`. */
export type Props = Readonly<Record<string, JsonValue>>;
