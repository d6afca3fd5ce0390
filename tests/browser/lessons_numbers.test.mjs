// The numbers of the lesson on backpropagation against those that Matt Mazur published with his worked example (mattmazur.com, 2015-03-17;
// the loss after the update is that of his corrected program), wherever the page shows them.
import { check, check_equal } from './visit.mjs';
import { all_said, calculation, numbers, read_lesson } from './lessons.mjs';

const name = '06-backpropagation';

// cell: [value, gradient]; before the update.
const published = {
    'hidden.z[0]': [0.3775, 0.008771355], 'hidden.z[1]': [undefined, 0.009954255],
    'hidden.a[0]': [0.593269992], 'hidden.a[1]': [0.596884378],
    'output.z[0]': [undefined, 0.138498562], 'output.z[1]': [undefined, -0.038098237],
    'output.a[0]': [0.751365070], 'output.a[1]': [0.772928465],
    'hidden.w[0,0]': [0.15, 0.000438568], 'hidden.w[1,0]': [0.20, 0.000877135], 'hidden.w[0,1]': [0.25, 0.000497713], 'hidden.w[1,1]': [0.30, 0.000995425],
    'output.w[0,0]': [0.40, 0.082167041], 'output.w[1,0]': [0.45, 0.082667628], 'output.w[0,1]': [0.50, -0.022602540], 'output.w[1,1]': [0.55, -0.022740242],
};
const updated = {
    'hidden.w[0,0]': [0.149780716], 'hidden.w[1,0]': [0.199561432], 'hidden.w[0,1]': [0.249751144], 'hidden.w[1,1]': [0.299502287],
    'output.w[0,0]': [0.358916480], 'output.w[1,0]': [0.408666186], 'output.w[0,1]': [0.511301270], 'output.w[1,1]': [0.561370121],
};

// Of the last digit that is written: 0.00001 of "0.37750", 1e-8 of "4.3857e−4".
function unit(text) {
    const [, decimals = '', exponent = '0'] = /\d\.?(\d*)(?:e([−-]?\d+))?$/.exec(text);
    return 10 ** (Number(exponent.replace('−', '-')) - decimals.length);
}

async function open_step(visit, lesson, number) {
    await visit.page.goto(`${visit.surroundings.address}?lesson=${name}&step=${number}`);
    await visit.started();
    await visit.until(`step ${number} is there`, async () => await visit.text('page.title').catch(() => '') === lesson.steps[number - 1].title);
    await visit.calm();
    for (const question of lesson.steps[number - 1].questions) {
        if (question.choices.length) continue;
        await visit.page.locator(`[data-id="answer.${question.id}"]`).focus();
        await visit.page.keyboard.insertText(calculation(question.because));
        await visit.page.keyboard.press('Enter');
        await visit.page.locator(`[data-id="${question.id}.because"]`).waitFor({ state: 'attached' });
    }
    await visit.calm();
    return all_said(visit);
}

// In the matrices: to its block, to its place, Enter.
async function choose(visit, cell) {
    const [, block, place] = /^(.*)\[(.*)\]$/.exec(cell);
    const layer = visit.control('radio', block.split('.')[0]);
    if (await layer.getAttribute('aria-checked') !== 'true') await layer.evaluate(option => option.click());
    const at = visit.page.getByRole('gridcell').filter({ hasText: new RegExp(`^${block.replace('.', '\\.')}\\[`) });
    await at.waitFor({ state: 'attached' });
    await at.focus();
    for (const key of ['ArrowUp', 'Home']) await visit.page.keyboard.press(key);  // from the other of two rows
    const indices = place.split(',').map(Number);
    for (let i = 0; i < (indices.length > 1 ? indices[0] : 0); i++) await visit.page.keyboard.press('ArrowDown');
    for (let i = 0; i < indices.at(-1); i++) await visit.page.keyboard.press('ArrowRight');
    await visit.page.keyboard.press('Enter');
    await visit.until(`${cell} is chosen`, async () => await visit.text('inspector.cell') === cell);
}

async function wrong_numbers(visit, expected) {
    await visit.page.keyboard.press('3');
    await visit.control('radio', visit.surroundings.word('transport.forward')).evaluate(option => option.click());
    const wrong = [];
    for (const [cell, facts] of Object.entries(expected)) {
        await choose(visit, cell);
        for (const [i, what] of ['value', 'gradient'].entries()) {
            if (facts[i] === undefined) continue;
            const said = await visit.text(`inspector.${what}`), shown = numbers(said).at(-1);
            if (!(Math.abs(shown - facts[i]) <= 0.5001 * unit(said))) wrong.push(`${cell}, ${said}: published is ${facts[i]}`);
        }
    }
    return wrong;
}

export default [
    {
        name: 'every number of the worked example is the published one, where it is shown',
        on: 'builds',
        async run(t) {
            const lesson = read_lesson(t.language, name);
            const visit = await t.open();
            const loss = await open_step(visit, lesson, 7);
            check_equal(numbers(loss['7.1.because']), [0.2748, 0.02356, 0.2984], 'the loss and its two parts');
            check_equal(numbers(loss['7.1.answer']), [0.29837], 'the loss');
            await open_step(visit, lesson, 11);
            check_equal(await wrong_numbers(visit, published), [], 'what is shown otherwise before the update');
            await open_step(visit, lesson, 12);
            check_equal(await wrong_numbers(visit, updated), [], 'what is shown otherwise after the update');
            const after = Object.values(await open_step(visit, lesson, 13)).flatMap(numbers);
            check(after.includes(0.291027774) && after.includes(0.291027924), 'the loss after the update is shown beside the well-known wrong one');
        },
    },
];
