import koCommon from './messages/ko/common.json';
import koLayout from './messages/ko/layout.json';
import koNutrition from './messages/ko/nutrition.json';
import koErrors from './messages/ko/errors.json';
import koHome from './messages/ko/home.json';
import koInfo from './messages/ko/info.json';
import koCatalog from './messages/ko/catalog.json';
import koCalculator from './messages/ko/calculator.json';
import koCart from './messages/ko/cart.json';
import koCheckout from './messages/ko/checkout.json';
import koOrder from './messages/ko/order.json';
import koPayment from './messages/ko/payment.json';
import koClaim from './messages/ko/claim.json';
import koRestock from './messages/ko/restock.json';
import koAccount from './messages/ko/account.json';
import koReview from './messages/ko/review.json';
import koQuestion from './messages/ko/question.json';
import koWish from './messages/ko/wish.json';
import koNotice from './messages/ko/notice.json';
import koAdmin from './messages/ko/admin.json';
import koMail from './messages/ko/mail.json';
import koBooks from './messages/ko/books.json';
import enCommon from './messages/en/common.json';
import enLayout from './messages/en/layout.json';
import enNutrition from './messages/en/nutrition.json';
import enErrors from './messages/en/errors.json';
import enHome from './messages/en/home.json';
import enInfo from './messages/en/info.json';
import enCatalog from './messages/en/catalog.json';
import enCalculator from './messages/en/calculator.json';
import enCart from './messages/en/cart.json';
import enCheckout from './messages/en/checkout.json';
import enOrder from './messages/en/order.json';
import enPayment from './messages/en/payment.json';
import enClaim from './messages/en/claim.json';
import enRestock from './messages/en/restock.json';
import enAccount from './messages/en/account.json';
import enReview from './messages/en/review.json';
import enQuestion from './messages/en/question.json';
import enWish from './messages/en/wish.json';
import enNotice from './messages/en/notice.json';
import enAdmin from './messages/en/admin.json';
import enMail from './messages/en/mail.json';
import enBooks from './messages/en/books.json';
import type { Locale } from '~/shops/preset';

const ko = {
  common: koCommon,
  layout: koLayout,
  nutrition: koNutrition,
  errors: koErrors,
  home: koHome,
  info: koInfo,
  catalog: koCatalog,
  calculator: koCalculator,
  cart: koCart,
  checkout: koCheckout,
  order: koOrder,
  payment: koPayment,
  claim: koClaim,
  review: koReview,
  question: koQuestion,
  restock: koRestock,
  wish: koWish,
  notice: koNotice,
  account: koAccount,
  admin: koAdmin,
  mail: koMail,
  books: koBooks,
};

const en: typeof ko = {
  common: enCommon,
  layout: enLayout,
  nutrition: enNutrition,
  errors: enErrors,
  home: enHome,
  info: enInfo,
  catalog: enCatalog,
  calculator: enCalculator,
  cart: enCart,
  checkout: enCheckout,
  order: enOrder,
  payment: enPayment,
  claim: enClaim,
  review: enReview,
  question: enQuestion,
  restock: enRestock,
  wish: enWish,
  notice: enNotice,
  account: enAccount,
  admin: enAdmin,
  mail: enMail,
  books: enBooks,
};

export type Messages = typeof ko;

/** Every sentence of the shop in one language; English must have exactly the Korean keys. */
export function loadMessages(locale: Locale): Messages {
  return locale === 'ko' ? ko : en;
}
