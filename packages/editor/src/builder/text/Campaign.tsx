/** What a web address tells the host's own statistics: parts of a campaign, added to it one by one. */

import { Field, TextInput } from "../../ui/Field.tsx";
import { useBuilderHost } from "../host/context.tsx";
import { CAMPAIGN, campaignOf, withCampaign } from "./links.ts";

export interface CampaignProps {
  readonly url: string;
  readonly readOnly: boolean;
  readonly onChange: (url: string) => void;
}

export function Campaign({ url, readOnly, onChange }: CampaignProps) {
  const { links: says } = useBuilderHost().words.writing;
  const campaign = campaignOf(url);
  return (
    <details className="dn-more" open={Object.keys(campaign).length > 0 || undefined}>
      <summary>{says.campaign}</summary>
      <div className="dn-fields">
        <p className="dn-help">{says.campaignHelp}</p>
        {CAMPAIGN.map((part) => (
          <Field key={part} label={says.campaignParts[part]}>
            {(ids) => (
              <TextInput
                {...ids}
                size="small"
                value={campaign[part] ?? ""}
                readOnly={readOnly}
                onCommit={(value) => onChange(withCampaign(url, part, value))}
              />
            )}
          </Field>
        ))}
      </div>
    </details>
  );
}
