import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { startBrowser } from './browser.js';
import { startCarovana } from './carovana.js';
import { startPortal } from './portal.js';

const SERVICE = '37dbc4a5-be4c-4246-bfad-15b9f5f5e7f4';

// where screenshots for the documentation go, if they are wanted
const SCREENSHOTS = process.env.SCREENSHOTS;

let carovana;
let portal;
let browser;

before(async () => {
  [carovana, portal, browser] = await Promise.all([startCarovana(), startPortal(), startBrowser()]);
});

after(async () => {
  await browser?.close();
  await portal?.stop();
  await carovana?.stop();
});

const proxy = (name) => `${carovana.address}/payment-proxy/${name}/v2`;

async function open(name, kind, more) {
  const page = await browser.newPage({ viewport: { width: 900, height: 900 } });
  page.setDefaultTimeout(60_000);
  const query = new URLSearchParams({ base: proxy(name), kind, ...more });
  await page.goto(`${portal.address}?${query}`);
  await page.locator('body[data-open]').waitFor();
  return page;
}

const input = (page, ...path) => page.locator(`[name="data${path.map((each) => `[${each}]`).join('')}"]`);
const save = (page) => page.locator('button[name="data[submit]"]');

async function choose(page, key, value) {
  await page.locator(`.formio-component-${key} .choices`).first().click();
  await page.locator(`.formio-component-${key} .choices__item--choice[data-value="${value}"]`).first().click();
}

async function saved(page) {
  await page.locator('#told', { hasText: 'Salvato' }).waitFor();
  return page.evaluate(() => window.lastAnswer.body.id);
}

async function read(name, kind, id) {
  const response = await fetch(`${proxy(name)}/${kind}/${id}`, { headers: { 'Ocp-Apim-Subscription-Key': 'sandbox-key' } });
  return response.json();
}

/** Every reason that the server gave stands below its field, and only there. */
async function assertReasonsAtTheirFields(page, keys) {
  const { status, body } = await page.evaluate(() => window.lastAnswer);
  assert.equal(status, 422);
  const refused = body.errors.map(({ field }) => field.split('.').at(-1));
  for (const key of keys) {
    assert.ok(refused.includes(key), `${key} should be refused, was ${JSON.stringify(body.errors)}`);
  }
  for (const { field, msg } of body.errors) {
    const messages = page.locator(`.formio-component-${field.split('.').at(-1)} [ref="messageContainer"]`);
    await messages.filter({ hasText: msg }).first().waitFor();
  }
}

async function screenshot(page, name) {
  if (SCREENSHOTS) {
    await page.locator('#anyway').evaluate((button) => button.remove());
    await page.locator('#told').evaluate((told) => { told.textContent = ''; });
    await page.screenshot({ path: `${SCREENSHOTS}/${name}.png`, fullPage: true });
  }
}

for (const name of ['default', 'mypay', 'iris']) {
  for (const kind of ['tenants', 'configs']) {
    test(`the ${kind} form of ${name} is drawn whole`, async () => {
      const troubles = [];
      const page = await open(name, kind, { data: '{}' });
      page.on('pageerror', (error) => troubles.push(error.message));
      const schema = await (await fetch(`${proxy(name)}/${kind}/schema`, {
        headers: { 'Ocp-Apim-Subscription-Key': 'sandbox-key' },
      })).json();
      const drawn = await page.evaluate(() => window.drawn);
      for (const { key } of schema.components) {
        assert.ok(drawn.includes(key), `${key} is not drawn`);
      }
      assert.ok(await save(page).isVisible());
      assert.deepEqual(troubles, []);
      await page.close();
    });
  }
}

async function fillTenant(name, fields) {
  const page = await open(name, 'tenants', { data: JSON.stringify({ id: randomUUID() }) });
  for (const [key, value] of Object.entries(fields)) {
    await input(page, key).fill(value);
  }
  await save(page).click();
  const id = await saved(page);
  await page.close();
  return id;
}

