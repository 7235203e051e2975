import type { Call } from '../http/router';

function fromBasic(header: string | undefined): [string, string] | undefined {
  const encoded = /^basic\s+(\S+)\s*$/i.exec(header ?? '')?.[1];
  if (!encoded) return undefined;
  const [id = '', ...secret] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  try {
    return [decodeURIComponent(id), decodeURIComponent(secret.join(':'))];
  } catch {
    return [id, secret.join(':')];
  }
}

/** Whether the call proves to be the registered application, by Basic or by fields. */
export function isClient(call: Call, fields: Map<string, string>, client: { clientId: string; clientSecret: string }) {
  const [id, secret] = fromBasic(call.headers.authorization) ?? [fields.get('client_id'), fields.get('client_secret')];
  return id === client.clientId && secret === client.clientSecret;
}
