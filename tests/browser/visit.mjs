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
        this.folders = [];   // made by folder()
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
        const folder = this.folder('browser');
        const context = await require('playwright-core').chromium.launchPersistentContext(folder, { ...browser_options, ...this.#visitor(), reducedMotion: 'no-preference' });
        return this.#visit(context, options);
    }

    // An empty folder for this test; goes when it ends.
    folder(what) {
        this.folders.push(fs.mkdtempSync(path.join(os.tmpdir(), `chainrule-${what}-`)));
        return this.folders.at(-1);
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
        // Null where the element goes while it is asked: the list of controls has just changed, so it is looked up again.
        const { x, y, width, height } = await this.until('the control stands still', () => locator.boundingBox({ timeout: 10_000 }));
        return { x: x + width / 2, y: y + height / 2 };
    }

    // A real press of the mouse on the canvas, where the control is drawn.
    async press(role, name) {
        const { x, y } = await this.middle(this.control(role, name));
        await this.page.mouse.click(x, y);
    }

    // As fast as it goes: the end of the slider, which on small windows is the end of a list.
    async full_speed() {
        const speed = this.page.locator('[data-id="transport.speed"]');
        if (await speed.evaluate(element => element.tagName === 'SELECT')) {
            await speed.selectOption({ index: await speed.locator('option').count() - 1 });
        } else {
            const { x, y, width, height } = await speed.boundingBox();
            await this.page.mouse.click(x + width - 2, y + height / 2);
        }
    }

    async tap(role, name) {
        const { x, y } = await this.middle(this.control(role, name));
        await this.page.touchscreen.tap(x, y);
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

    // The graphics context goes, as when a phone needs its memory elsewhere, and comes back.
    async lose_graphics() {
        await this.page.evaluate(() => {
            globalThis.lost = document.getElementById('canvas').getContext('webgl2').getExtension('WEBGL_lose_context');
            globalThis.lost.loseContext();
        });
    }
    async restore_graphics() {
        await this.pause(500);
        await this.page.evaluate(() => globalThis.lost.restoreContext());
        await this.pause(500);
        await this.calm();
        const error = await this.page.evaluate(() => document.getElementById('canvas').getContext('webgl2').getError());
        check_equal(error, 0, 'the error of WebGL');
    }

    // Until nothing is drawn any more: what was asked for is done, and the twin, which follows within a quarter of a second, is up to date.
    async calm() {
        const calm = await this.page.evaluate(async () => {
            const end = performance.now() + 20_000;
            for (let frames = -1, since = 0; performance.now() < end;) {
                const now = globalThis.chainrule.frames();
                if (now !== frames) [frames, since] = [now, performance.now()];
                else if (performance.now() > since + 360) return true;
                // A frame of its own: while the renderer is behind, the program's does not come either.
                await new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve, 40)));
            }
            return false;
        });
        if (!calm) throw new Error('the page draws without end');
    }

    // Where the focus is: the control, or the element where it is none.
    focused() { return this.page.evaluate(() => document.activeElement.closest('[data-id]')?.dataset.id ?? document.activeElement.tagName); }
    // With Tab, or with Shift and Tab where that is the shorter way.
    async tab_to(id) {
        for (let i = 0; i < 200; i++) {
            const way = await this.page.evaluate(wanted => {
                const ids = [...document.querySelectorAll('#twin [data-id]')].map(twin => twin.dataset.id);
                const here = ids.indexOf(document.activeElement.closest('[data-id]')?.dataset.id);
                return here < 0 ? 1 : ids.indexOf(wanted) - here;
            }, id);
            if (way === 0) return;
            await this.page.keyboard.press(way < 0 ? 'Shift+Tab' : 'Tab');
        }
        throw new Error(`Tab does not reach ${id}`);
    }

    // Uses a control through its twin, as a screen reader does: quicker than the mouse, where it does not matter.
    use(id) { return this.page.locator(`[data-id="${id}"]`).evaluate(twin => twin.click(), null, { timeout: 10_000 }); }
    slide(twin, stop) {
        return twin.evaluate((element, value) => {
            element.value = value;
            element.dispatchEvent(new Event('input'));
        }, String(stop), { timeout: 10_000 });
    }
}

export function check(condition, sentence) {
    if (!condition) throw new Error(`it is not so that ${sentence}`);
}

export function check_equal(actual, expected, what) {
    const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
    if (a !== b) throw new Error(`${what} should be ${b} and is ${a}`);
}
