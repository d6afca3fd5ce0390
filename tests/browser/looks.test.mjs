// Language, colours, sizes and fingers. Pictures of the page go to build/screenshots.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { check, check_equal } from './visit.mjs';

const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../build/screenshots');

const sizes = [[1280, 720], [1920, 1080], [390, 844]];
const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };

// Trained for a while and looked at, so that the picture shows what the page is for.
async function used(t, visit, touch) {
    const use = (role, name) => touch ? visit.tap(role, name) : visit.press(role, name);
    await visit.full_speed();
    await use('button', t.word('transport.play'));
    await visit.until('the loss falls', async () => Number(/[\d.]+$/.exec(await loss(visit))?.[0]) < 0.1, 60);
    await use('button', t.word('transport.pause'));
    await visit.control('button', t.word('transport.play')).waitFor({ state: 'attached' });
}

// The phone has no room for the number; its curves say it.
async function loss(visit) {
    const number = visit.page.locator('[data-id="loss.train"]');
    if (await number.count()) return number.textContent();
    return /[\d.]+/.exec((await visit.page.locator('[data-id="curves"]').getAttribute('aria-label')).replace(/^.*?[:：]/, ''))?.[0] ?? '';
}

export default [
    {
        name: 'the language is switched in place, and is still chosen on the next visit',
        on: 'languages',
        async run(t) {
            const visit = await t.open();
            const words = { en: '中文', zh: 'English' };
            await visit.press('radio', t.word('transport.stride.step'));
            await visit.press('button', t.word('transport.next.step'));
            await visit.calm();
            const place = (await visit.text('transport.place')).match(/\d+/g);
            check_equal(t.word('header.language'), words[t.language], 'the name of the other language');
            await visit.press('button', t.word('header.language'));
            await visit.until('the document is in the other language', () => visit.page.evaluate(before => document.documentElement.lang !== before, t.language === 'zh' ? 'zh-Hans' : 'en'));
            await visit.control('button', words[t.language === 'zh' ? 'en' : 'zh']).waitFor({ state: 'attached' });
            check_equal((await visit.text('transport.place')).match(/\d+/g), place, 'the place in the run');
            await visit.page.reload();
            await visit.started();
            await visit.control('button', words[t.language === 'zh' ? 'en' : 'zh']).waitFor({ state: 'attached' });
        },
    },
    {
        name: 'colours follow the system, change in place, and are kept',
        on: 'once',
        async run(t) {
            const visit = await t.open({ context: { colorScheme: 'dark' } });
            const ground = async () => {
                await visit.calm();
                const picture = await visit.page.screenshot({ clip: { x: 4, y: 200, width: 1, height: 1 } });
                return picture.toString('base64');
            };
            const dark = await ground();
            const seen = new Set([dark]);
            for (let i = 0; i < 2; i++) {
                await visit.press('button', t.word('header.look'));
                await visit.page.mouse.move(5, 300);
                seen.add(await ground());
            }
            check_equal(seen.size, 3, 'the number of different grounds');
            await visit.page.reload();
            await visit.started();
            check(await ground() !== dark, 'the choice is kept');
        },
    },
    {
        name: 'a phone: everything by fingers, targets of 44 points, the inspector as a sheet that closes',
        on: 'all',
        seconds: 90,
        async run(t) {
            const visit = await t.open({ context: phone });
            const small = await visit.page.evaluate(() => [...document.querySelectorAll('[data-id^="transport."]')].filter(twin => twin.matches('button'))
                .filter(twin => { const { width, height } = twin.getBoundingClientRect(); return width < 44 || height < 44; }).map(twin => twin.dataset.id));
            check_equal(small, [], 'buttons that are too small for a finger');
            await visit.control('combobox', t.word('transport.stride')).selectOption(t.word('transport.stride.step'));
            await visit.control('button', t.word('transport.next.step')).waitFor({ state: 'attached' });
            await visit.tap('button', t.word('transport.next.step'));
            await visit.until('one step is done', async () => Number((await visit.text('transport.place')).match(/\d+/g)[1]) === 1);
            const neuron = visit.page.getByRole('button', { name: new RegExp(`^${t.word('network.output')}`) }).first();
            const { x, y } = await visit.middle(neuron);
            await visit.page.touchscreen.tap(x, y);
            await visit.until('the inspector is open', () => visit.page.locator('[data-id="inspector.value"]').count());
            await visit.tap('button', t.word('inspector.close'));
            await visit.until('it is closed', async () => await visit.page.locator('[data-id="inspector.value"]').count() === 0);
            await visit.tap('button', t.word('transport.play'));
            await visit.until('it learns', async () => Number((await visit.text('transport.place')).match(/\d+/g)[1]) > 10);
            await visit.tap('button', t.word('transport.pause'));
            await visit.control('button', t.word('transport.play')).waitFor({ state: 'attached' });
        },
    },
    ...sizes.flatMap(([width, height]) => ['light', 'dark'].map(colorScheme => ({
        name: `a picture at ${width}x${height}, ${colorScheme}`,
        on: 'languages',
        seconds: 120,
        async run(t) {
            const touch = width < 700;
            const visit = await t.open({ context: { ...(touch && phone), viewport: { width, height }, colorScheme } });
            await used(t, visit, touch);
            const neuron = visit.page.getByRole('button', { name: new RegExp(`^${t.word('network.output')}`) }).first();
            if (!touch) {
                const { x, y } = await visit.middle(neuron);
                await visit.page.mouse.click(x, y);
                await visit.page.mouse.move(3, height - 3);
            }
            await visit.calm();
            fs.mkdirSync(folder, { recursive: true });
            await visit.page.screenshot({ path: path.join(folder, `${width}x${height}-${colorScheme}-${t.language}.png`) });
        },
    }))),
];
