/** The name under which a browser keeps the wishes of somebody who is not signed in. */
export const KEPT_AS = 'wishes';
