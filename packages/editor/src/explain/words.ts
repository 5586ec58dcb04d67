/** What the room says, language by language. */

export interface ExplainWords {
  readonly title: string;
}
