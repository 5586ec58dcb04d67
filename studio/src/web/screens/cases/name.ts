/** What a person is called, by the values that templates know. Pure. */

export function nameIn(values: Readonly<Record<string, unknown>>): string | undefined {
  const text = (key: string) => (typeof values[key] === "string" && values[key] !== "" ? values[key] : undefined);
  const parts = [text("firstName"), text("familyName")].filter((one) => one !== undefined).join(" ");
  return text("fullName") ?? (parts === "" ? text("name") : parts);
}
