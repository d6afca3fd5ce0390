// The accessible twin: complete, where the controls are, without violations of the accessibility rules that axe-core knows.
import { createRequire } from 'node:module';
import { check, check_equal } from './visit.mjs';
import { lesson_names } from './lessons.mjs';

const axe = createRequire(import.meta.url).resolve('axe-core');

async function violations(visit) {
    // The rules are run by the test and not by the page, whose policy would refuse them.
    await visit.page.evaluate(await import('node:fs').then(fs => fs.readFileSync(axe, 'utf8')));
    const found = await visit.page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
    return found.violations.map(violation => `${violation.id} (${violation.impact}): ${violation.help}; ${violation.nodes[0].html.slice(0, 200)}`);
}

export default [
    {
        name: 'axe-core finds nothing: at the start, with a chosen weight, with the list of keys',
        on: 'languages',
        seconds: 120,
        async run(t) {
            const visit = await t.open();
            await visit.until('the static page is gone', () => visit.page.evaluate(() => !document.getElementById('cover')));
            check_equal(await violations(visit), [], 'what axe-core finds at the start');
            await visit.press('radio', t.word('transport.stride.step'));
            await visit.press('button', t.word('transport.next.step'));
            const { x, y } = await visit.middle(visit.page.getByRole('button', { name: new RegExp(`^${t.word('network.output')}`) }).first());
            await visit.page.mouse.click(x, y);
            await visit.until('the inspector is open', () => visit.page.locator('[data-id="inspector.value"]').count());
            check_equal(await violations(visit), [], 'what axe-core finds with the inspector');
            await visit.press('button', t.word('header.keys'));
            await visit.until('the keys are listed', () => visit.page.locator('[data-id="keys.title"]').count());
            check_equal(await violations(visit), [], 'what axe-core finds with the list of keys');
        },
    },
    {
        name: 'axe-core finds nothing on the static page and on a failure',
        on: 'languages',
        async run(t) {
            t.expected.push(/ERR_FAILED|Failure: broken-off|^failed: .*\.wasm/);
            let break_off;
            const held = new Promise(resolve => { break_off = resolve; });
            const visit = await t.open({ wait: false, before: page => page.route('**/*.wasm', route => held.then(() => route.abort())) });
            await visit.until('the download has begun', () => visit.page.evaluate(() => document.getElementById('amount').textContent));
            check_equal(await violations(visit), [], 'what axe-core finds on the static page');
            break_off();
            await visit.page.getByRole('alert').waitFor();
            check_equal(await violations(visit), [], 'what axe-core finds on the failure');
        },
    },
    {
        name: 'axe-core finds nothing in the lessons: their list, a page, a wrong answer, choices, each view of the stage',
        on: 'languages',
        seconds: 120,
        async run(t) {
            const visit = await t.open({ query: `?lesson=${lesson_names[1]}&step=6` });
            const nothing_wrong = async where => {
                await visit.calm();
                check_equal(await violations(visit), [], `what axe-core finds ${where}`);
            };
            await visit.until('the static page is gone', () => visit.page.evaluate(() => !document.getElementById('cover')));
            await visit.control('textbox', t.word('question.field')).focus();
            await visit.page.keyboard.type('1');
            await visit.page.keyboard.press('Enter');
            await visit.page.locator('[data-id$=".reply"]').waitFor({ state: 'attached' });
            await nothing_wrong('with a wrong answer');
            for (const view of ['graph', 'matrices', 'landscape']) {
                await visit.press('radio', t.word(`stage.${view}`));
                await nothing_wrong(`with the ${view}`);
            }
            for (const step of [1, 13]) {
                await visit.page.goto(`${t.address}?lesson=${lesson_names[1]}&step=${step}`);
                await visit.started();
                await visit.until('the static page is gone', () => visit.page.evaluate(() => !document.getElementById('cover')));
                await nothing_wrong(`in step ${step}`);
            }
            await visit.press('link', t.word('place.lessons'));
            await visit.page.locator('[data-id="lessons.found"]').waitFor({ state: 'attached' });
            await nothing_wrong('in the list of lessons');
        },
    },
    {
        name: 'every twin has a name, lies in the window, and cannot be hit itself',
        on: 'languages',
        async run(t) {
            const visit = await t.open();
            const wrong = await visit.page.evaluate(() => [...document.querySelectorAll('#twin [data-id]')].flatMap(twin => {
                const { left, top, right, bottom, width } = twin.getBoundingClientRect();
                const id = twin.dataset.id;
                const faults = [];
                if (!(twin.getAttribute('aria-label') ?? twin.textContent).trim()) faults.push(`${id} has no name`);
                if (left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1 || width <= 0) faults.push(`${id} lies at ${left}, ${top}`);
                if (document.elementFromPoint((left + right) / 2, (top + bottom) / 2)?.id !== 'canvas') faults.push(`${id} would take a click`);
                return faults;
            }));
            check_equal(wrong, [], 'what is wrong');
            check(await visit.page.locator('#twin [data-id]').count() > 30, 'the twin is not nearly empty');
            for (const role of ['banner', 'main']) check_equal(await visit.page.getByRole(role).count(), 1, `the number of landmarks "${role}"`);
            check_equal(await visit.page.getByRole('heading', { level: 1 }).allTextContents(), ['Chainrule'], 'the heading of the page');
        },
    },
    {
        name: 'the twin follows without being built anew: an element stays the same while its name changes',
        on: 'once',
        async run(t) {
            const visit = await t.open();
            const play = await visit.control('button', t.word('transport.play')).elementHandle();
            await visit.press('button', t.word('transport.play'));
            await visit.control('button', t.word('transport.pause')).waitFor({ state: 'attached' });
            check_equal(await play.evaluate(twin => [twin.isConnected, twin.textContent]), [true, t.word('transport.pause')], 'the twin of the button');
        },
    },
    {
        name: 'a twin that has the focus keeps it through an update, and gives it up with its control',
        on: 'once',
        async run(t) {
            const visit = await t.open();
            const focused = () => visit.page.evaluate(() => document.activeElement.dataset.id);
            await visit.press('radio', t.word('transport.stride.step'));
            await visit.press('button', t.word('transport.next.step'));
            await visit.control('button', t.word('transport.play')).focus();
            await visit.page.keyboard.press('Enter');
            await visit.control('button', t.word('transport.pause')).waitFor({ state: 'attached' });
            await visit.pause(800);
            check_equal(await focused(), 'transport.play', 'the focus while the network learns');
            await visit.page.keyboard.press('Enter');
            await visit.control('button', t.word('transport.play')).waitFor({ state: 'attached' });
            await visit.control('button', t.word('header.keys')).focus();
            await visit.page.keyboard.press('Enter');
            await visit.control('button', t.word('keys.close_sheet')).focus();
            await visit.page.keyboard.press('Enter');
            await visit.until('the list is closed', async () => await visit.page.locator('[data-id="keys.title"]').count() === 0);
            check_equal(await focused(), undefined, 'the focus after its control has gone');
        },
    },
];
