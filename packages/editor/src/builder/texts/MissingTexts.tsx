/** In the header: the language with the most gaps. It opens the table of all texts. */

import { useMemo } from "react";
import { Icon } from "../../ui/Icon.tsx";
import { useBuilder, useBuilderHost } from "../host/context.tsx";
import { languageTitle } from "../shell/languages.ts";
import { incomplete } from "./texts.ts";

export function MissingTexts() {
  const { store, words, locale } = useBuilderHost();
  const doc = useBuilder((state) => state.doc);
  const [worst] = useMemo(() => incomplete(doc), [doc]);
  if (worst === undefined) return null;
  return (
    <button
      type="button"
      className="dn-tag dn-missing"
      data-tone="warn"
      onClick={() => store.show({ panel: "texts", locale: worst.locale })}
    >
      <Icon name="globe" size={12} />
      {words.texts.missing(languageTitle(worst.locale, locale), worst.missing)}
    </button>
  );
}
