/** Publishing: everything is compiled and checked, what keeps it back is told, and the host gets what was made. */

import { useEffect } from "react";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { useBuilder, useBuilderHost } from "../host/context.tsx";
import { languageName } from "../shell/languages.ts";
import { CheckList } from "./CheckItem.tsx";
import { Facts, Progress } from "./ChecksPanel.tsx";
import { useGate, useReview } from "./review.tsx";

export function PublishDialog() {
  const { words, locale } = useBuilderHost();
  const { publish } = words.checks;
  const { doc, errors, warnings, free, waits, go, close } = usePublishing();
  const languages = new Intl.ListFormat(locale).format(doc.locales.map((one) => languageName(one, locale)));
  return (
    <Dialog
      title={publish.title}
      subtitle={publish.subtitle(languages, doc.variants?.length ?? 1)}
      closeLabel={publish.close}
      onClose={close}
      className="dn-publish"
      footer={
        <>
          <Button onClick={close}>{publish.cancel}</Button>
          <Button
            look="primary"
            disabledBecause={free ? undefined : waits ? publish.checking : publish.notReady}
            onClick={go}
          >
            {publish.go}
          </Button>
        </>
      }
    >
      <Progress />
      <Verdict errors={errors.length} free={free} waits={waits} />
      {errors.length > 0 && <CheckList findings={errors} />}
      <Facts />
      {warnings.length > 0 && (
        <section>
          <p>{publish.warnings(warnings.length)}</p>
          <CheckList findings={warnings} still />
        </section>
      )}
    </Dialog>
  );
}

/** What is found in the document as it is now, and handing it over once nothing keeps it back. */
function usePublishing() {
  const { words, settings, store } = useBuilderHost();
  const { view, gate } = useReview();
  const { checks, complete } = useGate();
  const doc = useBuilder((state) => state.doc);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another document is another thing to publish
  useEffect(() => gate.complete(), [gate, doc]);
  const errors = checks.filter(({ severity }) => severity === "error");
  const close = () => view.setState({ dialog: undefined });
  const go = () => {
    if (complete === undefined) return;
    const { compiled, checks: all } = complete.publication;
    settings.onPublish?.({ doc, compiled, checks: all });
    store.notify({ kind: "told", label: words.checks.publish.given });
    close();
  };
  return {
    ...{ doc, errors, go, close },
    warnings: checks.filter(({ severity }) => severity === "warning"),
    free: complete?.doc === doc && complete.publication.publishable,
    waits: complete?.doc !== doc && errors.length === 0,
  };
}

interface VerdictProps {
  readonly errors: number;
  readonly free: boolean;
  readonly waits: boolean;
}

function Verdict({ errors, free, waits }: VerdictProps) {
  const { publish } = useBuilderHost().words.checks;
  const { working, error } = useGate();
  return (
    <div role="status">
      {errors > 0 && (
        <p className="dn-publish-verdict" data-tone="bad">
          <Icon name="error" />
          {publish.refused(errors)}
        </p>
      )}
      {free && (
        <p className="dn-publish-verdict" data-tone="good">
          <Icon name="check" />
          {publish.ready}
        </p>
      )}
      {waits && working === undefined && error === undefined && <p>{publish.checking}</p>}
    </div>
  );
}
