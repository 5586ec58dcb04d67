/** The one sentence of the builder that is needed when the others did not come. */
export const NOT_LOADED = "The builder could not be loaded. Load the page again.";
