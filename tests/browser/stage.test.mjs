// The stage's views by role and name: chips and keys, cards of the graph, cells of the matrices, the choice that stays.
import { numbers } from './lessons.mjs';
import { check, check_equal } from './visit.mjs';

const chosen = visit => visit.text('inspector.cell');

async function do_one_step(visit) {
    await visit.page.keyboard.press('ArrowRight');
    await visit.until('one step is done', async () => Number((await visit.text('transport.place')).match(/\d+/g)[1]) === 1);
}

export default [
    {
        name: 'network, graph and matrices show the same choice, by chips and by keys',
        on: 'languages',
        async run(t) {
            const visit = await t.open();
            await do_one_step(visit);
            await visit.press('radio', t.word('stage.graph'));
            const card = visit.page.locator('[data-id="graph.hidden_1.z"]');
            const { x, y } = await visit.middle(card);
            await visit.page.mouse.click(x, y);
            await visit.until('the card is chosen', async () => (await chosen(visit)).startsWith('hidden_1.z['));
            const cell = await chosen(visit);
            await visit.page.keyboard.press('3');
            await visit.until('the matrices are there', () => visit.page.getByRole('grid').count());
            check_equal(await chosen(visit), cell, 'the choice in the matrices');
            await visit.press('radio', t.word('stage.network'));
            await visit.until('the network is there', () => visit.page.locator('[data-id="network.picture"]').count());
            check_equal(await chosen(visit), cell, 'the choice in the network');
        },
    },
    {
        name: 'the view, the choice, how far the buttons go and the speed are still there after a reload',
        on: 'builds',
        async run(t) {
            const visit = await t.open();
            const speed = () => visit.page.locator('[data-id="transport.speed"]').getAttribute('aria-valuetext');
            await visit.press('radio', t.word('transport.stride.layer'));
            await visit.slide(visit.page.locator('[data-id="transport.speed"]'), 3);
            await visit.until('it is slow', async () => await speed() === t.word('speed.steps', { n: 4 }));
            await visit.use('network.hidden_1.a[1]');
            await visit.press('radio', t.word('stage.graph'));
            await visit.calm();
            // The worker may hear of the speed before it hears of the run, or after: each time is another try.
            for (let i = 0; i < 3; i++) {
                await visit.page.reload();
                await visit.started();
                await visit.calm();
                check_equal(await speed(), t.word('speed.steps', { n: 4 }), 'the speed');
                check_equal(await chosen(visit), 'hidden_1.a[1]', 'the choice');
                for (const chip of ['stage.graph', 'transport.stride.layer'])
                    check_equal(await visit.control('radio', t.word(chip)).getAttribute('aria-checked'), 'true', chip);
            }
        },
    },
    {
        name: 'a gradient is checked against differences beside it, and the check goes with the choice',
        on: 'languages',
        async run(t) {
            const visit = await t.open();
            await do_one_step(visit);
            await visit.use('inspector.check');
            const said = () => visit.page.locator('[data-id="inspector.gradient_check"]').getAttribute('aria-label');
            const first = await visit.until('the check is there', () => said().catch(() => null));
            check(numbers(first).at(-1) < 1e-6, `both agree: ${first}`);
            await visit.use('network.hidden_1.a[1]');
            await visit.until('it is of another number', async () => await said() !== first);
            await visit.page.keyboard.press('c');
            await visit.until('it is put away', async () => !await visit.page.locator('[data-id="inspector.gradient_check"]').count());
        },
    },
    {
        name: 'a matrix is one grid: Tab stops at it once, arrows walk through its cells, Enter chooses',
        on: 'builds',
        async run(t) {
            const visit = await t.open();
            await visit.page.keyboard.press('ArrowRight');
            await visit.page.keyboard.press('3');
            const weights = visit.page.getByRole('grid', { name: /^W,/ });
            await weights.waitFor({ state: 'attached' });
            const cell = weights.getByRole('gridcell');
            await cell.focus();
            await visit.page.keyboard.press('Home');
            await visit.page.keyboard.press('ArrowDown');
            await visit.page.keyboard.press('ArrowRight');
            await visit.until('the cell is further', async () => /\.w\[\d,1\]/.test(await cell.textContent()));
            check(await weights.getByRole('row').getAttribute('aria-rowindex') > 1, 'the row of the cell');
            const name = (await cell.textContent()).split(' ')[0];
            await visit.page.keyboard.press('Enter');
            await visit.until('it is chosen', async () => await chosen(visit) === name);
        },
    },
    {
        name: 'while going backward the graph says what every wire passes back',
        on: 'languages',
        async run(t) {
            const visit = await t.open();
            await visit.page.keyboard.press('2');
            const passes = () => visit.page.locator('[data-id^="graph.edge."]').count();
            for (let op = 0; op < 14 && !await passes(); op++) {
                await visit.page.keyboard.press(' ');
                await visit.until('the op is done', async () => Number((await visit.text('transport.place')).match(/\d+/g)[2]) === op + 1);
                await visit.calm();
            }
            check(await passes() > 0, 'a number that is passed back');
        },
    },
];
