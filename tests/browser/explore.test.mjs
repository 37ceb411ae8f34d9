import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { hostile, open, serve } from './served.mjs';

let served, seen;
before(async () => { served = await serve(); seen = await open(served); });
after(async () => {
  try {
    await seen?.close();
  } finally {
    await served?.stop();
  }
});

const selected = async page => Number((await page.locator('.count strong').innerText()).replaceAll(',', ''));
const chart = (page, name) => page.locator(`section.chart[aria-label="${name}"]`);
const settle = page => page.waitForFunction(() => !document.querySelector('.charts.busy'));

test('A result is opened from the gallery, and its pictures are drawn', async () => {
  const { page } = seen;
  await page.getByRole('link', { name: 'kazakhstan' }).first().click();
  await page.locator('.count strong').waitFor();
  assert.equal(await selected(page), 300);
  for (const name of ['Patterns', 'Bwi', 'Aut', 'Bwi and aut', 'Bwi over the years', 'Class over the years']) await chart(page, name).waitFor();
  assert.ok(await chart(page, 'Bwi').locator('rect.selected').count() > 5);
  assert.ok(await chart(page, 'Class over the years').locator('svg.picture rect').count() > 20);
});

test('Random play stands beside what is looked at, until it is sent away', async () => {
  const { page } = seen;
  await chart(page, 'Bwi').locator('path.against').waitFor();
  await chart(page, 'Bwi over the years').locator('path.against').waitFor();
  assert.match(await chart(page, 'Patterns').innerText(), /Multi vector bandwagoning\s+78\.3 %\s+73\.3 to 82\.6 %; 235; random-play 57\.3 %/);
  assert.match(await chart(page, 'Bwi').innerText(), /In random-play: median/);
  const plane = chart(page, 'Bwi and aut');
  await plane.locator('path.against').waitFor();
  assert.equal(await plane.locator('line.threshold').count(), 2);
  assert.match(await plane.innerText(), /history, 1992 to 2010\s+nine in ten of random-play\s+bwi 0\.75 \(joint\), aut 0\.33/);
  assert.deepEqual(await plane.locator('text.seen').allTextContents(), ['1992', '2010']);
  await page.getByLabel('Against').selectOption('');
  await chart(page, 'Bwi').locator('path.against').waitFor({ state: 'detached' });
  assert.doesNotMatch(await chart(page, 'Patterns').innerText(), /random-play/);
  await page.getByLabel('Against').selectOption('random-play');
  await chart(page, 'Bwi').locator('path.against').waitFor();
});

test('A region dragged in one picture narrows all others', async () => {
  const { page } = seen;
  const before = await chart(page, 'Aut').locator('svg.picture').innerHTML();
  const box = await chart(page, 'Bwi').locator('svg.picture').boundingBox();
  await page.mouse.move(box.x + box.width * 0.55, box.y + 50);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.75, box.y + 50, { steps: 5 });
  await page.mouse.move(box.x + box.width * 0.95, box.y + 50, { steps: 5 });
  await page.mouse.up();
  await page.locator('.chips button').first().waitFor();
  await settle(page);
  await page.waitForFunction(() => document.querySelector('.count').textContent.includes('selected'));
  assert.ok(await selected(page) < 300 && await selected(page) > 0);
  assert.notEqual(await chart(page, 'Aut').locator('svg.picture').innerHTML(), before);
  assert.match(page.url(), /ranges/);
});

test('What is selected survives loading the page again, and goes with a press', async () => {
  const { page } = seen;
  const before = await selected(page);
  await page.reload();
  await page.locator('.chips button').first().waitFor();
  await page.waitForFunction(count => document.querySelector('.count strong')?.textContent === String(count), before);
  await page.getByRole('button', { name: 'Select all again' }).click();
  await page.waitForFunction(() => document.querySelector('.count strong')?.textContent === '300');
});

test('The keyboard selects as well as the mouse', async () => {
  const { page } = seen;
  const low = chart(page, 'Bwi').getByRole('slider', { name: 'Bwi: from' });
  await low.focus();
  for (let i = 0; i < 12; i++) await page.keyboard.press('ArrowRight');
  await page.waitForFunction(() => Number(document.querySelector('.count strong').textContent) < 300);
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => document.querySelector('.count strong').textContent === '300');
});

