/** Under these attributes signs and links carry what they are on the clipboard. */

export const RUN_ATTRIBUTE = "data-dn-run";
export const LINK_ATTRIBUTE = "data-dn-link";
