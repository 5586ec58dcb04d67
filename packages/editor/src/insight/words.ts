/** What the frame of the modes says, language by language. */

export interface FrameWords {
  /** The line below the header. */
  readonly bar: string;
  /** A simulation or a look at the past sends nothing. */
  readonly nothingSent: string;
  readonly end: string;
  /** Of the sheet at the foot, where there is little room. */
  readonly drawer: string;
  readonly side: string;
  /** A mode whose data the host does not give. */
  readonly nothing: string;
  readonly loading: string;
  readonly experiment: string;
}
