import { Search } from 'lucide';
import { useTranslations } from 'next-intl';
import { Button } from '~/components/ui/button';
import { Icon } from '~/components/ui/icon';
import { TextField } from '~/components/ui/text-field';

/** Finds an order by its number, on the desk that is open where there is one. */
export function OrderSearch({ action, desk, number }: { action: string; desk?: string | null; number?: string }) {
  const t = useTranslations('admin.orders');
  return (
    <form role="search" action={action} className="w-full md:w-[360px]">
      {desk && <input type="hidden" name="desk" value={desk} />}
      <TextField
        label={t('search')}
        hideLabel
        type="search"
        name="number"
        maxLength={30}
        defaultValue={number}
        placeholder={t('searchExample')}
        aside={
          <Button type="submit" variant="outline" aria-label={t('submitSearch')}>
            <Icon of={Search} size={18} />
          </Button>
        }
      />
    </form>
  );
}
