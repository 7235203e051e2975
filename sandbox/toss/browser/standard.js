// The sandbox's stand-in for the payment window SDK (v2, redirect mode). Served at /toss/v2/standard.js.
(() => {
  const origin = new URL(document.currentScript.src).origin;
  const GIFT_CERTIFICATES = ['CULTURE_GIFT_CERTIFICATE', 'BOOK_GIFT_CERTIFICATE', 'GAME_GIFT_CERTIFICATE'];
  const NOT_OFFERED = [...GIFT_CERTIFICATES, 'FOREIGN_EASY_PAY'];

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
  const isAbsent = (value) => value === undefined || value === null;
  const isFlag = (value) => typeof value === 'boolean';
  const isText = (value) => typeof value === 'string' && value !== '';
  const isInteger = (from, to) => (value) => Number.isInteger(value) && value >= from && value <= to;
  const oneOf =
    (...values) =>
    (value) =>
      values.includes(value);
  const listOf = (isItem) => (value) => Array.isArray(value) && value.every(isItem);
  const shapeOf = (fields) => (value) =>
    isObject(value) && Object.entries(fields).every(([name, isFine]) => isFine(value[name]));

  const ESCROW = {
    useEscrow: isFlag,
    escrowProducts: listOf(
      shapeOf({ id: isText, name: isText, code: isText, unitPrice: isInteger(0, 1e12), quantity: isInteger(1, 1e6) }),
    ),
    validHours: isInteger(1, 2160),
    dueDate: (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(value),
  };
  const CASH = {
    ...ESCROW,
    cashReceipt: shapeOf({ type: oneOf('소득공제', '지출증빙', '미발행') }),
    isCulturalExpenses: isFlag,
  };
  // The option object of each method: its name, its fields, those it must have and those that exclude each other.
  const METHODS = {
    CARD: {
      name: 'card',
      fields: {
        ...ESCROW,
        flowMode: oneOf('DEFAULT', 'DIRECT'),
        cardCompany: isText,
        easyPay: isText,
        cardInstallmentPlan: (value) => value === 0 || isInteger(2, 12)(value),
        maxCardInstallmentPlan: (value) => value === 0 || isInteger(2, 12)(value),
        freeInstallmentPlans: listOf(shapeOf({ company: isText, months: listOf(Number.isInteger) })),
        useCardPoint: isFlag,
        useAppCardOnly: isFlag,
        useInternationalCardOnly: isFlag,
        taxExemptionAmount: isInteger(0, 1e12),
        discountCode: isText,
        appScheme: isText,
        language: isText,
      },
      exclusive: ['cardInstallmentPlan', 'maxCardInstallmentPlan'],
    },
    TRANSFER: { name: 'transfer', fields: CASH, required: 'cashReceipt' },
    VIRTUAL_ACCOUNT: {
      name: 'virtualAccount',
      fields: { ...CASH, showCustomerMobilePhone: isFlag },
      required: 'cashReceipt',
    },
    MOBILE_PHONE: {
      name: 'mobilePhone',
      fields: { mobileCarriers: listOf(oneOf('KT', 'LGU', 'SKT', 'HELLO', 'KCT', 'SK7')) },
    },
  };

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

  function checkOptions({ name, fields, required, exclusive = [] }, options) {
    if (isAbsent(options)) return;
    if (!isObject(options)) throw invalid(`\`${name}\` must be an object.`);
    const given = Object.keys(options).filter((field) => !isAbsent(options[field]));
    for (const field of given) {
      if (!Object.hasOwn(fields, field)) throw invalid(`\`${name}.${field}\` is not known.`);
      if (!fields[field](options[field])) throw invalid(`\`${name}.${field}\` does not have the required form.`);
    }
    if (required && !given.includes(required)) throw invalid(`\`${name}.${required}\` is required.`);
    for (const [one, other] of [exclusive, ['validHours', 'dueDate']]) {
      if (given.includes(one) && given.includes(other))
        throw invalid(`\`${one}\` and \`${other}\` exclude each other.`);
    }
  }

  function check(request) {
    if (!isObject(request)) throw invalid('requestPayment takes an object.');
    if (!isText(request.method) || !Object.hasOwn(METHODS, request.method)) {
      const isKnown = NOT_OFFERED.includes(request.method);
      throw fail('NotSupportedMethodError', isKnown ? 'The sandbox does not offer it.' : '`method` is not known.');
    }
    checkAmount(request.amount);
    checkText(request, 'orderId', { required: true, max: 64, pattern: /^[A-Za-z0-9\-_=]{6,64}$/ });
    checkText(request, 'orderName', { required: true, max: 100 });
    checkText(request, 'customerName', { max: 100 });
    checkText(request, 'customerEmail', { max: 100 });
    checkText(request, 'customerMobilePhone', { max: 15, pattern: /^\d{8,15}$/ });
    checkMetadata(request.metadata);
    checkOptions(METHODS[request.method], request[METHODS[request.method].name]);
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
    const { method, amount, orderId, orderName, customerName, customerMobilePhone, taxFreeAmount } = request;
    const { metadata, successUrl, failUrl } = request;
    const { name } = METHODS[method];
    const wanted = {
      clientKey,
      customerKey,
      method,
      amount,
      orderId,
      orderName,
      customerName,
      customerMobilePhone,
      taxFreeAmount,
      [name]: request[name],
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
