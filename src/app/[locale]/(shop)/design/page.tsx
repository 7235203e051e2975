import { Bell, Heart as HeartIcon, MapPin, Plus, ShoppingBag } from 'lucide-react';
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
import { ProductCard } from '~/modules/catalog/ui/product-card';
import { NutritionPanel } from '~/modules/nutrition/ui/nutrition-panel';
import { BuyBox, Flows } from './flows';
import { Heart } from './islands';
import { Parts } from './parts';
import { cards, chicken, hotCard, shake } from './samples';

const add = (
  <Button variant="outline" size={40} wide>
    <Icon of={ShoppingBag} size={18} />
    담기
  </Button>
);
const restock = (
  <Button variant="outline" size={40} wide>
    <Icon of={Bell} size={18} />
    재입고 알림
  </Button>
);

export const metadata: Metadata = { title: '부품과 상태', robots: { index: false } };

/** Every part of the design system in every state, for the people who build pages. It is no page of the shop. */
export default async function DesignPage() {
  if (process.env.APP_ENV === 'production') notFound();
  const locale = await getLocale();
  const { common, nutrition } = await getMessages();
  return (
    <NextIntlClientProvider messages={{ common, nutrition }}>
      <PageShell
        header={{
          brand: { name: '에너지팩토리', theme: 'energy' },
          utility: {
            promise: '내일(수) 아침 7시 전 도착 · 밤 11시까지 주문하세요',
            links: [
              { href: '/signup', label: '회원가입' },
              { href: '/login', label: '로그인' },
              { href: '/orders/lookup', label: '주문 조회' },
              { href: '/help', label: '고객센터' },
            ],
          },
          search: { placeholder: '단백질 20g 이상 도시락' },
          nav: {
            current: '/products?sort=new',
            links: [
              { href: '/products', label: '카테고리', menu: true },
              { href: '/products?sort=new', label: '신상품' },
              { href: '/products?sort=best', label: '베스트' },
              { href: '/products?tag=sale', label: '가격 내린 상품' },
            ],
            aside: (
              <>
                오늘 담은 단백질 <b>64g</b> / 120g
              </>
            ),
          },
          actions: (
            <>
              <IconButton icon={MapPin} label="배송지" className="max-md:hidden" />
              <IconButton icon={HeartIcon} label="찜한 상품" className="max-md:hidden" />
              <IconLink href="/cart" icon={ShoppingBag} label="장바구니 5개" count={5} />
            </>
          ),
        }}
        tabs={{ items: [] }}
        bottomBar={
          <BottomBar>
            <IconButton icon={HeartIcon} label="찜하기" />
            <Button variant="outline" className="flex-1 px-0">
              장바구니
            </Button>
            <Button className="flex-[1.3] px-0">32,200원 구매</Button>
          </BottomBar>
        }
        footer={{
          contact: {
            phone: '0000-0000',
            lines: ['평일 09–18시, 점심 12–13시 쉬어요.', '밤에 남긴 문의는 다음 날 오전에 답해요.'],
          },
          columns: ['쇼핑', '숫자 읽는 법', '도움'].map((title) => ({
            title,
            links: ['신상품', '베스트', '가격 내린 상품'].map((label) => ({ href: '/products', label })),
          })),
          policies: [
            { href: '/terms', label: '이용약관' },
            { href: '/privacy', label: '개인정보처리방침', strong: true },
          ],
          legal: [
            { text: '(주)에너지팩토리' },
            { text: '사업자등록번호 000-00-00000', check: 'https://www.ftc.go.kr/bizCommPop.do' },
            { text: '서울특별시 강남구 예시로 00, 0층' },
          ],
          note: '영양성분은 식품의약품안전처 식품영양성분 DB 참고값(예시)이에요.',
        }}
      >
        <div className="wrap">
          <Breadcrumb
            crumbs={[{ label: '홈', href: '/' }, { label: '셰이크', href: '/products' }, { label: '부품과 상태' }]}
          />
          <h1 className="my-6">부품과 상태</h1>
          <Parts />
          <section className="pt-section">
            <SectionHeading
              title="지금 많이 담아요"
              note="지난 7일 결제 완료 수량 순이에요."
              aside={<TextLink href="/products">전체 보기</TextLink>}
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
          label="상품 정보"
          current="#nutrition"
          tabs={[
            { href: '#nutrition', label: '영양성분' },
            { href: '#about', label: '상품 설명' },
            { href: '#reviews', label: '후기 1,284' },
            { href: '#returns', label: '배송·교환' },
          ]}
        />
        <div className="wrap grid gap-20 pt-14" id="nutrition">
          <NutritionPanel
            facts={shake}
            title="이 한 포에 든 것"
            note="영양성분은 식품의약품안전처 식품영양성분 DB 참고값(예시)이에요."
          />
          <NutritionPanel facts={chicken} title="표시하지 않은 값이 있는 식품" />
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
