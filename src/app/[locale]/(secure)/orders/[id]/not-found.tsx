export { OrderMissing as default } from '../../order-missing';
