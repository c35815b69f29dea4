import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import type { Page } from 'playwright-core';

/** Debian's browser; tests of pages are skipped, with this reason, where it is missing. */
export const CHROMIUM = '/usr/bin/chromium';

/** Why pages cannot be tried here, printed once; empty where they can. @param needs files that a build writes, and how to build */
export function missingForPages(what: string, needs: readonly (readonly [file: URL, command: string])[]): boolean {
  const missing = [
    ...(existsSync(CHROMIUM) ? [] : [`${CHROMIUM} is not installed (Debian: apt-get install chromium)`]),
    ...needs.filter(([file]) => !existsSync(file)).map(([file, command]) => `${file.pathname} is missing (${command})`),
  ];
  if (missing.length > 0) {
    process.stderr.write(`skipped: ${what}, in Chromium: ${missing.join('; ')}\n`);
  }
  return missing.length > 0;
}

/**
 * Collects what no visit of a page may cause: errors of the page, refusals by its security policy, requests to other origins.
 *
 * @param url returns the page's origin
 */
export function watchPage(page: Page, url: () => string): string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    // A refused request is reported by the browser as well; the page tells it in words.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      faults.push(message.text());
    }
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(`${url()}/`) && !/^(data|blob):/.test(request.url())) {
      faults.push(request.url());
    }
  });
  page.on('websocket', (socket) => faults.push(socket.url()));
  return faults;
}

/** Everything that the page's origin keeps in the browser: `NOTHING_STORED` where it keeps nothing. */
export function storedBy(page: Page): Promise<unknown> {
  return page.evaluate(`(async () => ({
    local: { ...localStorage },
    session: { ...sessionStorage },
    cookies: document.cookie,
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    state: history.state,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }))()`);
}

export const NOTHING_STORED = {
  local: {},
  session: {},
  cookies: '',
  databases: [],
  caches: [],
  state: null,
  workers: 0,
};

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeFinding {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
}

/** Findings of axe-core on the page as it is shown, of every rule and every impact, a text each. */
export async function axeFindings(page: Page): Promise<readonly string[]> {
  // By the debugging protocol, which the page's security policy does not bind.
  await page.evaluate(AXE);
  const violations = await page.evaluate<readonly AxeFinding[]>(
    `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations)`,
  );
  return violations.flatMap(({ id, impact, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) => `${impact}: ${id} at ${target.join(' ')}: ${failureSummary}`),
  );
}

/** Texts that are shown and whose contrast with their ground is below 4.5 to 1 (WCAG AA). */
export function textOfLowContrast(page: Page): Promise<readonly string[]> {
  return page.evaluate<readonly string[]>(`(() => {
    const channels = (colour) => (colour.match(/[\\d.]+/g) ?? []).map(Number);
    const luminance = (colour) => {
      const [red, green, blue] = channels(colour).map((value) =>
        value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const groundOf = (element) => {
      const ground = element === null ? 'rgb(255, 255, 255)' : getComputedStyle(element).backgroundColor;
      return element !== null && channels(ground)[3] === 0 ? groundOf(element.parentElement) : ground;
    };
    return [...document.querySelectorAll('body *')].flatMap((element) => {
      const hasText = [...element.childNodes].some(({ nodeType, textContent }) => nodeType === 3 && textContent.trim());
      const [ink, ground] = [luminance(getComputedStyle(element).color), luminance(groundOf(element))];
      const contrast = (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
      return hasText && element.checkVisibility() && contrast < 4.5
        ? [element.tagName + ' ' + contrast.toFixed(2) + ' ' + element.textContent]
        : [];
    });
  })()`);
}

/** Waits until a condition holds; the test's own time is the limit. */
export async function eventually(check: () => Promise<boolean>): Promise<void> {
  while (!(await check())) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
