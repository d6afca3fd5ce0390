// A picture of every step of every lesson, in build/screenshots/lessons, to be looked at; and what can be said of them without eyes.
// English in light colours, Chinese in dark ones; CHAINRULE_PICTURES=all makes both in both.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { check_equal } from './visit.mjs';
import { lesson_names, read_lesson } from './lessons.mjs';

const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../build/screenshots/lessons');
const sizes = [[1280, 720], [1920, 1080], [390, 844]];
const all = process.env.CHAINRULE_PICTURES === 'all';

// Texts of the page that lie on each other or stick out of it, weights that cover a neuron or another weight.
function faults() {
    const box = element => element.getBoundingClientRect();
    const shared = (a, b) => Math.min(Math.min(a.right, b.right) - Math.max(a.left, b.left), Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));
    const found = [];
    const apart = (ones, others, most) => ones.forEach((one, i) => others.forEach((other, k) => {
        if (one !== other && (ones !== others || i < k) && shared(box(one), box(other)) > most) found.push(`${one.dataset.id} lies on ${other.dataset.id}`);
    }));
    const texts = [...document.querySelectorAll('#twin :is(p, h2, input)[data-id^="page."]')];
    apart(texts, texts, 1);
    const network = [...document.querySelectorAll('#twin button[data-id^="network."]')];
    const tiles = network.filter(button => /\.(a|z)\[|\.x\[|network\.x\[/.test(button.dataset.id)), pills = network.filter(button => !tiles.includes(button));
    apart(pills, pills, 2);
    apart(pills, tiles, 8);  // a tile may be pressed a little beside it
    return found;
}

async function photograph(t, [width, height], colorScheme) {
    const touch = width < 700;
    const context = { viewport: { width, height }, colorScheme, ...(touch && { deviceScaleFactor: 2, hasTouch: true, isMobile: true }) };
    const visit = await t.open({ query: `?lesson=${lesson_names[0]}&step=1`, context });
    const found = [];
    for (const name of lesson_names) {
        const lesson = read_lesson(t.language, name);
        for (const step of lesson.steps) {
            await visit.until(`"${step.title}" is there`, async () => await visit.text('page.title').catch(() => '') === step.title);
            await visit.calm();
            const file = `${name.slice(0, 2)}-${String(step.number).padStart(2, '0')}-${width}x${height}-${colorScheme}-${t.language}.png`;
            await visit.page.screenshot({ path: path.join(folder, file) });
            found.push(...(await visit.page.evaluate(faults)).map(fault => `${file}: ${fault}`));
            await visit.use('lesson.next');
        }
    }
    return found;
}

export default [
    {
        name: 'pictures of every step at three sizes, in which nothing lies on anything else',
        on: 'languages',
        seconds: all ? 600 : 300,
        run: async t => {
            fs.mkdirSync(folder, { recursive: true });
            const usual = t.language === 'en' ? 'light' : 'dark';
            for (const colours of all ? ['light', 'dark'] : [usual])
                check_equal((await Promise.all(sizes.map(size => photograph(t, size, colours)))).flat(), [], 'what is wrong in the pictures');
        },
    },
];
