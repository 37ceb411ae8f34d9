import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { open, serve } from './served.mjs';

let served, seen;
before(async () => { served = await serve(); seen = await open(served); });
after(async () => {
  try {
    await seen?.close();
  } finally {
    await served?.stop();
  }
});

test('A history is found among those selected, and told', async () => {
  const { page, go } = seen;
  await go('#/result/kazakhstan');
  await page.getByText('Single histories of the selection').click();
  await page.getByRole('region', { name: 'Histories' }).getByRole('link').first().click();
  await page.getByRole('heading', { level: 1, name: /^History \d+: / }).waitFor();
  assert.ok(await page.locator('circle.mark').count() > 20);
});

test('A session is opened from the timeline and read', async () => {
  const { page } = seen;
  const marks = page.locator('circle.mark:not(.hollow)');
  await marks.nth(3).click();
  const scene = page.getByRole('region', { name: 'Scene' });
  assert.match(await scene.locator('h3').innerText(), /^\d{4}-Q\d: /);
  assert.match(await scene.locator('.story').innerText(), /talk about[\s\S]*Agreed/);
  assert.match(await scene.innerText(), /(accepts|refuses)[\s\S]*%/);
  assert.ok(await scene.locator('.stakes table').count() >= 2);
  assert.ok(await scene.locator('.gauge rect').count() > 4);
});

test('Scenes are stepped through', async () => {
  const { page } = seen;
  const scene = page.getByRole('region', { name: 'Scene' });
  const before = await scene.locator('.note').first().innerText();
  await scene.getByRole('button', { name: 'On' }).click();
  assert.notEqual(await scene.locator('.note').first().innerText(), before);
  await scene.getByRole('button', { name: 'Back' }).click();
  assert.equal(await scene.locator('.note').first().innerText(), before);
  await scene.getByRole('button', { name: 'Next deal' }).click();
  assert.match(await scene.locator('.story').innerText(), /Agreed/);
});

test('Routes and ties follow the year', async () => {
  const { page } = seen;
  const slider = page.getByRole('slider', { name: /^Year/ });
  await slider.focus();
  await page.keyboard.press('Home');
  await page.getByRole('heading', { name: 'Routes in 1992' }).waitFor();
  await page.getByRole('heading', { name: 'Ties in 1992' }).waitFor();
  const early = await page.locator('path.flow').count();
  await page.keyboard.press('End');
  await page.getByRole('heading', { name: 'Routes in 2010' }).waitFor();
  assert.ok(await page.locator('path.flow').count() >= early && early > 0);
  assert.ok(await page.locator('line.tie').count() > 1);
});

test('Utility is told by actor, and the next history is a press away', async () => {
  const { page } = seen;
  await page.getByLabel('Whose').selectOption('Russia');
  await page.getByRole('heading', { name: /^What Russia's utility came from/ }).waitFor();
  const before = await page.getByRole('heading', { level: 1 }).innerText();
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await page.waitForFunction(text => document.querySelector('h1')?.textContent !== text, before);
});
