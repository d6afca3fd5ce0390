// Every step of every lesson, as a learner goes through it: does what the page says, reaches its goals, answers wrongly and rightly, and
// goes back to the start, where every stage is as it was. What there is to do is read from the pages; only how a goal is reached is not.
import { check } from './visit.mjs';
import { all_said, calculation, lesson_names, numbers, read_lesson } from './lessons.mjs';

const slide = (cell, value) => async (visit, step) => {
    const { from, to } = step.sliders.find(slider => slider.cell === cell);
    await visit.slide(visit.control('slider', cell), Math.round((value - from) / (to - from) * 200));
};
const play = async visit => {
    await visit.slide(visit.page.locator('[data-id="transport.speed"]'), 1000);  // the end
    await visit.use('transport.play');
};
const at_its_own_speed = visit => visit.use('transport.play');  // the fastest would run past what is to be seen on the way
const press_the_link = async (visit, step, reached) => {
    for (let i = 0; i < 20 && !await reached(); i++) {
        await follow(visit, step.links[0]);
        await visit.calm();
    }
};
const rate_up = times => async visit => {
    for (let i = 0; i < times; i++) await visit.page.keyboard.press('Shift++');
    await visit.calm();
};

// How goals are reached that say only what is wanted.
const ways = {
    'neuron.a[0] > 0.9': [slide('neuron.w[0,0]', 3)],
    'abs(neuron.a[0] - 0.5) < 0.02': [slide('neuron.b[0]', -1)],
    'output.z[0] > 2': [press_the_link],
    'abs(output.z[0]#3) < 0.1': [slide('output.w[1,0]', -2)],
    'hidden.a[1]#3 == 0': [slide('hidden.b[1]', -2)],
    'neuron.a[0]#0 > 0.9 and neuron.a[0]#1 > 0.9 and neuron.a[0]#2 > 0.9 and neuron.a[0]#3 < 0.1':
        [slide('neuron.w[0,0]', -10), slide('neuron.w[1,0]', -10), slide('neuron.b[0]', 15)],
    'L > -2': [slide('a', 4)],
    'abs(grad hidden.w[0,0]) > 0.01': [slide('output.w[0,0]', 1)],
    'f < 0.1': [slide('x', 0)],
    'x < 1': [play],
    'abs(x) > 1000': [at_its_own_speed],
    'loss < 0.1': [play],
    'loss < 0.05 and step <= 300': [rate_up(4), at_its_own_speed],
    'epoch >= 3': [play],
    'step >= 20': [play],
    'test_loss < 0.1': [rate_up(5), play],
};

async function follow(visit, link) {
    await visit.page.getByRole('region').getByRole('link', { name: link.text, exact: true }).evaluate(twin => twin.click());
}

// Types an answer and presses Enter, or chooses one.
async function answer(visit, question, what) {
    if (question.choices.length) return visit.use(`answer.${question.id}.${what}`);
    await visit.page.locator(`[data-id="answer.${question.id}"]`).evaluate((field, text) => {
        field.value = text;
        field.dispatchEvent(new Event('input'));
        field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
    }, what);
}

async function ask_and_answer(t, visit, question, faults) {
    const before = await all_said(visit), said = part => visit.text(`${question.id}.${part}`);
    const right = question.choices.length ? question.answer : calculation(question.because);
    const wrong = question.choices.length ? String(Number(right) % question.choices.length + 1) : `-(${right})`;
    await answer(visit, question, wrong);
    const reply = await said('reply'), verdict = t.word(question.choices.length ? 'question.not_this' : 'question.wrong');
    check(reply.startsWith(verdict), `"${wrong}" is wrong: ${reply}`);
    const explanation = reply.slice(verdict.length).trim();
    if (!question.choices.length) check(explanation && explanation !== t.word('mistake.unknown'), `the reply to "${wrong}" explains what is wrong: ${reply}`);
    if (question.hint && t.build === 'threads') {
        if (!question.choices.length) await visit.use(`question.hint.${question.id}`);
        check(await said('hint'), 'there is a hint; after a wrong choice it comes by itself');
    }
    await answer(visit, question, right);
    check(await said('because'), `"${right}" is right, and the page says why`);
    if (!/\p{L}/u.test(question.answer) || question.choices.length) return;  // what is counted up is no number of the run
    const [truth] = numbers(await said('answer'));
    faults.push(...gives_away(before, truth).map(what => `the answer ${truth} is given away by ${what}`));
}

