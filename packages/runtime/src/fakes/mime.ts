/** Mails taken apart, as far as senders of notices write them: parts, encodings, names. For looking at what was received. */

export interface MailPart {
  /** In small letters, without parameters. */
  readonly type: string;
  readonly name?: string;
  readonly content: Buffer;
}

export interface MailContents {
  /** Names in small letters; each value on one line, with encoded words decoded. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text?: string;
  readonly html?: string;
  readonly attachments: readonly MailPart[];
}

/** Reads a whole mail. What it does not know it leaves as it is. */
export function readMail(raw: Buffer): MailContents {
  const { headers, parts } = partsOf(raw);
  const find = (type: string) =>
    parts.find((part) => part.name === undefined && part.type === type)?.content.toString("utf8");
  const [text, html] = [find("text/plain"), find("text/html")];
  return {
    headers,
    ...(text !== undefined && { text }),
    ...(html !== undefined && { html }),
    attachments: parts.filter(({ name }) => name !== undefined),
  };
}

/** The headers of an entity, and the leaves below it. */
function partsOf(raw: Buffer): { headers: Readonly<Record<string, string>>; parts: readonly MailPart[] } {
  const end = raw.indexOf("\r\n\r\n");
  const head = raw.subarray(0, end < 0 ? raw.length : end).toString("utf8");
  const body = end < 0 ? Buffer.alloc(0) : raw.subarray(end + 4);
  const headers = headersOf(head);
  const { value: type, boundary } = withParameters(headers["content-type"] ?? "text/plain");
  if (boundary === undefined) return { headers, parts: [leaf(type, headers, body)] };
  const parts = split(body, boundary).flatMap((part) => partsOf(part).parts);
  return { headers, parts };
}

function leaf(type: string, headers: Readonly<Record<string, string>>, body: Buffer): MailPart {
  const encoding = headers["content-transfer-encoding"]?.toLowerCase();
  const name =
    withParameters(headers["content-disposition"] ?? "").filename ?? withParameters(headers["content-type"] ?? "").name;
  const text = body.toString("latin1");
  const content =
    encoding === "base64"
      ? Buffer.from(text, "base64")
      : encoding === "quoted-printable"
        ? Buffer.from(quotedPrintable(text), "latin1")
        : body;
  return { type, ...(name !== undefined && { name }), content };
}

function headersOf(head: string): Readonly<Record<string, string>> {
  const lines = head.replace(/\r\n(?=[ \t])/g, "").split("\r\n");
  return Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon).toLowerCase(), decodeWords(line.slice(colon + 1).trim())];
    }),
  );
}

/** Source: RFC 2047. */
const decodeWords = (text: string): string =>
  text
    .replace(/(\?=)\s+(=\?)/g, "$1$2")
    .replace(/=\?[\w-]+\?([bq])\?([^?]*)\?=/gi, (_, encoding: string, words: string) =>
      encoding.toLowerCase() === "b"
        ? Buffer.from(words, "base64").toString("utf8")
        : Buffer.from(quotedPrintable(words.replaceAll("_", " ")), "latin1").toString("utf8"),
    );

const quotedPrintable = (text: string): string =>
  text
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** `value; name="x"`, with the parameters by name. */
function withParameters(header: string): { readonly value: string; readonly [parameter: string]: string | undefined } {
  const [value = "", ...rest] = header.split(/;\s*/);
  const parameters = rest.flatMap((one) => {
    const [, name = "", quoted, plain] = /^([\w-]+)\*?\d*\*?=(?:"((?:[^"\\]|\\.)*)"|(.*))$/.exec(one) ?? [];
    return name === "" ? [] : [[name.toLowerCase(), quoted ?? plain ?? ""] as const];
  });
  return { ...Object.fromEntries(parameters), value: value.trim().toLowerCase() };
}

function split(body: Buffer, boundary: string): readonly Buffer[] {
  const mark = `--${boundary}`;
  const text = `\r\n${body.toString("latin1")}`;
  const pieces = text.split(`\r\n${mark}`).slice(1);
  return pieces
    .filter((piece) => !piece.startsWith("--"))
    .map((piece) => Buffer.from(piece.replace(/^[ \t]*\r\n/, ""), "latin1"));
}
