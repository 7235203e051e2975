// The sandbox's stand-in for the payment window SDK (v2, redirect mode). Served at /toss/v2/standard.js.
(() => {
  const origin = new URL(document.currentScript.src).origin;
  const METHODS = ['CARD', 'TRANSFER', 'VIRTUAL_ACCOUNT', 'MOBILE_PHONE', 'CULTURE_GIFT_CERTIFICATE'];
  const OTHER_METHODS = ['BOOK_GIFT_CERTIFICATE', 'GAME_GIFT_CERTIFICATE', 'FOREIGN_EASY_PAY'];
  const OFFERED = ['CARD', 'TRANSFER'];

  function fail(name, message) {
    const error = new Error(message);
    error.name = name;
    error.code = name
      .replace(/Error$/, '')
      .replace(/([a-z])([A-Z])/g, '$1_$2')
      .toUpperCase();
    return error;
  }

  const invalid = (message) => fail('InvalidParametersError', message);
  const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

  function checkText(request, name, { required = false, max, pattern }) {
    const value = request[name];
    if (value === undefined || value === null) {
      if (required) throw invalid(`\`${name}\` is required.`);
      return;
    }
    if (typeof value !== 'string') throw invalid(`\`${name}\` must be a string.`);
    if (value.length > max || (required && value === '')) throw invalid(`\`${name}\` has 1 to ${max} characters.`);
    if (pattern && !pattern.test(value)) throw invalid(`\`${name}\` does not have the required form.`);
  }

  function checkUrl(value, errorName) {
    const isAbsolute = typeof value === 'string' && /^https?:\/\//.test(value) && URL.canParse(value);
    if (!isAbsolute) throw fail(errorName, 'The URL must be absolute, with its origin.');
  }

  function checkAmount(amount) {
    if (!isObject(amount)) throw invalid('`amount` is required: {currency, value}.');
    if (typeof amount.value !== 'number' || !Number.isInteger(amount.value)) {
      throw fail('InvalidAmountValueError', '`amount.value` must be an integer number.');
    }
    if (amount.value < 0) throw fail('BelowZeroAmountError', '`amount.value` must not be below 0.');
    if (amount.currency !== 'KRW') throw fail('InvalidAmountCurrencyError', '`amount.currency` must be KRW.');
  }

  function checkMetadata(metadata) {
    if (metadata === undefined || metadata === null) return;
    const pairs = isObject(metadata) ? Object.entries(metadata) : null;
    const isFine = ([key, value]) =>
      key.length <= 40 && !/[[\]]/.test(key) && typeof value === 'string' && value.length <= 2000;
    if (!pairs || pairs.length > 5 || !pairs.every(isFine)) {
      throw fail('InvalidMetadataError', '`metadata` takes 5 pairs of text, keys up to 40, values up to 2000.');
    }
  }

  function checkCard(card) {
    if (card === undefined || card === null) return;
    if (!isObject(card)) throw invalid('`card` must be an object.');
    if (card.flowMode != null && !['DEFAULT', 'DIRECT'].includes(card.flowMode))
      throw invalid('`card.flowMode` is unknown.');
    if (card.cardInstallmentPlan != null && card.maxCardInstallmentPlan != null) {
      throw invalid('`cardInstallmentPlan` and `maxCardInstallmentPlan` exclude each other.');
    }
  }

  function check(request) {
    if (!isObject(request)) throw invalid('requestPayment takes an object.');
    if (![...METHODS, ...OTHER_METHODS].includes(request.method)) {
      throw fail('NotSupportedMethodError', '`method` is not one of the known methods.');
    }
    if (!OFFERED.includes(request.method)) {
      throw fail('NotSupportedMethodError', `The sandbox does not offer ${request.method} yet.`);
    }
    checkAmount(request.amount);
    checkText(request, 'orderId', { required: true, max: 64, pattern: /^[A-Za-z0-9\-_=]{6,64}$/ });
    checkText(request, 'orderName', { required: true, max: 100 });
    checkText(request, 'customerName', { max: 100 });
    checkText(request, 'customerEmail', { max: 100 });
    checkText(request, 'customerMobilePhone', { max: 15, pattern: /^\d{8,15}$/ });
    checkMetadata(request.metadata);
    checkCard(request.card);
    if (request.windowTarget != null && !['self', 'iframe'].includes(request.windowTarget)) {
      throw invalid('`windowTarget` is `self` or `iframe`.');
    }
    if (request.windowTarget === 'iframe' && /Mobi|Android/i.test(navigator.userAgent)) {
      throw invalid('`windowTarget: iframe` is not possible on a mobile device.');
    }
    if (request.successUrl == null && request.failUrl == null) {
      throw fail('NotSupportedPromiseError', 'The sandbox works in redirect mode: give successUrl and failUrl.');
    }
    checkUrl(request.successUrl, 'IncorrectSuccessUrlFormatError');
    checkUrl(request.failUrl, 'IncorrectFailUrlFormatError');
  }

  let isOpening = false;
  window.addEventListener('pageshow', () => (isOpening = false));

  function open(clientKey, customerKey, request) {
    if (isOpening) throw fail('InvalidMethodTransactionError', 'Another payment request is being carried out.');
    isOpening = true;
    const { method, amount, orderId, orderName, taxFreeAmount, metadata, successUrl, failUrl } = request;
    const wanted = {
      clientKey,
      customerKey,
      method,
      amount,
      orderId,
      orderName,
      taxFreeAmount,
      metadata,
      successUrl,
      failUrl,
    };
    window.location.assign(`${origin}/toss/window/open?request=${encodeURIComponent(JSON.stringify(wanted))}`);
    return new Promise(() => undefined);
  }

  function TossPayments(clientKey) {
    if (typeof clientKey !== 'string' || !/^(test|live)_(ck|gck)_\w+$/.test(clientKey)) {
      throw fail('InvalidClientKeyError', 'The client key begins with test_ck_, live_ck_, test_gck_ or live_gck_.');
    }
    const isWidgetKey = clientKey.includes('_gck_');
    return {
      payment(options) {
        if (isWidgetKey)
          throw fail('NotSupportedWidgetKeyError', 'payment() needs the client key of an API product (ck).');
        const customerKey = options?.customerKey;
        const isAnonymous = customerKey === TossPayments.ANONYMOUS;
        if (!isAnonymous && !(typeof customerKey === 'string' && /^[A-Za-z0-9\-_=.@]{2,50}$/.test(customerKey))) {
          throw fail('InvalidCustomerKeyError', '`customerKey` has 2 to 50 of A-Z a-z 0-9 - _ = . @');
        }
        return {
          async requestPayment(request) {
            check(request);
            return open(clientKey, customerKey, request);
          },
        };
      },
      widgets() {
        if (!isWidgetKey) throw fail('NotSupportedAPIIndividualKeyError', 'widgets() needs a widget client key (gck).');
        throw fail('NotSupportedMethodError', 'The sandbox does not offer widgets().');
      },
      brandpay() {
        throw fail('NotSupportedMethodError', 'The sandbox does not offer brandpay().');
      },
    };
  }
  TossPayments.ANONYMOUS = '@@ANONYMOUS';
  window.TossPayments = TossPayments;
})();
