import { markup, page, type Html } from '../http/page';
import type { AuthorizeRequest } from './authorize';
import { PROFILE_FIELDS, TEST_USERS } from './users';

function users(): Html {
  const named = TEST_USERS.map(
    (user, i) =>
      markup`<label class="row"><input type="radio" name="user" value="${user.id}"${i === 0 && markup` checked`}>${user.label}</label>`,
  );
  return markup`<fieldset><legend>Who signs in</legend>${named}
<label class="row"><input type="radio" name="user" value="free">Somebody else:</label>
<div class="fields"><label>Name<input name="free-name"></label><label>E-mail<input name="free-email"></label>
<label>Mobile<input name="free-mobile" placeholder="010-0000-0000"></label></div></fieldset>`;
}

function consents(): Html {
  const boxes = PROFILE_FIELDS.map(
    (field) => markup`<label class="row"><input type="checkbox" name="allow-${field}" checked>${field}</label>`,
  );
  return markup`<fieldset><legend>What the shop may read</legend>${boxes}</fieldset>`;
}

/** The page on which a test user signs in and agrees, field by field. */
export function consentPage(request: AuthorizeRequest, problem?: string): string {
  const hidden = markup`<input type="hidden" name="client_id" value="${request.clientId}">
<input type="hidden" name="redirect_uri" value="${request.redirectUri}"><input type="hidden" name="state" value="${request.state}">`;
  const content = markup`<h1>네이버 로그인 Naver sign-in</h1><p class="muted">Sandbox: pick a user instead of typing a password.</p>
${problem && markup`<p role="alert"><strong>${problem}</strong></p>`}
<form method="post" action="/naver/consent" class="card">${hidden}${users()}${consents()}
<div class="stack"><button name="decision" value="agree">Agree and continue</button>
<button name="decision" value="deny" class="plain">Deny</button>
<button name="decision" value="wrong-state" class="danger">Wrong state</button></div></form>
<p class="muted">“Wrong state” agrees, but returns to the shop with a state that it did not send.</p>`;
  return page('Naver sign-in · Sandbox', content, { narrow: true });
}

export function authorizeErrorPage(reason: string): string {
  return page('Naver sign-in', markup`<h1>Sign-in cannot start</h1><p>${reason}</p>`, { narrow: true });
}
