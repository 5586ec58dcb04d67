/** Libraries of the tests that bring no types. */

declare module "sepa-payment-qr-code" {
  export default function generateQrCode(data: {
    name: string;
    iban: string;
    amount: number | null;
    bic?: string;
    purposeCode?: string;
    unstructuredReference?: string;
    information?: string;
  }): string;
}
