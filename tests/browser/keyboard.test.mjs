// Without a mouse: Tab reaches everything, twins use their own keys, shortcuts work wherever the focus is, the browser keeps its own.
import { check, check_equal } from './visit.mjs';

const place = visit => visit.text('transport.place');
const numbers = text => (text.match(/\d+/g) ?? []).map(Number);  // epoch, step, op, ops

export default [
    {
        name: 'a lesson with the keyboard alone: Tab to a control, Enter, arrows, and the numbers change',
        on: 'all',
        async run(t) {
            const visit = await t.open();
            await visit.tab_to('transport.next');
            await visit.page.keyboard.press('Enter');
            await visit.until('one op is computed', async () => numbers(await place(visit))[2] === 1);
            await visit.page.keyboard.press(' ');
            await visit.until('two ops are computed', async () => numbers(await place(visit))[2] === 2);

            const rate = visit.page.locator('[data-id="settings.rate"]');
            await visit.tab_to('settings.rate');
            const value = async () => Number(await rate.getAttribute('aria-valuetext'));
            const before = await value();
            await visit.page.keyboard.press('ArrowRight');
            await visit.page.keyboard.press('ArrowRight');
            await visit.until('the learning rate is two stops higher', async () => await value() > 2 * before);
            await visit.page.keyboard.press('Home');
            await visit.until('it is the lowest', async () => Number(await rate.inputValue()) === 0);

            const data = visit.page.locator('[data-id="settings.data"]');
            await visit.tab_to('settings.data');
            const chosen = () => data.evaluate(twin => twin.selectedIndex ?? [...twin.children].findIndex(option => option.ariaChecked === 'true'));
            const first = await chosen();
            await visit.page.keyboard.press(first > 0 ? 'ArrowLeft' : 'ArrowRight');
            await visit.until('another data set is chosen', async () => await chosen() === (first > 0 ? first - 1 : first + 1));
        },
    },
    {
        name: 'Tab goes through all controls in order and out again, and shows where it is',
        on: 'languages',
        async run(t) {
            const visit = await t.open();
            const order = await visit.page.evaluate(() => [...document.querySelectorAll('#twin [data-id]')]
                .filter(twin => twin.tabIndex >= 0 || twin.matches('[role=radiogroup], [role=grid]')).map(twin => twin.dataset.id));
            const reached = [];
            for (let i = 0; i < order.length; i++) {
                await visit.page.keyboard.press('Tab');
                reached.push(await visit.focused());
            }
            check_equal(reached, order, 'the order of Tab');
            await visit.page.keyboard.press('Tab');
            check(!order.includes(await visit.focused()), 'after the last control Tab leaves the page');

            await visit.calm();
            const without = await visit.page.screenshot();
            await visit.tab_to('transport.next');
            await visit.calm();
            check(!without.equals(await visit.page.screenshot()), 'the ring is seen');
        },
    },
    {
        name: 'every shortcut does what the list of keys says',
        on: 'builds',
        async run(t) {
            const visit = await t.open();
            const press = async (key, sentence, condition) => {
                await visit.page.keyboard.press(key);
                await visit.until(`${key}: ${sentence}`, condition, 10);
            };
            const at = async (step, op) => { const [, s, o] = numbers(await place(visit)); return s === step && (op === undefined || o === op); };
            const look = () => visit.page.screenshot();
            await press(' ', 'one op', () => at(0, 1));
            await press('Shift+ ', 'one op back', () => at(0, 0));
            await press('ArrowRight', 'one step', () => at(1));
            await press('ArrowLeft', 'one step back', () => at(0));
            await press('Shift+ArrowRight', 'one epoch', async () => numbers(await place(visit))[1] > 1);
            await press('Shift+ArrowLeft', 'one epoch back', () => at(0));
            await press('p', 'it plays', async () => numbers(await place(visit))[1] > 2);
            await press('p', 'it pauses', () => visit.control('button', t.word('transport.play')).count());
            await press('r', 'back at the start', () => at(0));
            const text = id => visit.text(id).catch(() => '');
            const rate = visit.page.locator('[data-id="settings.rate"]');
            const value = async () => Number(await rate.getAttribute('aria-valuetext'));
            const before = await value();
            await press('Shift++', 'a higher rate', async () => await value() > before);
            const higher = await value();
            await press('-', 'a lower rate', async () => await value() < higher);
            const network = () => visit.page.locator('[data-id="network.picture"] ~ button').allTextContents().then(all => all.join());
            await press(' ', 'one op', () => at(0, 1));
            await press('ArrowRight', 'one step', () => at(1));
            const weights = await network();
            await press('n', 'other weights', async () => await network() !== weights && at(0));
            const plane = await visit.page.locator('[data-id="settings.data"]').innerHTML();
            await press('d', 'other data', async () => await visit.page.locator('[data-id="settings.data"]').innerHTML() !== plane);
            await press('Shift+?', 'the list of keys', async () => await text('keys.title') === t.word('keys'));
            await press('Escape', 'it is closed', async () => await visit.page.locator('[data-id="keys.title"]').count() === 0);
            const usual = await look();
            await press('a', 'larger text', async () => !usual.equals(await look()));
            const light = await look();
            await press('t', 'other colours', async () => !light.equals(await look()));
            await press('l', 'the other language', () => visit.page.evaluate(before => document.documentElement.lang !== before, t.language));
        },
    },
    {
        name: 'keys reach the program from every focus, and the browser keeps Tab, F5 and its own combinations',
        on: 'once',
        async run(t) {
            const visit = await t.open();
            const ops = async () => numbers(await place(visit))[2];
            await visit.page.keyboard.press(' ');
            await visit.until('a key works before anything has the focus', async () => await ops() === 1);
            await visit.tab_to('settings.rate');
            await visit.page.keyboard.press(' ');
            await visit.until('Space works on a slider, which does not use it', async () => await ops() === 2);
            await visit.page.mouse.click(5, 300);
            await visit.page.keyboard.press(' ');
            await visit.until('and after a click on the canvas', async () => await ops() === 3);
            const kept = await visit.page.evaluate(() => {
                const prevented = [];
                addEventListener('keydown', event => prevented.push([event.key, event.defaultPrevented]));
                globalThis.prevented = prevented;
            }).then(async () => {
                for (const key of ['F2', 'Control+b', 'Alt+x']) await visit.page.keyboard.press(key);
                return visit.page.evaluate(() => globalThis.prevented.filter(([key, prevented]) => prevented && !['Control', 'Alt'].includes(key)));
            });
            check_equal(kept, [], 'the keys of the browser that the page keeps to itself');
            await visit.page.keyboard.press('Tab');
            check(await visit.focused() !== 'CANVAS', 'Tab leaves the canvas');
        },
    },
];
