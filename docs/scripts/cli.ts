/** The command, as it tells of itself. */

import { runDunlin } from "@dunlin/runtime";
import { grouped, madeBy } from "./markdown.ts";

export async function cliPage(): Promise<string> {
  let help = "";
  const stdout = { write: (text: string) => (help += text) };
  await runDunlin(["--help"], { stdout, stderr: stdout, env: {}, now: () => 0 });
  const [head = "", ...parts] = help.trimEnd().split(/\n\n(?= {2}dunlin )|(?<=Usage)\n/);
  const commands = grouped(parts, (part) => part.trim().split(/\s/)[1] ?? "");
  const sections = [...commands].map(([name, told]) =>
    name.startsWith("-") ? "" : `\n## ${name}\n\n\`\`\`text\n${told.map(outdented).join("\n\n")}\n\`\`\`\n`,
  );
  const last = commands.get("--help,")?.join("\n").split("\n\n").slice(1).join("\n\n") ?? "";
  return `# The command

${madeBy("dunlin --help")}

${head.split("\n")[0]} \`npx dunlin\` after \`npm install @dunlin/runtime\`; \`dunlin <command> --help\` says what is below.

${last}
${sections.join("")}`;
}

const outdented = (text: string): string => text.replaceAll(/^ {2}/gm, "");
