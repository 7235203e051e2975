'use client';

import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';
import type { PublicError } from './init';
import type { AppRouter } from './root';

type Inputs = inferRouterInputs<AppRouter>;
type Outputs = inferRouterOutputs<AppRouter>;
type Area = 'catalog' | 'nutrition' | 'cart' | 'review' | 'wish' | 'visitor';

/** A refusal by the server, in the shop's own codes. */
export class LightError extends Error {
  constructor(readonly data: PublicError) {
    super(data.appCode);
  }

  /** What the sentence of the code is filled with. */
  get values(): Record<string, string | number> {
    return Object.fromEntries(
      Object.entries(this.data.details).map(([key, value]) => [key, typeof value === 'object' ? value.join() : value]),
    );
  }
}

type Answer<T> = { result: { data: { json: T } } } | { error: { json: { data: PublicError } } };

async function send<T>(path: string, init: RequestInit, search = ''): Promise<T> {
  const response = await fetch(`/api/trpc/${path}${search}`, init);
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- the server's own router made this body, and `T` is its output for the path
  const answer = (await response.json()) as Answer<T>;
  if ('error' in answer) throw new LightError(answer.error.json.data);
  return answer.result.data.json;
}

/**
 * The same procedures as `trpc`, typed by the same router, for the islands of stored pages: no client library is shipped
 * there. Only for outputs that JSON can carry.
 */
export const light = {
  query<A extends Area, P extends keyof Outputs[A] & keyof Inputs[A] & string>(
    area: A,
    name: P,
    input: Inputs[A][P],
    /** Where the answer has words in it. */
    locale?: string,
  ): Promise<Outputs[A][P]> {
    const search = `?input=${encodeURIComponent(JSON.stringify({ json: input }))}`;
    return send(`${area}.${name}`, locale ? { headers: { 'x-shop-locale': locale } } : {}, search);
  },
  mutate<A extends Area, P extends keyof Outputs[A] & keyof Inputs[A] & string>(
    area: A,
    name: P,
    input: Inputs[A][P],
  ): Promise<Outputs[A][P]> {
    return send(`${area}.${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-shop-locale': document.documentElement.lang },
      body: JSON.stringify({ json: input }),
    });
  },
};
