import { nothing, router, staffProcedure } from '~/trpc/init';
import {
  adminListInput,
  picturesInput,
  priceInput,
  productRefInput,
  statusInput,
  synonymInput,
  synonymRefInput,
  textsInput,
} from './admin-input';
import { changePrice, changeStatus } from './service/admin-edit';
import { getProductForEdit, savePictures, saveTexts } from './service/edit-product';
import { addSynonym, removeSynonym, synonymsForAdmin } from './service/synonyms';
import { getProductForAdmin, listProductsForAdmin, runningOut } from './service/admin-products';

const staff = staffProcedure('products');

export const catalogAdminRouter = router({
  list: staff.input(adminListInput).query(({ ctx, input }) => listProductsForAdmin(ctx, input)),
  byId: staff.input(productRefInput).query(({ ctx, input }) => getProductForAdmin(ctx, input.productId)),
  runningOut: staff.input(nothing).query(({ ctx }) => runningOut(ctx)),
  changePrice: staff.input(priceInput).mutation(({ ctx, input }) => changePrice(ctx, input)),
  changeStatus: staff.input(statusInput).mutation(({ ctx, input }) => changeStatus(ctx, input)),
  forEdit: staff.input(productRefInput).query(({ ctx, input }) => getProductForEdit(ctx, input.productId)),
  saveTexts: staff.input(textsInput).mutation(({ ctx, input }) => saveTexts(ctx, input)),
  savePictures: staff.input(picturesInput).mutation(({ ctx, input }) => savePictures(ctx, input)),
});

export const searchAdminRouter = router({
  synonyms: staff.input(nothing).query(({ ctx }) => synonymsForAdmin(ctx)),
  addSynonym: staff.input(synonymInput).mutation(({ ctx, input }) => addSynonym(ctx, input)),
  removeSynonym: staff.input(synonymRefInput).mutation(({ ctx, input }) => removeSynonym(ctx, input.synonymId)),
});
