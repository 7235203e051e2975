import { Banknote, CreditCard, Landmark, Search, ShoppingBag, Wallet } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '~/components/ui/button';
import { Checkbox } from '~/components/ui/checkbox';
import { Chip } from '~/components/ui/chip';
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
import { Tag } from '~/components/ui/tag';
import { TextArea } from '~/components/ui/text-area';
import { TextField } from '~/components/ui/text-field';
import { perServing } from '~/modules/nutrition/rules';
import { MacroBar } from '~/modules/nutrition/ui/macro-bar';
import { MacroCaption } from '~/modules/nutrition/ui/macro-caption';
import { Allergen, Count, Overlays } from './islands';
import { chicken, shake, yogurt } from './samples';

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="min-w-0 border-t border-ink pt-3.5">
      <h2 className="mb-4 text-ui tracking-[-0.011em]">{title}</h2>
      <div className="grid gap-3.5">{children}</div>
    </section>
  );
}

const Row = ({ children }: { children: ReactNode }) => (
  <div className="flex flex-wrap items-center gap-2.5">{children}</div>
);

export function Parts() {
  return (
    <div className="grid gap-10 md:grid-cols-3">
      <Part title="단추">
        <Row>
          <Button>32,200원 구매</Button>
          <Button variant="outline">장바구니 담기</Button>
          <Button variant="lime">모두 담기</Button>
          <Button disabled>품절이에요</Button>
        </Row>
        <Row>
          <Button variant="outline" size={44}>
            바꾸기
          </Button>
          <LinkButton size={44} href="/products">
            링크
          </LinkButton>
          <Button variant="outline" size={44} pending>
            담는 중
          </Button>
          <Button variant="danger" size={44}>
            취소하기
          </Button>
          <Button variant="ghost" size={44}>
            선택 삭제
          </Button>
        </Row>
        <Overlays />
      </Part>
      <Part title="막대와 숫자">
        {[chicken, shake, yogurt].map((facts) => (
          <div key={facts.servingSize} className="grid grid-cols-[120px_1fr] items-center gap-4">
            <HonestNumber value={Math.round(perServing(facts).proteinG)} unit="g" label="단백질" size="l" />
            <div>
              <MacroBar grams={perServing(facts)} size="panel" />
              <MacroCaption grams={perServing(facts)} className="mt-1.5" />
            </div>
          </div>
        ))}
      </Part>
      <Part title="입력칸">
        <TextField label="받는 분" placeholder="이름" hint="실제 이름을 적어 주세요." optional />
        <TextField label="우편번호" defaultValue="0452" error="숫자 5자리를 적어 주세요." />
        <SelectField
          label="배송 요청"
          options={[
            { value: 'door', label: '문 앞에 놓아 주세요' },
            { value: 'guard', label: '경비실에 맡겨 주세요' },
          ]}
        />
        <TextArea label="문의" placeholder="궁금한 것을 적어 주세요." />
      </Part>
      <Part title="수량·고르기">
        <Row>
          <Count start={1} />
          <Count start={12} max={12} />
        </Row>
        <Row>
          <Allergen label="우유" on={false} />
          <Allergen label="땅콩" on />
          <Chip label="당류 5g 이하" href="/products" />
        </Row>
        <Row>
          <PillChoice name="request" label="문 앞에 놓아 주세요" defaultChecked />
          <PillChoice name="request" label="직접 쓸게요" />
        </Row>
        <div>
          <Checkbox label="내일 도착" defaultChecked aside="44" />
          <Checkbox label="가격 내린 상품" aside="17" />
          <Checkbox label="저당 베이커리" disabled aside="0" />
          <Checkbox label="(필수) 주문 내용을 확인했어요" error="주문하려면 확인해 주세요." />
        </div>
      </Part>
      <Part title="알림">
        <Notice tone="warn">
          표시해 둔 알레르기 <b>우유</b>가 들어 있어요.
        </Notice>
        <Notice tone="error">결제가 끝나지 않았어요. 카드사 앱에서 한도를 확인해 주세요.</Notice>
        <Notice>냉장 식품은 마음이 바뀌어도 돌려보내기 어려워요.</Notice>
        <Notice tone="ok">메일을 확인했어요.</Notice>
      </Part>
      <Part title="표시">
        <Row>
          <Tag tone="brand">고단백</Tag>
          <Tag>상품 준비</Tag>
          <Tag tone="warn">입금 대기</Tag>
          <Tag tone="error">취소 요청</Tag>
        </Row>
        <PriceBlock price={2500} listPrice={3300} currency="KRW" locale="ko" />
        <PriceBlock price={2900} listPrice={null} currency="KRW" locale="ko" />
        <p className="flex gap-2 text-small text-ink-3">
          <Rating average={4.8} count={1284} locale="ko" />
          <span className="font-semibold text-on-brand-soft">내일 도착</span>
        </p>
        <RadioCards
          legend="결제 수단"
          name="pay"
          defaultValue="simple"
          options={[
            { value: 'simple', label: '간편결제', icon: Wallet },
            { value: 'card', label: '신용카드', icon: CreditCard },
            { value: 'transfer', label: '계좌이체', icon: Landmark },
            { value: 'deposit', label: '무통장 입금', icon: Banknote, disabled: true },
          ]}
        />
      </Part>
      <Part title="빈 화면">
        <EmptyState
          icon={ShoppingBag}
          title="장바구니가 비어 있어요"
          action={
            <LinkButton size={44} href="/">
              상품 보기
            </LinkButton>
          }
        >
          어제 본 프로틴 셰이크 카카오부터 담아 볼까요?
        </EmptyState>
      </Part>
      <Part title="찾은 것이 없을 때">
        <EmptyState
          icon={Search}
          title="«닭까슴살»을 찾지 못했어요"
          action={
            <LinkButton variant="outline" size={44} href="/">
              닭가슴살 31개 보기
            </LinkButton>
          }
        >
          혹시 <b>닭가슴살</b>을 찾으셨나요? 31개가 있어요.
        </EmptyState>
      </Part>
      <Part title="불러오는 중">
        <CardGridSkeleton count={4} />
      </Part>
    </div>
  );
}
