/** Where something is being loaded or made that is not there yet: nothing to see, and assistive technology is told to wait. */
export const Waiting = () => <div className="dn-hidden" aria-busy="true" />;