test('Patterns and the plane select too', async () => {
  const { page } = seen;
  const pattern = page.getByRole('button', { name: /^Multi vector bandwagoning/ });
  await pattern.click();
  await page.waitForFunction(() => document.querySelector('.count').textContent.includes('selected'));
  assert.equal(await pattern.getAttribute('aria-pressed'), 'true');
  const share = await pattern.locator('.share').innerText();
  await page.waitForFunction(() => [...document.querySelectorAll('.patterns .share')].some(found => found.textContent === '100.0 %'), undefined, { timeout: 5000 }).catch(() => assert.fail(share));
  const box = await chart(page, 'Bwi and aut').locator('svg.picture').boundingBox();
  await page.mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.9, box.y + box.height * 0.7, { steps: 8 });
  await page.mouse.up();
  await page.locator('.chips').getByRole('button', { name: /^aut/ }).waitFor();
  await page.getByRole('button', { name: 'Select all again' }).click();
});

test('Design points are looked at together, and one by one', async () => {
  const { page, go } = seen;
  await go('#/result/claims-of-two');
  await page.getByText('of 270 histories').waitFor();
  await page.getByLabel('Design point').selectOption('4');
  await page.getByText('of 30 histories').waitFor();
  await page.getByLabel('Design point').selectOption('all together');
  await page.getByText('of 270 histories').waitFor();
  await go('#/result/kazakhstan');
  await page.getByText('of 300 histories').waitFor();
});

test('A parameter is added to the pictures by a part of its name', async () => {
  const { page } = seen;
  await page.getByText('Add a distribution').click();
  await page.getByPlaceholder('Part of a name').first().fill('fragil');
  await page.getByRole('button', { name: 'Fragility' }).click();
  await chart(page, 'Fragility').locator('rect.selected').first().waitFor();
  await chart(page, 'Fragility').getByRole('button', { name: 'Remove: Fragility' }).click();
  await chart(page, 'Fragility').waitFor({ state: 'detached' });
});

test('Pictures and numbers are taken along', async () => {
  const { page } = seen;
  const take = async what => {
    await chart(page, 'Bwi').locator('summary').click();
    const [download] = await Promise.all([page.waitForEvent('download'), chart(page, 'Bwi').getByRole('button', { name: what }).click()]);
    await chart(page, 'Bwi').locator('summary').click();
    return { name: download.suggestedFilename(), content: readFileSync(await download.path()) };
  };
  const svg = await take('Picture (SVG)');
  assert.equal(svg.name, 'bwi.svg');
  assert.match(svg.content.toString(), /^<svg[^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"[\s\S]*fill: rgb/);
  const png = await take('Picture (PNG)');
  assert.equal(png.content.subarray(1, 4).toString(), 'PNG');
  const csv = (await take('Numbers (CSV)')).content.toString().trim().split('\n');
  assert.equal(csv[0], 'from,to,all,selected');
  assert.equal(csv.slice(1).reduce((sum, line) => sum + Number(line.split(',')[2]), 0), 300);
});

test('Figures for papers are downloaded', async () => {
  const { page } = seen;
  await page.getByText('Figures for papers').click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('.figures').getByRole('link', { name: /SVG$/ }).first().click()]);
  assert.match(download.suggestedFilename(), /\.svg$/);
  assert.match(readFileSync(await download.path(), 'utf8'), /<svg/);
});

test('The report opens, without scripts', async () => {
  const { page } = seen;
  const [report] = await Promise.all([page.waitForEvent('popup'), page.getByRole('link', { name: 'The report' }).click()]);
  await report.locator('h1').first().waitFor();
  await report.close();
});

test('What files say is shown as text', async () => {
  const { page, go } = seen;
  await go('#/');
  await page.getByText(hostile).first().waitFor();
  await go('#/result/hostile');
  await page.getByRole('heading', { level: 1, name: hostile }).waitFor();
  assert.notEqual(await page.title(), 'taken');
  assert.equal(await page.locator('img').count(), 0);
});

test('What is not there is said in a sentence', async () => {
  const { page, go } = seen;
  await go('#/result/nothing');
  await page.getByRole('alert').getByText('There are no results of this name any more.').waitFor();
  seen.expect(/404/);
});
