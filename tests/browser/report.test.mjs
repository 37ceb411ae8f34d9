import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { browse, faults, play, shot } from './served.mjs';

// Reports are opened from the disk, without a server.
let played;
before(() => { played = play(); });
after(() => { played?.remove(); });

// Of the large one only whether it fits: there is nothing in it for axe that is not in the small ones.
const kinds = [['two-patrons', true], ['claims-of-two', true], ['screening', true], ['kazakhstan', false]];

for (const [device, viewport, colorScheme] of [['desktop', { width: 1280, height: 900 }, 'light'], ['phone', { width: 390, height: 800 }, 'dark']]) {
  for (const [name, isSmall] of kinds) {
    test(`A report opens from the disk, fits and can be read by all: ${name}, ${device}, ${colorScheme}`, async () => {
      const seen = await browse(pathToFileURL(played.report(name)).href, { viewport, colorScheme });
      assert.equal(await seen.page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth)), 0, 'It is wider than the screen.');
      if (isSmall) assert.deepEqual(await faults(seen.page), []);
      await shot(seen.page, `report-${name}-${device}-${colorScheme}`);
      await seen.close();
    });
  }
}

test('A report is printed dark on white, whatever the screen prefers', async () => {
  const seen = await browse(pathToFileURL(played.report('two-patrons')).href, { colorScheme: 'dark' });
  const ink = () => seen.page.evaluate(() => {
    const light = colour => Math.max(...colour.match(/\d+/g).slice(0, 3).map(Number));
    const words = [...document.querySelectorAll('svg text')].map(text => light(getComputedStyle(text).fill));
    return { ground: light(getComputedStyle(document.body).backgroundColor), lightest: Math.max(...words), darkest: Math.min(...words) };
  });
  const screen = await ink();
  assert.ok(screen.ground < 60 && screen.darkest > 120, JSON.stringify(screen));
  await seen.page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const paper = await ink();
  assert.ok(paper.ground === 255 && paper.lightest < 120, JSON.stringify(paper));
  await seen.close();
});

test('What a file says is text in a report, too', async () => {
  const seen = await browse(pathToFileURL(played.report('claims-of-two')).href);
  assert.match(await seen.page.locator('h1').innerText(), /<img src=x/);
  assert.equal(await seen.page.locator('img').count(), 0);
  await seen.close();
});
