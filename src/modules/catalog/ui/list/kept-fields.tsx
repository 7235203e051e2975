import { listParams, type ListInput } from '~/modules/catalog/input';

/** Everything else the address holds, for a form that asks for the list anew: from its first page, without what it asks itself. */
export function KeptFields({ input, asks }: { input: ListInput; asks: readonly string[] }) {
  return listParams({ ...input, page: 1 })
    .filter(([key]) => !asks.includes(key))
    .map(([key, value]) => <input key={`${key}-${value}`} type="hidden" name={key} value={value} />);
}
