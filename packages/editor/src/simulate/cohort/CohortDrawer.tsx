/** Soon. */
export const CohortDrawer = () => null;
