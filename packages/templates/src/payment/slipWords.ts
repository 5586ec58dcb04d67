/** The words of the Swiss payment slip. Source: SIX, Swiss Implementation Guidelines for the QR-bill, version 2.3, annex D. */

export interface SlipWords {
  readonly language: string;
  readonly receipt: string;
  readonly paymentPart: string;
  readonly account: string;
  readonly reference: string;
  readonly information: string;
  readonly payableBy: string;
  /** Where the payer writes name and address by hand. */
  readonly payableByBlank: string;
  readonly currency: string;
  readonly amount: string;
  readonly acceptancePoint: string;
}

const ENGLISH: SlipWords = {
  language: "en",
  receipt: "Receipt",
  paymentPart: "Payment part",
  account: "Account / Payable to",
  reference: "Reference",
  information: "Additional information",
  payableBy: "Payable by",
  payableByBlank: "Payable by (name/address)",
  currency: "Currency",
  amount: "Amount",
  acceptancePoint: "Acceptance point",
};

const ALL: readonly SlipWords[] = [
  ENGLISH,
  {
    language: "de",
    receipt: "Empfangsschein",
    paymentPart: "Zahlteil",
    account: "Konto / Zahlbar an",
    reference: "Referenz",
    information: "Zus\u00e4tzliche Informationen",
    payableBy: "Zahlbar durch",
    payableByBlank: "Zahlbar durch (Name/Adresse)",
    currency: "W\u00e4hrung",
    amount: "Betrag",
    acceptancePoint: "Annahmestelle",
  },
  {
    language: "fr",
    receipt: "R\u00e9c\u00e9piss\u00e9",
    paymentPart: "Section paiement",
    account: "Compte / Payable \u00e0",
    reference: "R\u00e9f\u00e9rence",
    information: "Informations suppl\u00e9mentaires",
    payableBy: "Payable par",
    payableByBlank: "Payable par (nom/adresse)",
    currency: "Monnaie",
    amount: "Montant",
    acceptancePoint: "Point de d\u00e9p\u00f4t",
  },
  {
    language: "it",
    receipt: "Ricevuta",
    paymentPart: "Sezione pagamento",
    account: "Conto / Pagabile a",
    reference: "Riferimento",
    information: "Informazioni supplementari",
    payableBy: "Pagabile da",
    payableByBlank: "Pagabile da (nome/indirizzo)",
    currency: "Valuta",
    amount: "Importo",
    acceptancePoint: "Punto di accettazione",
  },
  {
    language: "rm",
    receipt: "Quittanza",
    paymentPart: "Part da pajament",
    account: "Conto / Da pajar a",
    reference: "Referenza",
    information: "Infurmaziuns supplementaras",
    payableBy: "Da pajar da",
    payableByBlank: "Da pajar da (num/adressa)",
    currency: "Valuta",
    amount: "Import",
    acceptancePoint: "Post da recepziun",
  },
];

/** The words in the language of a reader. The guidelines know five languages; all other readers get English. */
export function slipWords(locale: string): SlipWords {
  const [language] = locale.toLowerCase().split("-");
  return ALL.find((words) => words.language === language) ?? ENGLISH;
}
