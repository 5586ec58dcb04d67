/** The ways in which the stories of the editor are played in a browser. */
export interface StoryWay {
  /** Of the project of tests. */
  readonly name: string;
  /** Of the files of stories every sixth one. */
  readonly sixth?: boolean;
  readonly direction?: "ltr" | "rtl";
  /** Another version of React, by the name of its package. */
  readonly react?: string;
  /** Whether axe looks at the colors of every theme, or at those of the story's own. The contrast of words is worked out in every one. */
  readonly themes?: "every" | "own";
}

/** How a run plays them: `npm test` all of them once, a proof in both other ways; one that shares its time takes both at once. */
export function storyWays({ proof, whole }: { readonly proof: boolean; readonly whole: boolean }): readonly StoryWay[] {
  if (!proof) return [{ name: "stories" }];
  if (!whole) return [{ name: "storiesRtl18", react: "react-18", sixth: true, direction: "rtl" }];
  return [
    { name: "storiesRtl", direction: "rtl", themes: "every" },
    { name: "stories18", react: "react-18" },
  ];
}
