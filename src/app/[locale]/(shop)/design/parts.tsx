import { Banknote, CreditCard, Landmark, Search, ShoppingBag, Wallet } from 'lucide';
import type { ReactNode } from 'react';
import { Button } from '~/components/ui/button';
import { Checkbox } from '~/components/ui/checkbox';
import { Chip } from '~/components/ui/chip';
import { CopyButton } from '~/components/ui/copy-button';
import { EmptyState } from '~/components/ui/empty-state';
import { HonestNumber } from '~/components/ui/honest-number';
import { LinkButton } from '~/components/ui/link-button';
import { Notice } from '~/components/ui/notice';
import { PillChoice } from '~/components/ui/pill';
import { PriceBlock } from '~/components/ui/price-block';
import { RadioCards } from '~/components/ui/radio-cards';
import { Rating } from '~/components/ui/rating';
import { SelectField } from '~/components/ui/select-field';
import { CardGridSkeleton } from '~/components/ui/skeleton';
import { PasswordField } from '~/components/ui/password-field';
import { Tag } from '~/components/ui/tag';
import { TextArea } from '~/components/ui/text-area';
import { TextField } from '~/components/ui/text-field';
import { perServing } from '~/modules/nutrition/rules';
import { MacroBar } from '~/modules/nutrition/ui/macro-bar';
import { MacroCaption } from '~/modules/nutrition/ui/macro-caption';
import { Allergen, Count, Overlays, Pictures } from './islands';
import { Part } from './part';
import { chicken, shake, won, yogurt } from './samples';

const Row = ({ children }: { children: ReactNode }) => (
  <div className="flex flex-wrap items-center gap-2.5">{children}</div>
);

const COPY_WORDS = {
  copy: 'Copy',
  name: 'Copy tracking number',
  copied: 'Tracking number copied.',
  notCopied: 'It could not be copied.',
};

export function Parts() {
  return (
    <div className="grid gap-10 md:grid-cols-3">
      <Part title="Buttons">
        <Row>
          <Button>Buy 32,200</Button>
          <Button variant="outline">Add to cart</Button>
          <Button variant="lime">Add all</Button>
          <Button disabled>Sold out</Button>
        </Row>
        <Row>
          <Button variant="outline" size={44}>
            Change
          </Button>
          <LinkButton size={44} href="/products">
            Link
          </LinkButton>
          <Button variant="outline" size={44} pending>
            Adding
          </Button>
          <Button variant="danger" size={44}>
            Cancel it
          </Button>
          <Button variant="ghost" size={44}>
            Remove chosen
          </Button>
          <CopyButton text="0000-1234" words={COPY_WORDS} />
        </Row>
        <Overlays />
      </Part>
      <Part title="Bars and numbers">
        {[chicken, shake, yogurt].map((facts) => (
          <div key={facts.servingSize} className="grid grid-cols-[120px_1fr] items-center gap-4">
            <HonestNumber value={Math.round(perServing(facts).proteinG)} unit="g" label="protein" size="l" />
            <div>
              <MacroBar grams={perServing(facts)} size="panel" />
              <MacroCaption grams={perServing(facts)} className="mt-1.5" />
            </div>
          </div>
        ))}
      </Part>
      <Part title="Fields">
        <TextField label="Recipient" placeholder="Name" hint="Your real name." optional />
        <PasswordField label="Password" defaultValue="energy-2026" autoComplete="off" />
        <TextField label="Postal code" defaultValue="0452" error="Write all 5 digits." />
        <SelectField
          label="Delivery note"
          options={[
            { value: 'door', label: 'At the door' },
            { value: 'guard', label: 'At the desk' },
          ]}
        />
        <TextArea label="Question" placeholder="Ask us anything." />
        <Pictures />
      </Part>
      <Part title="Counting and choosing">
        <Row>
          <Count start={1} />
          <Count start={12} max={12} />
        </Row>
        <Row>
          <Allergen label="Milk" on={false} />
          <Allergen label="Peanut" on />
          <Chip label="Sugars up to 5 g" href="/products" />
        </Row>
        <Row>
          <PillChoice name="request" label="At the door" defaultChecked />
          <PillChoice name="request" label="I write it myself" />
        </Row>
        <div>
          <Checkbox label="Tomorrow" defaultChecked aside="44" />
          <Checkbox label="Price drops" aside="17" />
          <Checkbox label="Low-sugar bakery" disabled aside="0" />
          <Checkbox label="(Required) I checked the order" error="Tick it to order." />
        </div>
      </Part>
      <Part title="Notices">
        <Notice tone="warn">
          It contains <b>milk</b>, which you marked.
        </Notice>
        <Notice tone="error">The payment did not finish. Check the limit in your card app.</Notice>
        <Notice>Chilled food cannot be sent back on a change of mind.</Notice>
        <Notice tone="ok">Your mail is confirmed.</Notice>
      </Part>
      <Part title="Marks">
        <Row>
          <Tag tone="brand">High protein</Tag>
          <Tag>Preparing</Tag>
          <Tag tone="warn">Awaiting deposit</Tag>
          <Tag tone="error">Cancel asked</Tag>
        </Row>
        <PriceBlock price={2500} listPrice={3300} currency={won} locale="en" />
        <PriceBlock price={2900} listPrice={null} currency={won} locale="en" />
        <p className="flex gap-2 text-small text-ink-3">
          <Rating average={4.8} count={1284} />
          <span className="font-semibold text-on-brand-soft">Tomorrow</span>
        </p>
        <RadioCards
          legend="Payment"
          name="pay"
          defaultValue="simple"
          options={[
            { value: 'simple', label: 'Quick pay', icon: Wallet },
            { value: 'card', label: 'Card', icon: CreditCard },
            { value: 'transfer', label: 'Transfer', icon: Landmark },
            { value: 'deposit', label: 'Deposit', icon: Banknote, disabled: true },
          ]}
        />
      </Part>
      <Part title="Empty">
        <EmptyState
          icon={ShoppingBag}
          title="The cart is empty"
          action={
            <LinkButton size={44} href="/">
              See products
            </LinkButton>
          }
        >
          Start with the cacao shake from yesterday?
        </EmptyState>
      </Part>
      <Part title="Nothing found">
        <EmptyState
          icon={Search}
          title="No «chiken» here"
          action={
            <LinkButton variant="outline" size={44} href="/">
              See 31 chicken products
            </LinkButton>
          }
        >
          Did you mean <b>chicken</b>? There are 31.
        </EmptyState>
      </Part>
      <Part title="Loading">
        <CardGridSkeleton count={4} />
      </Part>
    </div>
  );
}
