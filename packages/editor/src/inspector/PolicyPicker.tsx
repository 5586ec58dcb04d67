/** Which contact rules hold, each with where it comes from. Those that the host asks for cannot be taken away. */

import { useEditor, useHost } from "../host/context.tsx";
import { Icon } from "../ui/Icon.tsx";
import { DoubtsAt } from "./Doubts.tsx";
import { FieldSet } from "./fields/FieldSet.tsx";
import { useErrorAt, useForm } from "./form.tsx";

const NO_POLICIES: readonly string[] = [];

export function PolicyPicker() {
  const { settings, words } = useHost();
  const { inspector } = words;
  const { readOnly, set } = useForm();
  const chosen = useEditor((state) => state.doc.policies) ?? NO_POLICIES;
  const error = useErrorAt("/policies", true);
  const known = settings.policies ?? [];
  const others = chosen.filter((id) => !known.some((policy) => policy.id === id)).map((id) => ({ id, title: id }));
  const toggle = (id: string, on: boolean) => {
    const next = on ? [...chosen, id] : chosen.filter((one) => one !== id);
    set("/policies", next.length === 0 ? undefined : next);
  };
  const [label, help] = inspector.fields["strategy.policies"] ?? ["policies"];
  return (
    <FieldSet label={label} help={help} error={error} className="dn-policies">
      {[...known, ...others].map((policy) => {
        const required = "required" in policy && policy.required === true;
        const rules = "rules" in policy ? policy.rules : undefined;
        return (
          <div key={policy.id} className="dn-policy">
            <label className="dn-check">
              <input
                type="checkbox"
                checked={required || chosen.includes(policy.id)}
                disabled={required || readOnly}
                onChange={(event) => toggle(policy.id, event.target.checked)}
              />
              <span className="dn-grow">{policy.title}</span>
              {required && <Icon name="lock" size={14} />}
            </label>
            {required && <p className="dn-help">{inspector.policyRequired}</p>}
            {rules !== undefined && rules.length > 0 && (
              <details>
                <summary>{inspector.policyRules(rules.length)}</summary>
                <ul>
                  {rules.map((rule) => (
                    <li key={rule.id}>
                      {rule.title} <cite>{rule.cite}</cite>
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </div>
        );
      })}
      <DoubtsAt path="/policies" />
      {known.length === 0 && others.length === 0 && <p className="dn-help">{inspector.noPolicies}</p>}
    </FieldSet>
  );
}
