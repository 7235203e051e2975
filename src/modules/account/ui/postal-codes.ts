/** A few addresses to try the checkout with; their words are in the `checkout` messages under `postal.places`. */
export const POSTAL_PLACES = [
  '04524',
  '06236',
  '05510',
  '07327',
  '03925',
  '13529',
  '21998',
  '34126',
  '41585',
  '48058',
  '61945',
  '63122',
] as const;
export type PostalPlace = (typeof POSTAL_PLACES)[number];
