import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
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

const status = page => page.getByRole('region', { name: 'Play' }).getByRole('status');

test('A model is tried with a slider and an arm, and compared history by history', async () => {
  const { page, go } = seen;
  await go('#/models');
  await page.getByRole('link', { name: /^two-patrons/ }).click();
  const arms = page.locator('details', { hasText: 'Arms of experiments' });
  if (!(await arms.evaluate(group => group.open))) await arms.locator('summary').click(); // many arms are folded
  await page.getByLabel('no squeeze').check();
  const slider = page.getByRole('slider', { name: 'W protection' });
  await slider.focus();
  for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowRight');
  assert.match(await page.getByLabel('The experiment\'s file').innerText(), /changed:\n\s+set:\n\s+squeeze.opens: 0\n\s+w_protection: 0\.\d+/);
  await page.getByRole('button', { name: 'Play' }).click();
  await page.getByText(/: done in/).waitFor({ timeout: 60_000 });
  assert.match(await status(page).innerText(), /1,000 of 1,000 histories of each/);
  assert.match(await page.getByRole('region', { name: 'Patterns' }).innerText(), /points[\s\S]*to/);
  assert.ok(await page.locator('.trialled path.line').count() >= 1);
});

test('It can be stopped', async () => {
  const { page } = seen;
  await page.getByLabel('Histories', { exact: true }).fill('20000');
  await page.getByLabel('Histories', { exact: true }).blur();
  await page.getByRole('button', { name: 'Play' }).click();
  await status(page).filter({ hasText: /left$/ }).waitFor();
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.getByText(/: stopped$/).waitFor();
  await page.getByRole('button', { name: 'Play' }).waitFor();
});

test('What it amounts to is saved as an experiment', async () => {
  const { page } = seen;
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save', exact: true }).click()]);
  assert.equal(download.suggestedFilename(), 'two-patrons-tried.yaml');
  assert.match(readFileSync(await download.path(), 'utf8'), /^experiment: two-patrons-tried\n/);
});

test('An experiment is started, stopped and resumed, and its claims are judged', async () => {
  const { page, go } = seen;
  await go('#/experiments');
  await page.getByRole('link', { name: /^little/ }).click();
  await page.getByRole('button', { name: 'Start' }).click();
  await page.getByText(/a second/).waitFor();
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.getByText(/what was played is kept/).waitFor();
  await page.getByRole('button', { name: 'Resume' }).click();
  await page.getByRole('heading', { name: 'What came of its claims' }).waitFor({ timeout: 240_000 });
  await page.getByText('Supported').waitFor();
  await page.getByRole('link', { name: 'Explore what there is' }).click();
  await page.locator('.count strong').waitFor();
});

test('Without the token the page reads and starts nothing', async () => {
  const { page } = seen;
  const other = await page.context().browser().newContext();
  const stranger = await other.newPage();
  await stranger.goto(`${served.origin}/#/model/two-patrons`);
  await stranger.getByText('To start work, open the page by the whole address').waitFor();
  assert.ok(await stranger.getByRole('button', { name: 'Play' }).isDisabled());
  await other.close();
});
