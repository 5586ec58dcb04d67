/** Soon. */
export const CohortSide = () => null;
