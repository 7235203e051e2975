export interface Reply {
  status: number;
  headers?: Record<string, string>;
  body?: string;
}

/** Instead of a reply: cut the connection, as a broken network does. */
export const CUT = 'cut';

export type Answer = Reply | typeof CUT;

export function json(status: number, value: unknown): Reply {
  return { status, headers: { 'content-type': 'application/json;charset=UTF-8' }, body: JSON.stringify(value) };
}

export function html(body: string, status = 200): Reply {
  return { status, headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }, body };
}

export function script(body: string): Reply {
  const headers = {
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'no-cache',
    'cross-origin-resource-policy': 'cross-origin',
  };
  return { status: 200, headers, body };
}

export function redirect(location: string): Reply {
  return { status: 303, headers: { location, 'cache-control': 'no-store' } };
}
