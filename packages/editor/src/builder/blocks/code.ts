/** What draws payment codes: a room of its own, loaded for the messages that have one. */

export { sampleCode } from "@dunlin/templates";