test('a MyPay config is refused at its fields, saved, read again and edited', async () => {
  const tenant = await fillTenant('mypay', {
    name: 'Comune di Bugliano', IPA_code: 'c_bugl', tax_identification_number: '99000000010', password: 'Segretissima-1',
  });
  const given = { tenant_id: tenant, remote_collection: { id: SERVICE, type: 'service' } };
  const page = await open('mypay', 'configs', { data: JSON.stringify(given) });
  const item = (key) => input(page, 'items', 0, key);
  await item('management_id').fill('MENSA');
  await item('reason').fill('x'.repeat(61));
  await item('expire_at').fill('180');
  await choose(page, 'pagopa_category', '9/0101100IM/');
  await page.locator('#anyway').click();
  await page.locator('#told:not(:empty)').waitFor();
  await assertReasonsAtTheirFields(page, ['amount', 'reason']);

  await item('reason').fill('Mensa scolastica');
  await item('amount').fill('3.50');
  await item('amount').blur();
  await page.locator('button[name="data[submit]"]:not([disabled])').waitFor();
  await screenshot(page, 'form-mypay');
  await save(page).click();
  const id = await saved(page);
  await page.close();
  const first = await read('mypay', 'configs', id);
  assert.equal(first.items[0].amount, 3.5);
  assert.equal(first.items[0].pagopa_category, '9/0101100IM/');
  assert.equal(first.remote_collection.id, SERVICE);

  const again = await open('mypay', 'configs', { id });
  const amount = input(again, 'items', 0, 'amount');
  assert.equal(await input(again, 'items', 0, 'reason').inputValue(), 'Mensa scolastica');
  assert.equal(Number(await amount.inputValue()), 3.5);
  await amount.fill('4.25');
  await amount.blur();
  await save(again).click();
  assert.equal(await saved(again), id);
  await again.close();
  const second = await read('mypay', 'configs', id);
  assert.equal(second.items[0].amount, 4.25);
  assert.equal(second.items[0].reason, 'Mensa scolastica');
});

test('an IRIS config is refused at its fields, saved, read again and edited', async () => {
  const tenant = await fillTenant('iris', {
    tax_identification_number: '99000000010', name: 'Comune di Bugliano', code: 'CBUGL', sil_id: 'SIL_CBUGL',
    password: 'Segretissima-2', cert: '-----BEGIN CERTIFICATE-----AAAA',
  });
  const given = { tenant_id: tenant, remote_collection: { id: SERVICE, type: 'service' } };
  const page = await open('iris', 'configs', { data: JSON.stringify(given) });
  await input(page, 'code').fill('CONTR_SOSTA');
  await input(page, 'expire_at').fill('90');
  await input(page, 'collection_data').fill('without a slash');
  await page.locator('#anyway').click();
  await page.locator('#told:not(:empty)').waitFor();
  await assertReasonsAtTheirFields(page, ['amount', 'collection_data']);

  await input(page, 'collection_data').fill('9/0101100IM/');
  await input(page, 'amount').fill('16.10');
  await input(page, 'reason').fill('Sosta');
  await input(page, 'reason').blur();
  await page.locator('button[name="data[submit]"]:not([disabled])').waitFor();
  await screenshot(page, 'form-iris');
  await save(page).click();
  const id = await saved(page);
  await page.close();
  assert.equal((await read('iris', 'configs', id)).amount, 16.1);

  const again = await open('iris', 'configs', { id });
  assert.equal(await input(again, 'collection_data').inputValue(), '9/0101100IM/');
  await input(again, 'reason').fill('Sosta breve');
  await input(again, 'reason').blur();
  await save(again).click();
  assert.equal(await saved(again), id);
  await again.close();
  assert.equal((await read('iris', 'configs', id)).reason, 'Sosta breve');
});

test('what lacks something that must be there cannot be sent', async () => {
  const page = await open('mypay', 'configs', { data: '{}' });
  await input(page, 'items', 0, 'management_id').fill('MENSA');
  await page.locator('button[name="data[submit]"][disabled]').waitFor();
  await page.close();
});
