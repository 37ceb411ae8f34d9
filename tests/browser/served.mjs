// A page that is served for a test, with small results of its own, and a browser in front of it.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const program = process.env.AGENTSIM ?? join(repository, 'src/AgentSim.App/bin/Release/net10.0/agentsim.dll');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const hostile = `<img src=x onerror="document.title='taken'">`;

/** Plays what all tests look at. */
function played(plays) {
  const folder = mkdtempSync(join(tmpdir(), 'agentsim-browser-'));
  for (const kept of ['models', 'seeds']) cpSync(join(repository, kept), join(folder, kept), { recursive: true });
  writeFileSync(join(folder, 'models/experiments/little.yaml'), 'experiment: little\ntitle: A little experiment\nmodel: two-patrons\nsamples: 50000\nhypotheses:\n  H1: "share(hedging) in baseline > in random-play"\n');
  const agentsim = (...told) => execFileSync('dotnet', [program, ...told], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  agentsim('run', 'models/examples/two-patrons.yaml', '--runs', '400', '--out', 'results/two-patrons');
  agentsim('run', 'models/kazakhstan.yaml', '--runs', '300', '--out', 'results/kazakhstan');
  writeFileSync(join(folder, 'models/experiments/claims-of-two.yaml'), `experiment: claims-of-two
title: ${JSON.stringify(hostile)}
model: two-patrons
samples: 30
factors: { jealousy: { range: [0, 0.4], levels: 3 }, w_protection: { range: [0.1, 0.9], levels: 3 } }
design: grid
arms: { without_squeeze: { set: { squeeze.opens: 0 } } }
hypotheses: { H1: "share(hedging) in baseline > in random-play", H2: "mean(northern_share) in baseline > in without_squeeze by at least 0.5", H3: "mean(northern_share) rises with jealousy" }
analyse: [northern_share]
`);
  agentsim('experiment', 'claims-of-two');
  plays(folder, agentsim);
  return folder;
}

/** Plays runs and experiments, and tells where their reports are. */
export function play() {
  const folder = played((at, agentsim) => {
    writeFileSync(join(at, 'models/experiments/screening.yaml'), 'experiment: screening\nmodel: two-patrons\nsamples: 4\nrandom_play: no\nfactors: all\ndesign: { morris: { trajectories: 4 } }\nanalyse: [northern_share]\n');
    agentsim('experiment', 'screening');
  });
  return { report: name => join(folder, 'results', name, 'report.html'), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Plays what the tests look at, and serves it. */
export async function serve() {
  const folder = played(addHostile);
  const server = spawn('dotnet', [program, 'serve', 'results', '--port', '0'], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  const address = await new Promise((found, lost) => {
    let text = '';
    server.stdout.on('data', part => { text += part; const match = /http:\S+/.exec(text); if (match) found(match[0]); });
    server.on('exit', code => lost(new Error(`The server ended with ${code}: ${text}`)));
  });
  return {
    address, origin: new URL(address).origin,
    async stop() {
      const over = new Promise(done => server.once('exit', done));
      server.kill('SIGTERM');
      await over;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What a file may say, and no page may do. */
function addHostile(folder) {
  mkdirSync(join(folder, 'results', 'hostile'));
  cpSync(join(folder, 'results/two-patrons'), join(folder, 'results/hostile'), { recursive: true });
  const manifest = join(folder, 'results/hostile/manifest.json');
  const said = JSON.parse(readFileSync(manifest, 'utf8'));
  (said.model ?? said.Model)[said.model ? 'title' : 'Title'] = hostile;
  writeFileSync(manifest, JSON.stringify(said));
}

/** Opens the browser, and the page in it once its gallery stands. */
export async function open(served, options = {}) {
  const seen = await browse(served.address, options);
  await seen.page.locator('.gallery li').first().waitFor();
  return seen;
}

/** Opens the browser at an address, and takes note of every error. */
export async function browse(address, options = {}) {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, acceptDownloads: true, ...options });
  const page = await context.newPage();
  const errors = [];
  page.on('console', message => { if (['error', 'warning'].includes(message.type())) errors.push(message.text()); });
  page.on('pageerror', error => errors.push(error.message));
  await page.goto(address);
  return {
    page,
    /** Goes to a place of the page. */
    async go(place) {
      await page.evaluate(to => { location.hash = to; }, place);
    },
    /** Forgets an error of the console that the test has caused. */
    expect(error) {
      const index = errors.findIndex(text => error.test(text));
      assert.notEqual(index, -1, `There was no ${error}.`);
      errors.splice(index, 1);
    },
    async close() {
      await browser.close();
      assert.deepEqual(errors, []);
    },
  };
}

/** What a screen reader or a person with weak eyes could not use. */
export async function faults(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  return found.violations.filter(fault => ['serious', 'critical'].includes(fault.impact)).map(fault => `${fault.id}: ${fault.nodes.slice(0, 3).map(node => node.html.slice(0, 120)).join(' | ')}`);
}

/** Keeps a picture of the page, if somebody wants to look at it. */
export async function shot(page, name) {
  if (process.env.SHOTS) await page.screenshot({ path: join(process.env.SHOTS, `${name}.png`), fullPage: true });
}
