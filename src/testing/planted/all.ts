import { PLANTED_ORDERS } from './orders';
import { PLANTED_PAYMENTS } from './payments';
import { PLANTED_REFUNDS } from './refunds';
import { PLANTED_STOCK } from './stock';

export const PLANTS = [...PLANTED_STOCK, ...PLANTED_ORDERS, ...PLANTED_PAYMENTS, ...PLANTED_REFUNDS];
