import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { faults, open, serve, shot } from './served.mjs';

let served;
before(async () => { served = await serve(); });
after(async () => { await served?.stop(); });

const places = [
  ['results', '#/', '.gallery li'],
  ['result', '#/result/kazakhstan', 'section.chart[aria-label="Class over the years"]'],
  ['history', '#/history/kazakhstan?arm=baseline&point=0&history=2', '.scene'],
  ['models', '#/models', '.gallery li'],
  ['model', '#/model/kazakhstan', '.prior'],
  ['experiments', '#/experiments', '.gallery li'],
  ['experiment', '#/experiment/experiments%2Ftwo-patrons-jealousy', 'button.primary'],
];

for (const [device, viewport] of [['desktop', { width: 1280, height: 900 }], ['phone', { width: 390, height: 800 }]]) {
  for (const colorScheme of ['light', 'dark']) {
    test(`Every page fits and can be read by all: ${device}, ${colorScheme}`, async () => {
      const seen = await open(served, { viewport, colorScheme, reducedMotion: 'reduce' });
      for (const [name, place, there] of places) {
        await seen.go(place);
        await seen.page.locator(there).first().waitFor();
        await seen.page.waitForFunction(() => !document.querySelector('.loading, .charts.busy'));
        assert.equal(await seen.page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth)), 0, `${name} is wider than the screen`);
        assert.deepEqual(await faults(seen.page), [], name);
        await shot(seen.page, `${name}-${device}-${colorScheme}`);
      }

      await seen.close();
    });
  }
}

test('The first picture stands soon, and a brush is answered at once', async t => {
  const seen = await open(served);
  const first = await seen.page.evaluate(async () => {
    const began = performance.now();
    location.hash = '#/result/kazakhstan';
    while (!document.querySelector('.picture')) await new Promise(requestAnimationFrame);
    return performance.now() - began;
  });
  const brushes = await seen.page.evaluate(async () => {
    const made = await (await fetch('/api/result?name=kazakhstan')).json();
    const times = [];
    for (let i = 0; i < 10; i++) {
      const q = JSON.stringify({ arm: 'baseline', ranges: [{ name: 'bwi', low: 0.3 + i / 100, high: 0.9 }], histograms: ['bwi', 'aut', 'env', 'com'], planes: [['bwi', 'aut']], series: ['bwi_year', 'aut_year', 'class_year'] });
      const began = performance.now();
      await (await fetch(`/api/view?${new URLSearchParams({ name: 'kazakhstan', version: made.made.version, q })}`)).json();
      times.push(performance.now() - began);
    }

    return times.sort((a, b) => a - b);
  });
  t.diagnostic(`first picture ${first.toFixed(0)} ms, brushes ${brushes.map(time => time.toFixed(0)).join(' ')} ms`);
  // Ten times what is aimed at, so that a machine that is busy passes and a page that waits does not.
  assert.ok(first < 10_000 && brushes[5] < 1500);
  await seen.close();
});
