// The page of published numbers: opened from the header, computed in this browser.
import { check, check_equal } from './visit.mjs';

const rows = visit => visit.page.locator('[data-id^="proof."]').allTextContents();

export default [
    {
        name: 'every published number is reproduced here, or known to be wrong',
        on: 'all',
        async run(t) {
            const visit = await t.open();
            await visit.press('link', t.word('place.proof'));
            const summary = new RegExp(t.word('proof.summary', { all: '(\\d+)', reproduced: '(\\d+)', wrong: '(\\d+)' }));
            const found = await visit.until('all numbers are computed', async () => (await visit.text('proof.summary')).match(summary), 60);
            const numbers = found.slice(1).map(Number).sort((a, b) => a - b);
            check_equal(numbers[0] + numbers[1], numbers[2], 'reproduced and wrong ones together');
            await visit.calm();
            const all = await rows(visit);
            const said = word => all.filter(text => text.includes(t.word(word)) && text.includes(t.word('proof.published')));
            check_equal(said('proof.verdict.not_reproduced'), [], 'numbers that are not reproduced');
            check(said('proof.verdict.reproduced').length > 120, 'a row for each number that is reproduced');
            check(said('proof.verdict.published_wrong').some(text => text.includes('0.291027924') && text.includes('0.291027774')), 'Mazur\'s number beside the right one');
            check(all.includes(t.word('proof.mazur.update.why')), 'the reason stands below it');
            await visit.press('button', t.word('proof.again'));
            await visit.until('they are computed again', async () => summary.test(await visit.text('proof.summary')), 60);
        },
    },
    {
        name: 'on the smallest screen with the largest text the header holds all places, and nothing is cut off',
        on: 'languages',
        async run(t) {
            const visit = await t.open({ context: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 }, query: '?text=1.5' });
            const places = visit.page.locator('[data-id="places.choice"]');
            await visit.until('the places are a list', () => places.count());
            const boxes = await Promise.all(['places.choice', 'header.look', 'header.language'].map(id => visit.page.locator(`[data-id="${id}"]`).boundingBox()));
            for (const box of boxes) check(box.x >= 0 && box.x + box.width <= 390, 'each control of the header is on the screen');
            check(boxes[0].x + boxes[0].width <= Math.min(boxes[1].x, boxes[2].x), 'none lies over another');
            await places.selectOption(t.word('place.proof'));
            await visit.until('the page is there', () => visit.page.locator('[data-id="proof.title"]').count());
        },
    },
];
