import { readFields } from '../http/body';
import { html, redirect, type Answer } from '../http/reply';
import type { Call, Route } from '../http/router';
import { authorizeErrorPage, consentPage } from './consent-page';
import type { Naver } from './naver';
import { chosenUser } from './chosen-user';
import { PROFILE_FIELDS } from './users';

export interface AuthorizeRequest {
  clientId: string;
  redirectUri: string;
  state: string;
}

function back(redirectUri: string, pairs: Record<string, string>): Answer {
  const target = new URL(redirectUri);
  for (const [name, value] of Object.entries(pairs)) target.searchParams.append(name, value);
  return redirect(target.href);
}

function denied(request: AuthorizeRequest, error: string, description: string): Answer {
  return back(request.redirectUri, { state: request.state, error, error_description: description });
}

/** The request, or the page that says why nothing can be sent back to the shop. */
function readRequest(naver: Naver, fields: Map<string, string>): AuthorizeRequest | Answer {
  const redirectUri = fields.get('redirect_uri') ?? '';
  if (fields.get('client_id') !== naver.clientId) return html(authorizeErrorPage('client_id is not known'), 400);
  if (!/^https?:\/\//.test(redirectUri) || !URL.canParse(redirectUri)) {
    return html(authorizeErrorPage('redirect_uri is not an absolute address'), 400);
  }
  return { clientId: naver.clientId, redirectUri, state: fields.get('state') ?? '' };
}

function ask(naver: Naver, call: Call): Answer {
  const fields = readFields(call);
  const request = readRequest(naver, fields);
  if (typeof request === 'string' || 'status' in request) return request;
  if (fields.get('response_type') !== 'code') {
    return denied(request, 'unsupported_response_type', 'response_type must be code');
  }
  if (request.state === '') return denied(request, 'invalid_request', 'state is required');
  if (fields.get('auth_type') === 'autologin') return denied(request, 'access_denied', 'user not logged in.');
  return html(consentPage(request));
}

function decide(naver: Naver, call: Call): Answer {
  const fields = readFields(call);
  const request = readRequest(naver, fields);
  if (typeof request === 'string' || 'status' in request) return request;
  const decision = fields.get('decision');
  if (decision === 'deny') return denied(request, 'access_denied', 'Canceled By User');
  const user = chosenUser(fields);
  if (!user) return html(consentPage(request, 'Choose a user, or fill in at least a name or an e-mail.'), 400);
  const allowed = PROFILE_FIELDS.filter((field) => fields.has(`allow-${field}`));
  const code = naver.grants.issueCode({ user, allowed }, request.redirectUri);
  return back(request.redirectUri, {
    code,
    state: decision === 'wrong-state' ? `${request.state}-wrong` : request.state,
  });
}

export function authorizeRoutes(naver: Naver): Route[] {
  const path = '/naver/oauth2.0/authorize';
  return [
    { method: 'GET', path, handle: (call) => ask(naver, call) },
    { method: 'POST', path, handle: (call) => ask(naver, call) },
    { method: 'POST', path: '/naver/consent', handle: (call) => decide(naver, call) },
  ];
}
