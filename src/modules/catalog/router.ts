import { nothing, pageProcedure, publicProcedure, router } from '~/trpc/init';
import {
  cardsInput,
  compareInput,
  feedInput,
  listInput,
  searchInput,
  sitemapInput,
  slugInput,
  stockInput,
} from './input';
import { namedCards } from './service/cards-of';
import { compareProducts } from './service/compare';
import { listFeedOffers, listSitemap, listSitemapFiles } from './service/feeds';
import { fillFoods } from './service/fill-foods';
import { getHome } from './service/get-home';
import { getProduct } from './service/get-product';
import { relatedProducts } from './service/related';
import { inTurn } from './service/in-turn';
import { listProducts } from './service/list-products';
import { countSearch, popularSearches, suggest } from './service/search';
import { listCategories, listStock, listTags } from './service/read-names';

const listProcedure = publicProcedure.use(({ ctx, next }) => inTurn(ctx, () => next()));

export const catalogRouter = router({
  home: pageProcedure.input(nothing).query(({ ctx }) => getHome(ctx)),
  list: listProcedure.input(listInput).query(({ ctx, input }) => listProducts(ctx, input)),
  suggest: listProcedure.input(searchInput).query(({ ctx, input }) => suggest(ctx, input.q)),
  popularSearches: publicProcedure.input(nothing).query(({ ctx }) => popularSearches(ctx)),
  countSearch: publicProcedure.input(searchInput).mutation(({ ctx, input }) => countSearch(ctx, input.q)),
  bySlug: publicProcedure.input(slugInput).query(({ ctx, input }) => getProduct(ctx, input)),
  related: publicProcedure.input(slugInput).query(({ ctx, input }) => relatedProducts(ctx, input)),
  stock: publicProcedure.input(stockInput).query(({ ctx, input }) => listStock(ctx, input)),
  compare: listProcedure.input(compareInput).query(({ ctx, input }) => compareProducts(ctx, input)),
  cards: listProcedure.input(cardsInput).query(({ ctx, input }) => namedCards(ctx, input)),
  fillFoods: listProcedure.input(nothing).query(({ ctx }) => fillFoods(ctx)),
  categories: pageProcedure.input(nothing).query(({ ctx }) => listCategories(ctx)),
  tags: pageProcedure.input(nothing).query(({ ctx }) => listTags(ctx)),
  sitemapFiles: pageProcedure.input(nothing).query(({ ctx }) => listSitemapFiles(ctx)),
  sitemap: pageProcedure.input(sitemapInput).query(({ ctx, input }) => listSitemap(ctx, input)),
  offers: pageProcedure.input(feedInput).query(({ ctx, input }) => listFeedOffers(ctx, input)),
});
