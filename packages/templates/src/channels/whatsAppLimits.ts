/** What the platform takes. Source: WhatsApp Business Management API, message templates; error 132005 for values that are too long. */

export const HEADER = { length: 60, values: 1 } as const;
export const BODY = { length: 1024 } as const;
export const FOOTER = { length: 60 } as const;
export const BUTTONS = { all: 10, url: 2, phone: 1, label: 25 } as const;
