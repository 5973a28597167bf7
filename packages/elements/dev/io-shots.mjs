import { bookableDeals, slotTaken } from './fake-inventory.mjs';

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const WIZARD = 'podflight-io-wizard';

/** Chooses in the step at hand by the words of its choices, then goes on. */
async function choose(page, ...words) {
  await page.evaluate((all) => {
    const root = document.querySelector('main > *').shadowRoot;
    for (const one of all) {
      const label = [...root.querySelectorAll('label')].find((each) => each.textContent.includes(one));
      label.querySelector('input').click();
    }
  }, words);
  await wait(60);
  await next(page);
}

async function next(page) {
  await page.evaluate(() => {
    document.querySelector('main > *').shadowRoot.querySelector('form button[type="submit"]').click();
  });
  await wait(350);
}

async function fill(page, selector, value) {
  await page.evaluate(
    (css, text) => {
      for (const field of document.querySelector('main > *').shadowRoot.querySelectorAll(css)) {
        field.value = text;
        field.dispatchEvent(new Event('input', { bubbles: true }));
      }
    },
    selector,
    value,
  );
}

const toAdUnits = (page) => choose(page, 'Brightleaf');
const toEpisodes = async (page) => {
  await toAdUnits(page);
  await choose(page, 'Mid-roll', 'Pre-roll');
};
const toFlight = async (page) => {
  await toEpisodes(page);
  await choose(page, 'water taxi', 'curling rink');
};
const toPrice = async (page) => {
  await toFlight(page);
  await next(page);
};
const toReview = async (page) => {
  await toPrice(page);
  await fill(page, '[data-field$=":impressions"]', '18000');
  await fill(page, '[data-field$=":promo_code"]', '');
  await next(page);
};

/** Pictures of the wizard, step by step. */
const WIZARD_SHOTS = {
  'wizard-1-deal': { tag: WIZARD, width: 1_080 },
  'wizard-2-ad-units': { tag: WIZARD, width: 1_080, act: toAdUnits },
  'wizard-3-episodes': {
    tag: WIZARD,
    width: 1_080,
    act: async (page) => {
      await toEpisodes(page);
      await page.evaluate(() => {
        const root = document.querySelector('main > *').shadowRoot;
        for (const box of [...root.querySelectorAll('.choices input')].slice(0, 2)) box.click();
      });
    },
  },
  'wizard-4-flight': { tag: WIZARD, width: 1_080, act: toFlight },
  'wizard-5-price': {
    tag: WIZARD,
    width: 1_080,
    act: async (page) => {
      await toPrice(page);
      await fill(page, '[data-field$=":impressions"]', '22000');
    },
  },
  'wizard-5-problems': {
    tag: WIZARD,
    width: 1_080,
    act: async (page) => {
      await toPrice(page);
      await next(page);
    },
  },
  'wizard-6-review': { tag: WIZARD, width: 1_080, act: toReview },
  'wizard-7-taken': {
    tag: WIZARD,
    width: 1_080,
    control: { answers: { 'POST /v1/io': slotTaken(0) } },
    act: async (page) => {
      await toReview(page);
      await next(page);
    },
  },
  'wizard-8-booked': {
    tag: WIZARD,
    width: 1_080,
    act: async (page) => {
      await toReview(page);
      await next(page);
    },
  },
  'wizard-empty': { tag: WIZARD, width: 1_080, control: { deals_to_book: [] } },
  'wizard-viewer': {
    tag: WIZARD,
    width: 1_080,
    control: { features: { features: { ENABLE_IO_BOOKINGS: true }, role: 'viewer', limits: {} } },
  },
};

const LIST = 'podflight-io-list';

/** Chooses from the menu of a line. */
const act = (number, words) => async (page) => {
  await page.evaluate(
    (io, label) => {
      const root = document.querySelector('main > *').shadowRoot;
      const row = [...root.querySelectorAll('tbody tr')].find((one) => one.textContent.includes(io));
      row.querySelector('[aria-haspopup]').click();
      const item = [...row.querySelectorAll('[role="menuitem"]')].find((one) =>
        one.textContent.includes(label),
      );
      if (label) item.click();
    },
    number,
    words,
  );
};

/** Pictures of the list of booked lines. */
const LIST_SHOTS = {
  'ios-list': { tag: LIST, width: 1_280, height: 700 },
  'ios-middle': { tag: LIST, width: 900, height: 700 },
  'ios-menu': { tag: LIST, width: 1_280, height: 700, act: act('0036', '') },
  'ios-cancel': { tag: LIST, width: 1_280, height: 760, act: act('0038', 'Cancel') },
  'ios-makegood': { tag: LIST, width: 1_280, height: 700, act: act('0036', 'makegood') },
  'ios-resolve': { tag: LIST, width: 1_280, height: 760, act: act('0036', 'Credit') },
  'ios-resolve-part': {
    tag: LIST,
    width: 1_280,
    height: 760,
    act: async (page) => {
      await act('0036', 'Credit')(page);
      await wait(400);
      await page.evaluate(() => {
        const root = document.querySelector('main > *').shadowRoot;
        root.querySelector('dialog [value="waived"]').click();
      });
      await fill(page, 'dialog input[type="number"]', '1000');
      await wait(500);
    },
  },
  'ios-accept': { tag: LIST, width: 1_280, height: 700, act: act('0040', 'revision') },
  'ios-empty': { tag: LIST, width: 1_280, control: { ios: [] } },
};

/** The same, each with deals to write orders for. */
export const IO_SHOTS = Object.fromEntries(
  Object.entries({ ...WIZARD_SHOTS, ...LIST_SHOTS }).map(([name, shot]) => [
    name,
    { ...shot, control: { deals_to_book: bookableDeals, ...shot.control } },
  ]),
);
