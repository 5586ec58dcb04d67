/** later */
export const strategySvg = (): string => "";
