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
  const { words, settings, store, locale } = useBuilderHost();
  const { view, gate } = useReview();
  const { checks, complete, working, error } = useGate();
  const doc = useBuilder((state) => state.doc);
  const { publish } = words.checks;
  const close = () => view.setState({ dialog: undefined });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another document is another thing to publish
  useEffect(() => gate.complete(), [gate, doc]);
  const languages = new Intl.ListFormat(locale).format(doc.locales.map((one) => languageName(one, locale)));
  const free = complete?.doc === doc && complete.publication.publishable;
  const errors = checks.filter(({ severity }) => severity === "error");
  const warnings = checks.filter(({ severity }) => severity === "warning");
  const waits = complete?.doc !== doc && errors.length === 0;
  const go = () => {
    if (complete === undefined) return;
    const { compiled, checks: all } = complete.publication;
    settings.onPublish?.({ doc, compiled, checks: all });
    store.notify({ kind: "told", label: publish.given });
    close();
  };
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
      <div role="status">
        {errors.length > 0 && (
          <p className="dn-publish-verdict" data-tone="bad">
            <Icon name="error" />
            {publish.refused(errors.length)}
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
