export const LIST_FILTERS: readonly string[];
export const SECURE: string;
