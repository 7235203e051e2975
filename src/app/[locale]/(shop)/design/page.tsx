import { Bell, Heart as HeartIcon, MapPin, Plus, ShoppingBag } from 'lucide';
import type { Metadata } from 'next';
import { NextIntlClientProvider } from 'next-intl';
import { getLocale, getMessages } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { BottomBar } from '~/components/layout/bottom-bar';
import { PageShell } from '~/components/layout/page-shell';
import { Breadcrumb } from '~/components/ui/breadcrumb';
import { Button } from '~/components/ui/button';
import { Icon } from '~/components/ui/icon';
import { IconButton, IconLink } from '~/components/ui/icon-button';
import { SectionHeading } from '~/components/ui/section-heading';
import { Tabs } from '~/components/ui/tabs';
import { TextLink } from '~/components/ui/text-link';
import { redirect } from '~/i18n/navigation';
import { ProductCard } from '~/modules/catalog/ui/product-card';
import { env } from '~/server/env';
import { NutritionPanel } from '~/modules/nutrition/ui/nutrition-panel';
import { BuyBox, Flows } from './flows';
import { Heart } from './islands';
import { MoreParts } from './more-parts';
import { Parts } from './parts';
import { cards, chicken, hotCard, shake } from './samples';

const add = (
  <Button variant="outline" size={40} wide>
    <Icon of={ShoppingBag} size={18} />
    Add
  </Button>
);
const restock = (
  <Button variant="outline" size={40} wide>
    <Icon of={Bell} size={18} />
    Notify me
  </Button>
);

export const metadata: Metadata = { title: 'Parts and states', robots: { index: false } };

/** Every part of the design system in every state, for the people who build pages. It is no page of the shop. */
export default async function DesignPage() {
  if (env().APP_ENV === 'production') notFound();
  const locale = await getLocale();
  // Its sentences are English, and so are those of the parts beside them.
  if (locale !== 'en') redirect({ href: '/design', locale: 'en' });
  const { common, nutrition } = await getMessages();
  return (
    <NextIntlClientProvider messages={{ common, nutrition }}>
      <PageShell
        header={{
          brand: { name: 'Energy Factory', theme: 'energy' },
          utility: {
            promise: 'Tomorrow before 7, ordered by 11 pm',
            links: [
              { href: '/signup', label: 'Sign up' },
              { href: '/login', label: 'Log in' },
              { href: '/orders/lookup', label: 'Find an order' },
              { href: '/help', label: 'Help' },
            ],
          },
          search: { placeholder: 'Lunch box with 20 g protein' },
          nav: {
            current: '/products?sort=new',
            links: [
              { href: '/products', label: 'Categories', menu: true },
              { href: '/products?sort=new', label: 'New' },
              { href: '/products?sort=best', label: 'Best' },
              { href: '/products?tag=sale', label: 'Price drops' },
            ],
            aside: (
              <>
                Protein today <b>64g</b> / 120g
              </>
            ),
          },
          actions: (
            <>
              <IconButton icon={MapPin} label="Address" className="max-md:hidden" />
              <IconButton icon={HeartIcon} label="Saved" className="max-md:hidden" />
              {[5, 12, 120].map((count) => (
                <IconLink key={count} href="/cart" icon={ShoppingBag} label={`Cart, ${count} items`} count={count} />
              ))}
            </>
          ),
        }}
        tabs={{ items: [] }}
        bottomBar={
          <BottomBar>
            <IconButton icon={HeartIcon} label="Save" />
            <Button variant="outline" snug className="flex-1">
              Cart
            </Button>
            <Button snug className="flex-[1.3]">
              Buy 32,200
            </Button>
          </BottomBar>
        }
        footer={{
          contact: {
            phone: '0000-0000',
            lines: ['Weekdays 09–18, closed 12–13.', 'Questions of the night are answered in the morning.'],
          },
          columns: ['Shopping', 'Reading the numbers', 'Help'].map((title) => ({
            title,
            links: ['New', 'Best', 'Price drops'].map((label) => ({ href: '/products', label })),
          })),
          policies: [
            { href: '/terms', label: 'Terms' },
            { href: '/privacy', label: 'Privacy policy', strong: true },
          ],
          legal: [
            { text: 'Energy Factory Inc.' },
            { text: 'Business number 000-00-00000', check: 'https://www.ftc.go.kr/bizCommPop.do' },
            { text: '0F, 00 Yesi-ro, Seoul' },
          ],
          note: 'Reference values of the national food database (example).',
        }}
      >
        <div className="wrap">
          <Breadcrumb
            crumbs={[
              { label: 'Home', href: '/' },
              { label: 'Shakes', href: '/products' },
              { label: 'Parts and states' },
            ]}
          />
          <h1 className="my-6">Parts and states</h1>
          <Parts />
          <MoreParts />
          <section className="pt-section">
            <SectionHeading
              title="In many carts"
              note="By units paid in the last 7 days."
              aside={<TextLink href="/products">See all</TextLink>}
            />
            <div className="product-grid product-grid-5 product-row">
              {cards.map((product, index) => (
                <ProductCard
                  key={product.id}
                  product={product}
                  locale={locale}
                  rank={index + 1}
                  heart={<Heart name={product.name} />}
                  add={add}
                  restock={restock}
                />
              ))}
            </div>
            <div className="product-grid mt-10">
              {cards.map((product) => (
                <ProductCard key={product.id} product={product} locale={locale} add={add} restock={restock} />
              ))}
            </div>
          </section>
          <section className="pt-section">
            <BuyBox />
          </section>
        </div>
        <Tabs
          label="Product"
          current="#nutrition"
          tabs={[
            { href: '#nutrition', label: 'Nutrition' },
            { href: '#about', label: 'Description' },
            { href: '#reviews', label: 'Reviews 1,284' },
            { href: '#returns', label: 'Delivery and returns' },
          ]}
        />
        <div className="wrap grid gap-20 pt-14" id="nutrition">
          <NutritionPanel
            facts={shake}
            title="What one sachet holds"
            note="Reference values of the national food database (example)."
          />
          <NutritionPanel facts={chicken} title="A food with an undeclared value" />
          <Flows />
        </div>
        <div data-shop="spicy" lang="en" className="mt-20 bg-ground py-10 text-ink">
          <div className="wrap">
            <SectionHeading title="Jumping off the shelf" />
            <div className="product-grid">
              <ProductCard
                product={hotCard}
                locale="en"
                heart={<Heart name={hotCard.name} />}
                add={
                  <Button variant="outline" size={40} wide>
                    <Icon of={Plus} size={18} />
                    Add
                  </Button>
                }
              />
            </div>
          </div>
        </div>
      </PageShell>
    </NextIntlClientProvider>
  );
}
