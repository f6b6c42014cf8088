// The memory that Chromium takes for a bundle, above an empty page: of the tab, and of all its processes.
//   PANNIER_NPM=FOLDER node browser/test/memory.mjs BUNDLE "DIGITS" KEY [DOCUMENT]     DOCUMENT is viewed, and the first one if none is named
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { here } from './kit.mjs';
import { programOf } from './tabs.mjs';

const [bundle, digits, key, document_] = process.argv.slice(2);
const npm = createRequire(resolve(process.env.PANNIER_NPM ?? '.', 'package.json'));
const args = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const browser = await npm('playwright-core').chromium.launch({ executablePath: programOf('chromium'), args });
const system = await browser.newBrowserCDPSession();

/** MB of memory of one process: what the process shares with others counts in part. */
function held(id) {
  try {
    return Number(readFileSync(`/proc/${id}/smaps_rollup`, 'utf8').match(/^Pss:\s+(\d+)/m)[1]) / 1000;
  } catch {
    return 0;
  }
}

async function now() {
  const { processInfo } = await system.send('SystemInfo.getProcessInfo');
  const of = kinds => processInfo.filter(one => kinds.includes(one.type)).reduce((sum, one) => sum + held(one.id), 0);
  return { tab: of(['renderer']), all: processInfo.reduce((sum, one) => sum + held(one.id), 0) };
}

let before = { tab: 0, all: 0 };
/** Does something, and tells the most memory meanwhile. */
async function during(what, work) {
  const most = await now();
  let done = false;
  const watching = (async () => {
    while (!done) {
      const seen = await now();
      for (const kind of ['tab', 'all']) most[kind] = Math.max(most[kind], seen[kind]);
      await new Promise(next => setTimeout(next, 100));
    }
  })();
  const begun = performance.now();
  await work();
  done = true;
  await watching;
  const after = await now();
  const told = kind => `${(most[kind] - before[kind]).toFixed(0)} MB at most, ${(after[kind] - before[kind]).toFixed(0)} after`;
  console.log(`${what}: tab ${told('tab')}; all processes ${told('all')}; ${((performance.now() - begun) / 1000).toFixed(1)} s`);
}

const tab = await (await browser.newContext({ acceptDownloads: true })).newPage();
await tab.goto('about:blank');
before = await now();
console.log(`an empty page: tab ${before.tab.toFixed(0)} MB, all processes ${before.all.toFixed(0)} MB`);
const wait = work => tab.waitForFunction(work, null, { timeout: 300_000 });
await during('the page', async () => {
  await tab.goto(`file://${here('browser/reader.html')}`);
  await tab.evaluate(() => globalThis.pannier.ready);
});
await tab.fill('#digits', digits);
await during('check', async () => {
  await tab.setInputFiles('#files', readdirSync(bundle).map(name => join(bundle, name)).filter(path => statSync(path).isFile()));
  await wait(() => document.querySelector('#verdict .bundle') && document.getElementById('work').hidden);
});
await tab.setInputFiles('#key-file', key);
await during('open', async () => {
  await tab.click('#open');
  await wait(() => !document.getElementById('read').hidden);
});
console.log(await tab.evaluate(() => document.getElementById('read-state').textContent));
await during('view a document', async () => {
  await tab.evaluate(name => {
    document.getElementById('find').value = name ?? '';
    document.getElementById('find').oninput();
    document.querySelector('.documents .do button').click();
  }, document_);
  await wait(() => document.getElementById('viewer').open);
});
await tab.click('#viewer-close');
await during('save all', async () => {
  const [download] = await Promise.all([tab.waitForEvent('download', { timeout: 300_000 }), tab.click('#save-all')]);
  await download.path();
});
await browser.close();
