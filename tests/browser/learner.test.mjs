// A learner with nothing but a mouse: trains until the spiral is told apart, goes back and forth op by op, asks a weight for its formula.
import { check, check_equal } from './visit.mjs';

const loss_of = async visit => Number(/[\d.]+$/.exec(await visit.text('loss.train'))?.[0]);

// Everything that the twin says of the run; pictures and ids included, so that nothing may differ.
const all_said = visit => visit.page.evaluate(() =>
    [...document.querySelectorAll('#twin [data-id]')].map(twin => `${twin.dataset.id} ${twin.getAttribute('aria-label') ?? twin.textContent} ${twin.value ?? ''}`).join('\n'));

async function choose(visit, name) {
    const option = visit.control('radio', name);
    const { x, y } = await visit.middle(option);
    await visit.page.mouse.click(x, y);
    await visit.until(`${name} is chosen`, async () => await option.getAttribute('aria-checked') === 'true');
}

export default [
    {
        name: 'choose the spiral and full speed, train until the loss is below 0.1, pause, ten ops back and forth, and the formula of a weight',
        on: 'all',
        seconds: 180,
        async run(t) {
            const visit = await t.open({ context: { reducedMotion: 'no-preference' } });
            await choose(visit, t.word('data.circle'));
            await choose(visit, t.word('data.spiral'));
            await visit.full_speed();
            const play = visit.control('button', t.word('transport.play'));
            if (await play.count()) await visit.press('button', t.word('transport.play'));
            const began = Date.now();
            await visit.until('the loss is below 0.1', async () => await loss_of(visit) < 0.1, 120);
            t.note(`a loss of ${await loss_of(visit)} after ${((Date.now() - began) / 1000).toFixed(1)} s of play, ${await visit.text('transport.place')}`);
            await visit.press('button', t.word('transport.pause'));
            await visit.page.mouse.move(5, 300);
            await visit.calm();

            const said = [await all_said(visit)];
            for (let i = 0; i < 10; i++) {
                await visit.press('button', t.word('transport.back.tick'));
                await visit.calm();
                said.push(await all_said(visit));
                check(said.at(-1) !== said.at(-2), `op ${i + 1} back changes something`);
            }
            for (let i = 9; i >= 0; i--) {
                await visit.press('button', t.word('transport.next.tick'));
                await visit.calm();
                check_equal(await all_said(visit), said[i], `what is said ${i} ops before the pause`);
            }

            const neuron = visit.page.getByRole('button', { name: new RegExp(`^${t.word('network.hidden_n', { n: 1 })}`) }).first();
            await press_at(visit, neuron);
            await visit.calm();  // until then the weights of the neuron chosen before are there
            const weight = visit.page.getByRole('button', { name: new RegExp(t.word('network.weight', { cell: '.*\\.w\\[\\d+,\\d+\\]' })) }).first();
            await weight.waitFor({ state: 'attached', timeout: 10_000 });
            await press_at(visit, weight);
            await visit.until('the inspector shows a weight', async () => /\.w\[\d+,\d+\]/.test(await visit.text('inspector.cell')));
            check(/[\d.]+$/.test(await visit.text('inspector.value')), 'its value is read');
            const formula = await visit.text('inspector.goes_to');
            t.note(formula);
            check(/\d/.test(formula) && /[·=+]/.test(formula), 'the formula of its gradient has numbers in it');
        },
    },
    {
        name: 'the formula of a neuron opens the numbers in it, and leads back',
        on: 'once',
        async run(t) {
            const visit = await t.open();
            await visit.press('radio', t.word('transport.stride.step'));
            await visit.press('button', t.word('transport.next.step'));
            await visit.calm();
            const neuron = visit.page.getByRole('button', { name: new RegExp(`^${t.word('network.output')}`) }).first();
            await press_at(visit, neuron);
            await visit.calm();
            const first = await visit.text('inspector.cell');
            await press_at(visit, visit.page.getByRole('region', { name: t.word('inspector'), exact: true }).getByRole('link').first());
            await visit.until('the inspector shows another number', async () => await visit.text('inspector.cell') !== first);
            await visit.press('button', t.word('inspector.back_to', { cell: first }));
            await visit.until('the inspector is back', async () => await visit.text('inspector.cell') === first);
        },
    },
];

async function press_at(visit, locator) {
    const { x, y } = await visit.middle(locator);
    await visit.page.mouse.click(x, y);
}
