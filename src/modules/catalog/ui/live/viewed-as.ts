/** The name under which a browser keeps what was looked at. */
export const VIEWED_AS = 'viewed';
