// Builds the page into ../wwwroot; with --check, only tells whether what is there is what the sources give.
import { build } from 'esbuild';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const at = name => fileURLToPath(new URL(name, import.meta.url));
const options = { bundle: true, minify: true, legalComments: 'none', write: false, charset: 'utf8', target: 'es2022', logLevel: 'warning' };
const text = async result => (await result).outputFiles[0].text;

const files = {
  'index.html': await readFile(at('src/index.html'), 'utf8'),
  'page.js': await text(build({ ...options, entryPoints: [at('src/main.tsx')], format: 'esm', jsx: 'automatic', jsxImportSource: 'preact' })),
  'page.css': await text(build({ ...options, entryPoints: [at('src/page.css')] })),
  'licences.txt': `page.js holds Preact (https://preactjs.com), under this licence:\n\n${await readFile(at('node_modules/preact/LICENSE'), 'utf8')}`,
};

let stale = 0;
await mkdir(at('../wwwroot'), { recursive: true });
for (const [name, content] of Object.entries(files)) {
  const path = at(`../wwwroot/${name}`);
  const whole = content.endsWith('\n') ? content : `${content}\n`;
  if (!process.argv.includes('--check')) await writeFile(path, whole);
  else if (await readFile(path, 'utf8').catch(() => '') !== whole) {
    console.error(`wwwroot/${name} is not what web/ gives: npm run build makes it anew.`);
    stale++;
  }
}

process.exitCode = stale > 0 ? 1 : 0;
