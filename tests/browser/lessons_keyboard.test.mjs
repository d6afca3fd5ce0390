// The whole lesson on backpropagation without a mouse: Tab, Enter, arrows, and what is typed.
import { check, check_equal } from './visit.mjs';
import { calculation, read_lesson } from './lessons.mjs';

const name = '06-backpropagation';

async function follow_by_keys(visit, link) {
    await visit.tab_to(await visit.page.getByRole('region').getByRole('link', { name: link.text, exact: true }).getAttribute('data-id'));
    await visit.page.keyboard.press('Enter');
}

async function answer_by_keys(visit, question) {
    const closed = () => visit.page.locator(`[data-id="${question.id}.because"]`).count();
    if (question.choices.length) {
        await visit.tab_to(`answer.${question.id}.${question.answer}`);
    } else {
        await visit.tab_to(`answer.${question.id}`);
        await visit.page.keyboard.insertText(calculation(question.because));  // all at once, as an input method does: key by key it takes a minute
        await visit.until('what was typed has arrived', () => visit.page.locator(`[data-id="question.check.${question.id}"]:not([aria-disabled])`).count());
    }
    await visit.page.keyboard.press('Enter');
    await visit.until(`question ${question.id} is answered`, closed);
}

export default [
    {
        name: 'the whole lesson on backpropagation by keyboard alone',
        on: 'once',
        seconds: 240,
        run: async t => {
            const lesson = read_lesson(t.language, name);
            const visit = await t.open();
            await visit.tab_to('place.lessons');
            await visit.page.keyboard.press('Enter');
            await visit.page.locator(`[data-id="lessons.${name}"]`).waitFor({ state: 'attached' });
            await visit.tab_to(`lessons.${name}`);
            await visit.page.keyboard.press('Enter');
            for (const step of lesson.steps) {
                await visit.until(`"${step.title}" is there`, async () => await visit.text('page.title').catch(() => '') === step.title);
                await visit.calm();
                for (const link of step.links) await follow_by_keys(visit, link);
                for (const question of step.questions) await answer_by_keys(visit, question);
                for (const { cell } of step.goals.length ? step.sliders : []) {
                    await visit.tab_to(await visit.control('slider', cell).getAttribute('data-id'));
                    await visit.page.keyboard.press('End');
                }
                await visit.until(`what is to be done in "${step.title}" is done`, async () =>
                    !(await visit.page.locator('[role=status]').allTextContents()).some(text => text.startsWith(t.word('goal.open', { goal: '' }))));
                if (step === lesson.steps.at(-1)) break;
                await visit.tab_to('lesson.next');
                await visit.page.keyboard.press('Enter');
            }
            await visit.tab_to('place.lessons');
            await visit.page.keyboard.press('Enter');
            const row = visit.page.locator(`[data-id="lessons.${name}"]`);
            await row.waitFor({ state: 'attached' });
            const said = `${await row.textContent()} ${await row.getAttribute('title')}`;
            check(said.includes(lesson.title), `the row of the lesson has its title: ${said}`);
            check_equal(said.includes(t.word('lessons.done')), true, `that the lesson counts as done: ${said}`);
        },
    },
];
