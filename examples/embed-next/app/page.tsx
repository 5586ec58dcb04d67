/** A page that is made on the server, for each request: it has the strategy as it is kept. */

import { save } from "./actions";
import { Editor } from "./Editor";
import { kept } from "./kept";

export const dynamic = "force-dynamic";

export default function Page() {
  return <Editor {...kept()} save={save} />;
}
