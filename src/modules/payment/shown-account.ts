/** An account as it is shown: without its holder to whoever only has a pass for the order. */
export type ShownAccount<Account extends { readonly holder: string }> = Omit<Account, 'holder'> & {
  readonly holder: string | null;
};

export const shownAccount = <Account extends { readonly holder: string }>(
  account: Account,
  isBuyers: boolean,
): ShownAccount<Account> => ({ ...account, holder: isBuyers ? account.holder : null });
