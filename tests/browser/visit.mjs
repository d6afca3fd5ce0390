// Surroundings: one kind of build in one language, and the pages that a test opens in them. Visit: one open page, operated as people do.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const tutorials = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../tutorials');

// WebGL 2 without a graphics card; nothing fetched or reported by the browser itself.
const flags = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist', '--no-sandbox', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const browser_options = { executablePath: process.env.CHAINRULE_CHROMIUM || '/usr/bin/chromium', headless: true, args: flags };

export const launch = () => require('playwright-core').chromium.launch(browser_options);

// Chromium's own remarks about its software renderer and about reading the canvas for a picture are not about the page.
const not_ours = /GPU stall due to ReadPixels|Automatic fallback to software WebGL/;

export class Surroundings {
    constructor({ browser, dist, build, language, address }) {
        Object.assign(this, { browser, dist, build, language, address });
        this.words = JSON.parse(fs.readFileSync(path.join(tutorials, language, 'ui.json'), 'utf8'));
        this.visits = [];
        this.folders = [];   // of browsers of their own
        this.notes = [];     // printed with the result: measurements
        this.expected = [];  // patterns of complaints that the test provokes
    }

    note(text) { this.notes.push(text); }

    word(key, values = {}) {
        if (!(key in this.words)) throw new Error(`ui.json (${this.language}) has no "${key}"`);
        return this.words[key].replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
    }

    // Opens the page and waits until the program has drawn. `context`: options of Playwright, as viewport or colorScheme; `before(page)`:
    // runs before the page loads; `query`: of the address; `wait: false` returns at once. The network learns from the first moment on,
    // unless the visitor prefers less motion: most tests do, because they need a still page.
    async open({ context = {}, before, query = '', wait = true } = {}) {
        return this.#visit(await this.browser.newContext({ ...this.#visitor(), ...context }), { before, query, wait });
    }
    #visitor() { return { viewport: { width: 1280, height: 720 }, locale: this.language === 'zh' ? 'zh-CN' : 'en-US', reducedMotion: 'reduce' }; }

    // A browser of its own with a disk cache, as a learner has on the second visit.
    async open_with_disk_cache(options = {}) {
        const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'chainrule-browser-'));
        const context = await require('playwright-core').chromium.launchPersistentContext(folder, { ...browser_options, ...this.#visitor(), reducedMotion: 'no-preference' });
        this.folders.push(folder);
        return this.#visit(context, options);
    }

    async #visit(context, { before, query = '', wait = true }) {
        const page = await context.newPage();
        const visit = new Visit(this, context, page);
        this.visits.push(visit);
        await before?.(page);
        await page.goto(this.address + query);
        if (wait) await visit.started();
        return visit;
    }

    complain_of_complaints() {
        const complaints = this.visits.flatMap(visit => visit.complaints).filter(text => !this.expected.some(pattern => pattern.test(text)));
        if (complaints.length) throw new Error(`the page complained:\n${complaints.join('\n')}`);
    }

    async keep_evidence(stem) {
        for (const [i, visit] of this.visits.entries()) {
            fs.writeFileSync(`${stem}-${i}.txt`, [...visit.complaints, '', await visit.page.content()].join('\n'));
            await visit.page.screenshot({ path: `${stem}-${i}.png`, timeout: 5000 });
        }
    }

    async close() {
        for (const { context } of this.visits) await context.close().catch(() => {});
        for (const folder of this.folders) fs.rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });  // the browser may still be writing
    }
}

export class Visit {
    constructor(surroundings, context, page) {
        Object.assign(this, { surroundings, context, page, complaints: [] });
        const origin = new URL(surroundings.address).origin;
        page.on('console', message => {
            if (['error', 'warning'].includes(message.type()) && !not_ours.test(message.text())) this.complaints.push(`${message.type()}: ${message.text()}`);
        });
        page.on('pageerror', error => this.complaints.push(`uncaught: ${error.stack ?? error}`));
        page.on('requestfailed', request => this.complaints.push(`failed: ${request.url()} ${request.failure()?.errorText}`));
        page.on('request', request => {
            if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).origin !== origin) this.complaints.push(`elsewhere: ${request.url()}`);
        });
        this.ready = page.addInitScript(() => addEventListener('securitypolicyviolation',
            event => console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`)));
    }

    async started() {
        await this.page.waitForFunction(() => globalThis.chainrule?.frames() > 0 && document.querySelector('#twin [data-id]'), null, { timeout: 40_000 });
    }

    frames() { return this.page.evaluate(() => globalThis.chainrule.frames()); }
    pause(milliseconds) { return this.page.waitForTimeout(milliseconds); }

    // A control by what it is and what it is called; `name` is a whole name, or a pattern.
    control(role, name) { return this.page.getByRole(role, { name, exact: true }); }
    // What a text says that has no name of its own, as the loss: by the id that src/ui gives it.
    async text(id) { return (await this.page.locator(`[data-id="${id}"]`).textContent({ timeout: 10_000 })).trim(); }

    async middle(locator) {
        const { x, y, width, height } = await locator.boundingBox({ timeout: 10_000 });
        return { x: x + width / 2, y: y + height / 2 };
    }

    // A real press of the mouse on the canvas, where the control is drawn.
    async press(role, name) {
        const { x, y } = await this.middle(this.control(role, name));
        await this.page.mouse.move(x, y);
        await this.page.mouse.down();
        await this.pause(60);  // a finger or a hand takes as long, and the program sees both
        await this.page.mouse.up();
        await this.pause(60);
    }

    async tap(role, name) {
        const { x, y } = await this.middle(this.control(role, name));
        await this.page.touchscreen.tap(x, y);
        await this.pause(60);
    }

    // Waits until `condition` gives something true, and returns it.
    async until(sentence, condition, seconds = 20) {
        const end = Date.now() + seconds * 1000;
        for (;;) {
            const value = await condition();
            if (value) return value;
            if (Date.now() > end) throw new Error(`after ${seconds} s it is still not so that ${sentence}`);
            await this.pause(100);
        }
    }

    // Until nothing is drawn any more: what was asked for is done, and the twin is up to date.
    async calm() {
        for (let before = -1, quiet = 0, left = 100; quiet < 4; left--) {
            if (!left) throw new Error('the page draws without end');
            const now = await this.frames();
            quiet = now === before ? quiet + 1 : 0;
            before = now;
            await this.pause(100);
        }
    }
}

export function check(condition, sentence) {
    if (!condition) throw new Error(`it is not so that ${sentence}`);
}

export function check_equal(actual, expected, what) {
    const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
    if (a !== b) throw new Error(`${what} should be ${b} and is ${a}`);
}
