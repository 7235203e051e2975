import { readFields } from '../http/body';
import { json, type Reply } from '../http/reply';
import type { Call, Route } from '../http/router';
import { isClient } from './client-auth';
import { ACCESS_SECONDS } from './grants';
import type { Naver } from './naver';

/** Errors of the token call come with HTTP 200: only the body tells. */
function refused(error: string, description: string): Reply {
  return json(200, { error, error_description: description });
}

const NO_DATA = refused('invalid_request', 'no valid data in session');

function lifetime(asNumber: boolean) {
  return { token_type: 'bearer', expires_in: asNumber ? ACCESS_SECONDS : String(ACCESS_SECONDS) };
}

function exchange(naver: Naver, fields: Map<string, string>): Reply {
  const code = fields.get('code') ?? '';
  const switches = naver.switches.for(naver.grants.peek(code)?.user.id);
  if (switches.token500) return json(500, { error: 'server_error', error_description: 'internal error' });
  const consent = naver.grants.redeem(code, fields.get('redirect_uri'));
  if (!consent || switches.noValidData) return NO_DATA;
  const { accessToken, refreshToken } = naver.grants.issueTokens(consent);
  return json(200, { access_token: accessToken, refresh_token: refreshToken, ...lifetime(switches.numberExpiresIn) });
}

function renew(naver: Naver, fields: Map<string, string>): Reply {
  const accessToken = naver.grants.renew(fields.get('refresh_token') ?? '');
  if (!accessToken) return refused('invalid_request', 'refresh_token is not valid');
  const userId = naver.grants.read(accessToken)?.consent.user.id;
  return json(200, { access_token: accessToken, ...lifetime(naver.switches.for(userId).numberExpiresIn) });
}

function remove(naver: Naver, fields: Map<string, string>): Reply {
  const accessToken = fields.get('access_token');
  if (!accessToken) return refused('invalid_request', 'access_token is required');
  naver.grants.revoke(accessToken);
  return json(200, { access_token: accessToken, result: 'success' });
}

function token(naver: Naver, call: Call): Reply {
  const fields = readFields(call);
  if (!isClient(call, fields, naver)) return refused('unauthorized_client', 'wrong client id / client secret pair');
  switch (fields.get('grant_type')) {
    case 'authorization_code':
      return exchange(naver, fields);
    case 'refresh_token':
      return renew(naver, fields);
    case 'delete':
      return remove(naver, fields);
    default:
      return refused('invalid_request', 'grant_type is missing or not known');
  }
}

function revoke(naver: Naver, call: Call): Reply {
  const fields = readFields(call);
  if (!isClient(call, fields, naver)) {
    return json(401, { error: 'unauthorized_client', error_description: 'wrong client id / client secret pair' });
  }
  const given = fields.get('token');
  if (!given) return json(400, { error: 'invalid_request', error_description: 'token is required' });
  naver.grants.revoke(given);
  return { status: 200 };
}

export function tokenRoutes(naver: Naver): Route[] {
  const path = '/naver/oauth2.0/token';
  return [
    { method: 'GET', path, handle: (call) => token(naver, call) },
    { method: 'POST', path, handle: (call) => token(naver, call) },
    { method: 'POST', path: '/naver/oauth2.0/revoke', handle: (call) => revoke(naver, call) },
  ];
}
