/** What the room says, language by language. */

export interface CompareWords {
  readonly title: string;
}
