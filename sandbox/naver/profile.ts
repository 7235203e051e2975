import { json, type Reply } from '../http/reply';
import type { Call, Route } from '../http/router';
import { kstWithOffset } from '../kst';
import type { Consent } from './grants';
import type { Naver } from './naver';
import type { Switches } from './switches';
import { e164, type ProfileField } from './users';

function refused(status: number, resultcode: string, message: string): Reply {
  return json(status, { resultcode, message });
}

const FAILED_024 = 'Authentication failed (인증 실패하였습니다.)';

function bearer(call: Call): string | undefined {
  return /^bearer\s+(\S+)\s*$/i.exec(call.headers.authorization ?? '')?.[1];
}

function profileOf(consent: Consent, switches: Switches): Record<string, string> {
  const hidden: ProfileField[] = [];
  if (switches.missingEmail) hidden.push('email');
  if (switches.missingName) hidden.push('name');
  const profile: Record<string, string> = { id: consent.user.id };
  for (const field of consent.allowed) {
    const value = consent.user.fields[field];
    if (value && !hidden.includes(field)) profile[field] = value;
  }
  return profile.mobile ? { ...profile, mobile_e164: e164(profile.mobile) } : profile;
}

function withToken(naver: Naver, call: Call, work: (token: string, consent: Consent, until: number) => Reply): Reply {
  if (!call.headers.authorization)
    return refused(401, '028', 'Authentication header not exists (인증 헤더가 없습니다.)');
  const token = bearer(call);
  const access = token === undefined ? undefined : naver.grants.read(token);
  if (token === undefined || !access) return refused(401, '024', FAILED_024);
  const fault = naver.switches.for(access.consent.user.id).profile024;
  if (fault !== 'off') return refused(Number(fault), '024', FAILED_024);
  return work(token, access.consent, access.until);
}

export function profileRoutes(naver: Naver): Route[] {
  const verify = (call: Call) =>
    withToken(naver, call, (token, consent, until) => {
      const allowed = consent.allowed.map((field) => `profile/${field}`).join(',');
      const response = { token, expire_date: kstWithOffset(until), allowed_profile: allowed };
      return json(200, { resultcode: '00', message: 'success', response });
    });
  return [
    {
      method: 'GET',
      path: '/naver/v1/nid/me',
      handle: (call) =>
        withToken(naver, call, (_token, consent) => {
          const response = profileOf(consent, naver.switches.for(consent.user.id));
          return json(200, { resultcode: '00', message: 'success', response });
        }),
    },
    { method: 'GET', path: '/naver/v1/nid/verify', handle: verify },
    { method: 'POST', path: '/naver/v1/nid/verify', handle: verify },
  ];
}
