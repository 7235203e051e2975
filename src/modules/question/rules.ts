export const QUESTION_MIN = 5;
export const QUESTION_MAX = 1000;
export const ANSWER_MAX = 1000;
export const PAGE_SIZE = 10;

/** Where staff find questions. */
export const QUESTION_DESKS = ['OPEN', 'ANSWERED', 'HIDDEN', 'ALL'] as const;
export type QuestionDesk = (typeof QUESTION_DESKS)[number];
