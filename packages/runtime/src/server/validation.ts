/** What a schema refuses, said so that somebody can repair it. */

import type { FastifySchemaValidationError } from "fastify";
import { HttpError } from "./problems.ts";

/** 422 for a body, 400 for an address or a header. */
export function validationError(errors: readonly FastifySchemaValidationError[], where: string | undefined): HttpError {
  const findings = errors.slice(0, 20).map((error) => ({
    code: `schema.${error.keyword}`,
    pointer: pointerOf(error),
    detail: sentenceOf(error),
  }));
  const [first] = findings;
  const status = where === "body" ? 422 : 400;
  const place = where === "body" ? "" : where === "params" ? "In the address: " : `In the ${where ?? "request"}: `;
  return new HttpError(status, "request.invalid", `${place}${first?.detail ?? "This is not what the route takes."}`, {
    pointer: first?.pointer ?? "",
    ...(findings.length > 1 && { problems: findings }),
  });
}

function pointerOf({ instancePath, keyword, params }: FastifySchemaValidationError): string {
  if (keyword === "required") return `${instancePath}/${escaped(String(params.missingProperty))}`;
  if (keyword === "additionalProperties") return `${instancePath}/${escaped(String(params.additionalProperty))}`;
  return instancePath;
}

const escaped = (name: string): string => name.replaceAll("~", "~0").replaceAll("/", "~1");

/** Never the value itself: it may be somebody's. */
function sentenceOf({ keyword, params }: FastifySchemaValidationError): string {
  switch (keyword) {
    case "required":
      return `The member "${params.missingProperty}" is missing.`;
    case "additionalProperties":
      return "There is no such member. Take it out.";
    case "type":
      return `Write this as ${[params.type].flat().join(" or ")}.`;
    case "enum":
      return `Write one of ${(params.allowedValues as readonly unknown[]).slice(0, 40).join(", ")}.`;
    case "pattern":
      return `This has to match ${params.pattern}.`;
    case "minimum":
    case "maximum":
      return `This has to be ${params.comparison} ${params.limit}.`;
    case "minLength":
    case "maxLength":
      return `This has to have ${keyword === "minLength" ? "at least" : "at most"} ${params.limit} characters.`;
    case "minItems":
    case "maxItems":
      return `List ${keyword === "minItems" ? "at least" : "at most"} ${params.limit}.`;
    default:
      return `This does not keep to \`${keyword}\` of its schema.`;
  }
}
