// Starting: without complaint, in every flavour, and with a sentence where it cannot.
import { check, check_equal } from './visit.mjs';

const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; style-src 'self'; " +
    "img-src 'self' data: blob:; font-src 'self'; manifest-src 'self'; base-uri 'none'";

const sentences = {
    en: { wasm: /has no WebAssembly/, simd: /WebAssembly is too old/, webgl: /offers no WebGL 2/, broken: /download broke off/, again: 'Try again' },
    zh: { wasm: /没有 WebAssembly/, simd: /WebAssembly 过旧/, webgl: /WebGL 2/, broken: /下载中断/, again: '重试' },
};

async function fails_with(t, sentence, before) {
    t.expected.push(/Failure: |no OpenGL|WebGL/);
    const visit = await t.open({ wait: false, before: page => page.addInitScript(before) });
    const alert = visit.page.getByRole('alert');
    await visit.until(`the page says ${sentence}`, async () => sentence.test(await alert.innerText()));
}

export default [
    {
        name: 'the page starts without complaint, in the best flavour and in the language of the browser',
        on: 'all',
        async run(t) {
            const visit = await t.open();
            check_equal(await visit.page.evaluate(() => globalThis.chainrule.flavour), `${t.build}-relaxed`, 'the flavour');
            check_equal(await visit.page.evaluate(() => document.documentElement.lang), t.language === 'zh' ? 'zh-Hans' : 'en', 'the language');
            check(/^Chainrule/.test(await visit.page.title()), 'the title names the program');
            await visit.control('button', t.word('transport.play')).waitFor({ state: 'attached' });
            await visit.until('the static page is gone', () => visit.page.evaluate(() => !document.getElementById('cover')));
        },
    },
    ...['threads-relaxed', 'threads-simd', 'single-relaxed', 'single-simd'].map(flavour => ({
        name: `?flavour=${flavour} starts that one`,
        on: 'once',
        async run(t) {
            const visit = await t.open({ query: `?flavour=${flavour}` });
            check_equal(await visit.page.evaluate(() => globalThis.chainrule.flavour), flavour, 'the flavour');
        },
    })),
    {
        name: '?lang= goes before the language of the browser',
        on: 'languages',
        async run(t) {
            const other = t.language === 'zh' ? 'en' : 'zh';
            const visit = await t.open({ query: `?lang=${other}` });
            check_equal(await visit.page.evaluate(() => document.documentElement.lang), other === 'zh' ? 'zh-Hans' : 'en', 'the language');
        },
    },
    {
        name: 'the policy is sent and stands in the page, and nothing is inline',
        on: 'builds',
        async run(t) {
            const visit = await t.open();
            const answer = await visit.page.request.get(t.address);
            check_equal(answer.headers()['content-security-policy'], policy, 'the header');
            const text = await answer.text();
            check(text.includes(`content="${policy}"`), 'the meta tag has the same policy');
            check(!/<style|\sstyle=|\son\w+=/.test(text), 'there are no inline styles or handlers');
            check_equal(await visit.page.evaluate(() => globalThis.crossOriginIsolated), t.build === 'threads', 'isolation');
        },
    },
    {
        name: 'a download that breaks off is said, and trying again carries on',
        on: 'languages',
        async run(t) {
            t.expected.push(/ERR_FAILED|Failure: broken-off|^failed: .*\.wasm/);
            const visit = await t.open({ wait: false, before: page => page.route('**/*.wasm', route => route.abort()) });
            await visit.until('the page says so', async () => sentences[t.language].broken.test(await visit.page.getByRole('alert').innerText()));
            await visit.page.unroute('**/*.wasm');
            await visit.page.getByRole('button', { name: sentences[t.language].again }).click();
            await visit.started();
            check(!await visit.page.getByRole('alert').isVisible(), 'the sentence is gone');
        },
    },
    {
        name: 'threads that never start give way to the build without',
        on: 'once',
        async run(t) {
            t.expected.push(/Threads did not start/);
            const visit = await t.open({ before: page => page.addInitScript(() => { globalThis.Worker = class extends EventTarget { postMessage() {} terminate() {} }; }) });
            check_equal(await visit.page.evaluate(() => globalThis.chainrule.flavour), 'single-relaxed', 'the flavour');
        },
    },
    {
        name: 'a browser without WebAssembly is told so',
        on: 'languages',
        run: t => fails_with(t, sentences[t.language].wasm, () => { delete globalThis.WebAssembly; }),
    },
    {
        name: 'a browser without SIMD is told so',
        on: 'languages',
        run: t => fails_with(t, sentences[t.language].simd, () => { WebAssembly.validate = () => false; }),
    },
    {
        name: 'a browser without WebGL 2 is told so',
        on: 'languages',
        run: t => fails_with(t, sentences[t.language].webgl, () => {
            const get = HTMLCanvasElement.prototype.getContext;
            HTMLCanvasElement.prototype.getContext = function (kind, ...rest) { return kind === 'webgl2' ? null : get.call(this, kind, ...rest); };
        }),
    },
    {
        name: 'an error while it runs is said, with a way out',
        on: 'languages',
        async run(t) {
            t.expected.push(/made by the test/);
            const visit = await t.open();
            await visit.page.evaluate(() => { setTimeout(() => { throw new Error('made by the test'); }); });
            await visit.until('the page says so', async () => /made by the test/.test(await visit.page.getByRole('alert').innerText()));
            check(await visit.page.getByRole('button', { name: sentences[t.language].again }).isVisible(), 'there is a button to load the page again');
        },
    },
];
