import 'server-only';
import type { Ctx } from '~/server/context';

/** A call that came over HTTP: who asks is limited by address, and cookies can be given. No answer headers in process. */
export type EdgeCtx = Ctx & { readonly reqHeaders: Headers; readonly resHeaders: Headers | null };
