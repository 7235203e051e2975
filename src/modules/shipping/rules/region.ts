import type { DeliveryRegion } from '~/shops/preset';

/**
 * Postal codes of islands that carriers reach by ship and charge more for, first and last of each range, ascending. It is the
 * list that Korean shop hosts give their shops for this (imweb.me, FAQ 71671), as two public shops have it in their code, read
 * on 2026-11-29. Both write 28826 among the codes of Sinan: 58826 is meant.
 */
const ISLANDS: readonly (readonly [first: number, last: number])[] = [
  // Incheon: Jung-gu, Ganghwa, Ongjin
  [22386, 22388],
  [23004, 23010],
  [23100, 23116],
  [23124, 23136],
  // South Chungcheong: Dangjin, Taean, Boryeong
  [31708, 31708],
  [32133, 32133],
  [33411, 33411],
  // North Gyeongsang: Ulleung and Dokdo
  [40200, 40240],
  // Busan: Gangseo-gu
  [46768, 46771],
  // South Gyeongsang: Sacheon, Tongyeong
  [52570, 52571],
  [53031, 53033],
  [53089, 53104],
  // North Jeolla: Gunsan, Buan
  [54000, 54000],
  [56347, 56349],
  // South Jeolla: Yeonggwang, Mokpo, Sinan, Jindo, Wando, Yeosu
  [57068, 57069],
  [58760, 58762],
  [58800, 58810],
  [58816, 58818],
  [58826, 58826],
  [58828, 58866],
  [58953, 58958],
  [59102, 59103],
  [59106, 59106],
  [59127, 59127],
  [59129, 59129],
  [59137, 59166],
  [59650, 59650],
  [59766, 59766],
  [59781, 59790],
];

/** All of 63 is Jeju; on its islets too a parcel costs what it costs there. */
const JEJU = /^63\d{3}$/;

/** Where a postal code is, as far as delivery goes. What is no whole code yet, or belongs to nobody, is the mainland. */
export function regionOf(postalCode: string): DeliveryRegion {
  const code = postalCode.trim();
  if (JEJU.test(code)) return 'JEJU';
  const number = /^\d{5}$/.test(code) ? Number(code) : 0;
  return ISLANDS.some(([first, last]) => first <= number && number <= last) ? 'ISLAND' : 'MAINLAND';
}
