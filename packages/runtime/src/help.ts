/** The help of the command. */

export const HELP = `Dunlin works with debt-collections strategies.

Usage
  dunlin validate <strategy.json> [--json]
      Says what is wrong with a strategy. Exit code 1 when there are errors.
      Each code is explained in docs/reference/diagnostics.md.

  dunlin describe <strategy.json> [--locale en|es]
      Tells a strategy in plain sentences.

  dunlin diff <a.json> <b.json> [--html FILE] [--json] [--locale en|es]
      Says what is different between two versions of a strategy: every change in a sentence,
      and how many contacts each version can come to at worst. With --html also as a page.

  dunlin contact <request.json> [--json] [--locale en|es]
      Says whether a person may be contacted like this, and by which rules not: the packs, the
      debtor's zones, the history and the contact are in the file.

  dunlin packs [--check] [--on DATE] [--json]
      Lists the contact policy packs with their status and how long their holiday calendars
      reach. With --check: exit code 1 when one ends within 90 days.

  dunlin replay <strategy.json> --portfolio <file> --map <mapping.json>
      Replays the recorded history of a portfolio through a strategy: who would have been
      contacted, when and by which channel. The file is CSV, JSON (a list of objects, or one
      object per line) or either of them compressed with gzip.

      --from DATE      count contacts from this day on; what came before still happens
      --to DATE        replay up to the end of this day
      --explain ID     tell the story of one case, line by line, instead of the report
      --against FILE   compare with another strategy on the same history: contacts, costs and
                       policy of both, for whom outcomes are known, and what chance lets us say
      --costs FILE     what contacts and tasks cost, as JSON, for the comparison
      --clip W         weights of the estimate above W count as W
      --json           the report, the story or the comparison, as data
      --limit N        only the first N rows
      --locale en|es   language of the report and the story, English by default
      --no-progress    no progress bar

  dunlin simulate <strategy.json> --portfolio <file> [--map <mapping.json>]
      Lets the cases of a portfolio live through a strategy on a virtual clock. Contacts, costs and
      what contact rules hold back are exact for the people of the run; what people do is a model.
      Without --map the file is JSON with the facts of a case in each object.

      --days N         days that are lived, 90 by default
      --start DATE     the day on which the cases come in, today by default
      --seed N         another one gives the same people other chances; 1 by default
      --behavior FILE  how people behave; without it an assumption that was not measured
      --costs FILE     what contacts and tasks cost
      --budget CHANNEL=N  contacts by a channel on one day at most, as sms=500; may be repeated
      --runs N         lives of the same people by other chances, 1 by default, for intervals
      --workers N      threads, 1 by default; the report is the same, byte by byte
      --strategies FILE|DIR  strategies that it calls; may be repeated
      --against FILE   another strategy for the same people, beside it
      --html FILE      also write the report as a page with charts
      --limit N, --json, --locale en|es, --no-progress as for replay

  dunlin migrate <from.json> <to.json> --cases <states.ndjson> --dry-run
      What another version would do to the cases that are inside: who goes on where, whose
      waits change, who would be passed by a legal notice, and who stays and why. Moves nobody.
      Every line of the cases is an object with "state" and "facts". Exit code 1 when a node
      that is gone needs a target.

      --map FILE       targets: {"nodes": {"old": {"to": "node", "node": "new"}}}
      --strategies FILE|DIR  strategies that the versions call; may be repeated
      --at INSTANT     the moment it stands for, noon of today (UTC) by default
      --html FILE      also write the plan as a page
      --json           the plan as data; --locale en|es

  dunlin render <template.json> --context <file.json> --locale TAG
      One message of a template as a debtor would get it: its subject and text. The context has
      the values. Mails need the package mjml.

      --out DIR        write html, text and the rest there, and a picture where a Chromium is found
      --variant KEY    of the content, where the template has variants
      --brand FILE     how the creditor looks, instead of the house brand
      --zone ZONE      time zone of the reader, as Europe/Madrid

  dunlin experiment plan --baseline RATE --target RATE
      How many units an experiment needs, how long it takes, and with which shares.
      Rates are written 0.44 or 44%.

      --per-day N      units that come in a day
      --challengers N  variants against the control, 1 by default
      --share RATE     of all units for each challenger
      --holdout RATE   of all units that are left alone
      --power RATE     chance to find the difference, 80% by default
      --confidence RATE  95% by default
      --patience DAYS  longest that one wants to wait, 60 by default

  dunlin experiment report <experiment.json> --rows <file>
      What every group shows, what may be believed, and what to do. Rows are CSV or JSON.

      --sums FILE      sums by group as JSON, instead of rows
      --delimiter SIGN between the columns of CSV, a comma by default
      --html FILE      also write the report as a page

  dunlin experiment promote <strategy.json> --node ID --variant KEY
      The strategy with one variant of a split for everybody.

      --out FILE       write it there, and say what changed

  All of them take --json (not promote) and --locale en|es.

  dunlin serve
      Carries cases: steps them when they are due, hands contacts to channels, and answers over
      HTTP (the API is described at /openapi.json). Data are in a directory of their own with a
      database that starts and ends with the command, or on a server of PostgreSQL.

      --data DIR       the directory, dunlin-data by default
      --database-url URL  or a server: postgres://user:password@host/name
      --config FILE    channels, payments, the public address; secrets stay in the environment
      --port N         8787 by default; --host ADDRESS, 127.0.0.1 by default
      --tenant NAME    gets the first API key, "default" by default

      In the environment: DUNLIN_SECRET (base64, for a server of PostgreSQL), DATABASE_URL,
      DUNLIN_BOOTSTRAP_KEY (an API key of your own), DUNLIN_OPERATIONS_TOKEN (for /metrics).

  dunlin import <file> --map <mapping.json>
      Takes the rows of a portfolio in as cases; published strategies enroll those that suit
      them. The same file again changes nothing. A broken row costs itself only.

      --dry-run        reads and checks every row, and writes nothing
      --skip N         rows at the beginning that were dealt with before
      --data, --database-url, --tenant as for serve; --json, --no-progress

  dunlin case <id>
      The whole story of one case: every step with its reasons, every contact and what became
      of it, and whether anything was changed afterwards. Takes --data or --database-url.

      --tenant NAME    whose case it is, "default" by default
      --json           as data; --locale en|es

  dunlin --help, dunlin --version

Dates are written 2026-03-02.
Exit codes: 0 done, 1 the input or some of its rows are at fault, 2 the call is.
`;

/** The part of the help that is about one command, `experiment` with all three; of an unknown one, how to call each. */
export function helpOf(name: string | undefined): string {
  const parts = HELP.split(/\n\n(?= {2}dunlin )|(?<=Usage)\n/).filter((part) => part.startsWith("  dunlin "));
  const own = parts.filter((part) => part.trim().split(" ")[1] === name);
  if (name !== undefined && own.length > 0) return `Usage\n${own.join("\n\n")}\n`;
  return `Usage\n${parts.map((part) => part.split("\n")[0]).join("\n")}\n`;
}
