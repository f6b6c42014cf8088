// One tab of a real browser, the same for Chromium and Firefox: what the tests of the page do with it.
//   PANNIER_NPM is a folder with node_modules/playwright-core, puppeteer-core and axe-core
import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const npm = createRequire(resolve(process.env.PANNIER_NPM ?? '.', 'package.json'));
const PROGRAMS = { chromium: ['/usr/bin/chromium', '/usr/bin/chromium-browser'], firefox: ['/usr/bin/firefox-esr', '/usr/bin/firefox'] };

export const programOf = name => PROGRAMS[name].find(existsSync) ?? null;
export const axe = () => npm('axe-core').source;

/** Starts a browser. `tab(options)` opens the page; options: width, height, dark, args. */
export async function engine(name, args = []) {
  return name === 'chromium' ? chromium(args) : firefox();
}

async function chromium(more) {
  const { chromium: kind } = npm('playwright-core');
  const args = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', ...more];
  const browser = await kind.launch({ executablePath: programOf('chromium'), args });
  return {
    name: `Chromium ${browser.version()}`,
    close: () => browser.close(),
    tab: async (page, { width = 1200, height = 900, dark = false, scripts = true } = {}) => {
      const context = await browser.newContext({
        viewport: { width, height }, colorScheme: dark ? 'dark' : 'light', javaScriptEnabled: scripts, hasTouch: width < 600, acceptDownloads: true,
      });
      const tab = await context.newPage();
      const errors = [];
      tab.on('pageerror', error => errors.push(String(error)));
      await tab.goto(`file://${page}`);
      return {
        errors,
        run: (work, argument) => tab.evaluate(work, argument),
        give: (selector, paths) => tab.setInputFiles(selector, paths),
        fill: (selector, text) => tab.fill(selector, text),
        click: selector => tab.click(selector),
        wait: (work, argument) => tab.waitForFunction(work, argument, { timeout: 60_000 }),
        picture: path => tab.screenshot({ path, fullPage: true }),
        press: key => tab.keyboard.press(key),
        inFrame: async () => Promise.all(tab.frames().slice(1).map(frame => frame.evaluate(() => document.body.innerText).catch(String))),
        clickFrame: async selector => {
          for (const frame of tab.frames().slice(1)) for (const one of await frame.$$(selector)) await one.click({ timeout: 2000, force: true }).catch(() => {});
        },
        download: async work => {
          const [download] = await Promise.all([tab.waitForEvent('download'), work()]);
          return download.path();
        },
        context,
        close: () => context.close(),
      };
    },
  };
}

async function firefox() {
  const puppeteer = npm('puppeteer-core');
  const browser = await (puppeteer.default ?? puppeteer).launch({
    browser: 'firefox', executablePath: programOf('firefox'), headless: true, protocolTimeout: 300_000,
    extraPrefsFirefox: { 'security.fileuri.strict_origin_policy': true },
  });
  return {
    name: `Firefox ${(await browser.version()).replace(/^\D*/, '')}`,
    close: () => browser.close(),
    tab: async (page, { width = 1200, height = 900 } = {}) => {
      const tab = await browser.newPage();
      await tab.setViewport({ width, height });
      const errors = [];
      tab.on('pageerror', error => errors.push(String(error)));
      await tab.goto(`file://${page}`);
      return {
        errors,
        run: (work, argument) => tab.evaluate(work, argument),
        give: async (selector, paths) => (await tab.$(selector)).uploadFile(...[paths].flat()),
        fill: (selector, text) => tab.$eval(selector, (element, value) => {
          element.value = value;
          element.dispatchEvent(new Event('input'));
        }, text),
        click: selector => tab.$eval(selector, element => element.click()),
        wait: (work, argument) => tab.waitForFunction(work, { timeout: 60_000, polling: 100 }, argument),
        picture: path => tab.screenshot({ path, fullPage: true }),
        press: key => tab.keyboard.press(key),
        inFrame: async () => Promise.all(tab.frames().slice(1).map(frame => frame.evaluate(() => document.body.innerText).catch(String))),
        clickFrame: async selector => {
          for (const frame of tab.frames().slice(1)) for (const one of await frame.$$(selector).catch(() => [])) await one.click().catch(() => {});
        },
        close: () => tab.close(),
      };
    },
  };
}
