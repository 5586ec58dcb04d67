/**
 * What the platform takes. Source: Meta, WhatsApp Business Platform, "Template components": a header of 60 characters with one
 * parameter, a body of 1024, a footer of 60, ten buttons of 25 characters, two that open a page, one that calls; replies stand together.
 * Error 132005 is for values that are too long, 132018 for line breaks, tabs and more than four blanks in one.
 */

export const HEADER = { length: 60, values: 1 } as const;
export const BODY = { length: 1024 } as const;
export const FOOTER = { length: 60 } as const;
export const BUTTONS = { all: 10, url: 2, phone: 1, label: 25 } as const;
