/** Soon. */
export const CompareSide = () => null;
