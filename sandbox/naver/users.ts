import { createHash } from 'node:crypto';

export const PROFILE_FIELDS = [
  'name',
  'email',
  'mobile',
  'nickname',
  'profile_image',
  'gender',
  'age',
  'birthday',
  'birthyear',
] as const;
export type ProfileField = (typeof PROFILE_FIELDS)[number];

export interface NaverUser {
  id: string;
  fields: Partial<Record<ProfileField, string>>;
}

/** The id of a user at this application: stable, opaque, 43 characters like the provider's. */
export function naverId(seed: string): string {
  return createHash('sha256').update(seed).digest('base64url');
}

/** The international form that comes along with the mobile number. */
export function e164(mobile: string): string {
  return `+82${mobile.replace(/\D/g, '').replace(/^0/, '')}`;
}

export const TEST_USERS: readonly (NaverUser & { label: string })[] = [
  {
    label: '김하늘: everything filled in',
    id: naverId('haneul'),
    fields: {
      name: '김하늘',
      email: 'haneul@naver.example',
      mobile: '010-1234-5678',
      nickname: '하늘***',
      gender: 'F',
      age: '30-39',
      birthday: '04-17',
      birthyear: '1993',
    },
  },
  {
    label: '이준호: an e-mail from elsewhere, under 19',
    id: naverId('junho'),
    fields: {
      name: '이준호',
      email: 'junho@mail.example',
      mobile: '010-2222-3333',
      nickname: 'junho',
      gender: 'M',
      age: '10-19',
      birthday: '11-02',
      birthyear: '2010',
    },
  },
  {
    label: 'Demo shopper: the e-mail of the demo account (not to be linked by itself)',
    id: naverId('demo-shopper'),
    fields: {
      name: '박데모',
      email: 'shopper@energyfactory.example',
      mobile: '010-4444-5555',
      nickname: 'demo',
      gender: 'U',
      age: '20-29',
    },
  },
  { label: '무명씨: only an id and a nickname', id: naverId('nameless'), fields: { nickname: '무명씨' } },
];
