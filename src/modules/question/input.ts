import { isId, type Id } from '~/lib/ids';
import { plainText } from '~/lib/plain-text';
import { z } from '~/lib/zod';
import { slugInput } from '~/modules/catalog/input';
import { ANSWER_MAX, QUESTION_DESKS, QUESTION_MAX, QUESTION_MIN } from './rules';

const PAGE_MAX = 10_000;

const questionId = z.custom<Id<'qst'>>((value) => typeof value === 'string' && isId('qst', value));
const page = z.int().min(1).max(PAGE_MAX).default(1);

/** What is typed, kept as plain text; `min` and `max` count what is left of it. */
const typed = (min: number, max: number) =>
  z
    .string()
    .max(4 * max)
    .transform(plainText)
    .pipe(z.string().min(min, 'TEXT_SHORT').max(max, 'TEXT_LONG'));

export const questionListInput = z.strictObject({ slug: slugInput, page });
/** Messages are keys of the `question.problem` namespace, shown beside the field. */
export const askInput = z.strictObject({
  slug: slugInput,
  text: typed(QUESTION_MIN, QUESTION_MAX),
  secret: z.boolean().default(false),
});
export type AskInput = z.output<typeof askInput>;
export const questionRefInput = z.strictObject({ questionId });
export const myQuestionsInput = z.strictObject({ page });

export const questionDeskInput = z.strictObject({ page, desk: z.enum(QUESTION_DESKS).default('OPEN') });
export const answerQuestionInput = z.strictObject({ questionId, text: typed(1, ANSWER_MAX) });

/** The address of a page of a product's questions. */
export const questionsHref = (slug: string, page = 1): string =>
  `/products/${slug}/questions${page > 1 ? `?page=${page}` : ''}`;
