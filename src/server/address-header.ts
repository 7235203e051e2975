/** Under which the proxy tells a (secure) page its own address; whatever a visitor sends by this name is replaced. */
export const ADDRESS_HEADER = 'x-shop-address';