// Where the number stands that is asked for. What only counts (steps, ops) may have the same one.
function gives_away(said, truth) {
    const counts = /^(transport\.|page\.counter$|lesson\.|(graph|network)\.picture$)/;
    return Object.entries(said).filter(([id, text]) => !counts.test(id) && numbers(text).some(number => Math.abs(number - truth) <= 0.005 * Math.abs(truth)))
        .map(([id, text]) => `${id}: ${text}`);
}

const met = (visit, t) => async () => (await visit.page.locator('[role=status]').allTextContents()).filter(text => text.startsWith(t.word('goal.met', { goal: '' }))).length;

async function do_step(t, visit, step, faults) {
    for (const question of step.questions) await ask_and_answer(t, visit, question, faults);
    const reached = met(visit, t);
    for (const goal of step.goals) {
        const way = ways[goal.condition];
        check(way, `it is known how to reach "${goal.condition}"`);
        for (const action of way) await action(visit, step, reached);
        await visit.until(`the goal of "${step.title}" is reached: ${goal.condition}`, reached, 30);
    }
    if (!step.goals.length)
        for (const link of step.links) {
            const before = await all_said(visit);
            await follow(visit, link);
            await visit.until(`"${link.text}" in "${step.title}" changes something`, async () => JSON.stringify(await all_said(visit)) !== JSON.stringify(before));
        }
}

// All of a step but what has been answered and reached in it. A number that was asked for reads "?" at first; a landscape with it says less.
// Why a published number is wrong, and what comes out with the mistake, is told once the question about it is answered; a sum has a minus
// where what was hidden is negative.
const own = /^(question\.|answer\.|\d+\.\d+\.|lesson\.(next|bring_back)|page\.proof\..*\.(why|summary)$)/;
function differences(t, step, before, after) {
    const goal = new RegExp(`^(${['goal.met', 'goal.open'].map(key => t.word(key, { goal: '' })).join('|')})`);
    return Object.entries(before).filter(([id]) => !own.test(id) && !(step.questions.length && id.startsWith('landscape.'))).filter(([id, text]) => {
        const parts = text.replace(goal, '').replace(/\?( \+ \?)+/g, '?').split('?').map(part => part.replace(/[.*+^${}()|[\]\\]/g, '\\$&'));
        return !new RegExp(`^${parts.join('.*')}$`, 's').test((after[id] ?? '').replace(goal, ''));
    }).map(([id, text]) => `${id}: ${text} -> ${after[id]}`);
}

async function arrive(visit, lesson, number) {
    await visit.until(`step ${number} of ${lesson.title} is there`, async () => await visit.text('page.title').catch(() => '') === lesson.steps[number - 1].title);
    await visit.calm();
}

async function walk(t, name) {
    const lesson = read_lesson(t.language, name);
    const visit = await t.open({ query: `?lesson=${name}&step=1` });
    const seen = [], faults = [];
    for (const step of lesson.steps) {
        await arrive(visit, lesson, step.number);
        seen.push(await all_said(visit));
        const own = [];
        await do_step(t, visit, step, own).catch(error => own.push(error.message));
        faults.push(...own.map(fault => `"${step.title}": ${fault}`));
        if (step.number < lesson.steps.length) await visit.use('lesson.next');
    }
    for (const step of lesson.steps.slice(0, -1).toReversed()) {
        await visit.use('lesson.back');
        await arrive(visit, lesson, step.number);
        faults.push(...differences(t, step, seen[step.number - 1], await all_said(visit)).map(fault => `on the way back in "${step.title}": ${fault}`));
    }
    return faults;
}

export default [
    {
        name: 'every step of the lessons: its action, its goals, wrong and right answers, and back to the start',
        on: 'all',
        seconds: 180,
        run: async t => {
            const faults = (await Promise.all(lesson_names.map(name => walk(t, name)))).flat();
            check(!faults.length, `all is well:\n${faults.join('\n')}`);
        },
    },
];
