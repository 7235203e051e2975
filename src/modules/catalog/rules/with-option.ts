/** The address of a product's page that opens one of its variants; without one the page chooses. */
export const withOption = (address: string, option: string | null | undefined): string =>
  option ? `${address}?variant=${option}` : address;
