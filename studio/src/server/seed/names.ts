/** Names for people who do not exist, so that messages read as they would. By language, in the order of their number. */

import type { Debtor } from "@dunlin/engine";

interface Names {
  readonly given: readonly string[];
  readonly family: readonly string[];
  readonly street: string;
  readonly town: string;
  readonly company: string;
}

const NAMES: Readonly<Record<string, Names>> = {
  en: {
    given: ["Ann", "Grace", "Owen", "Maya", "Luke", "Ivy", "Noah", "Ruth", "Carl", "Joan", "Dean", "Nora"],
    family: ["Carter", "Walsh", "Bennett", "Okafor", "Hughes", "Reid", "Lawson", "Price", "Doyle", "Grant", "Moss"],
    ...{ street: "High Street", town: "Newtown", company: "Supplies Ltd." },
  },
  es: {
    given: ["Marta", "Luis", "Carmen", "Diego", "Lucía", "Andrés", "Paula", "Javier", "Rosa", "Mateo", "Elena"],
    family: ["Ortega", "Vidal", "Rojas", "Castro", "Prieto", "Salas", "Molina", "Vargas", "Herrera", "Campos"],
    ...{ street: "Calle Mayor", town: "Villanueva", company: "Suministros S.L." },
  },
  de: {
    given: ["Anke", "Jonas", "Lena", "Peter", "Ute", "Felix", "Sabine", "Timo", "Karin", "Moritz"],
    family: ["Brandt", "Keller", "Vogel", "Lorenz", "Seidel", "Winter", "Busch", "Engel", "Krause"],
    ...{ street: "Bahnhofstraße", town: "Neustadt", company: "Handel GmbH" },
  },
  pt: {
    given: ["Ana", "Bruno", "Clara", "Davi", "Joana", "Rafael", "Sofia", "Tiago"],
    family: ["Almeida", "Barros", "Duarte", "Lima", "Moreira", "Nunes", "Teixeira"],
    ...{ street: "Rua Nova", town: "Vila Nova", company: "Comércio Ltda." },
  },
};

const ENGLISH = NAMES.en as Names;

/** What templates know of a debtor beside the facts. The number in the id chooses the name. */
export function personalOf({ id, type, language = "en" }: Debtor): Readonly<Record<string, unknown>> {
  const number = Number(/\d+$/.exec(id)?.[0] ?? 0);
  const { given, family, street, town, company } = NAMES[language] ?? ENGLISH;
  const first = given[number % given.length] as string;
  const last = family[Math.floor(number / given.length) % family.length] as string;
  const address = [`${street} ${1 + (number % 90)}`, `${10_000 + (number % 80_000)} ${town}`];
  const name = type === "legal" ? `${last} ${company}` : `${first} ${last}`;
  return {
    ...{ name: type === "legal" ? name : first, fullName: name, familyName: last, firstName: first },
    ...(type === "legal" && { company: name }),
    address: [name, ...address].join("\n"),
  };
}
