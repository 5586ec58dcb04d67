/** Soon. */
export const CompareDrawer = () => null;
