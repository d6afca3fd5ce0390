// Lessons as a learner meets them: a file of one's own, starting over, and what is kept when the page goes.
import { check, check_equal } from './visit.mjs';

const mine = '---\ntitle: Mine\n---\n```stage\nmodel = one-neuron\ndata = given x=0.5,-1 y=1\nbatch_size = 1\n```\n## First\nThe weight is `=neuron.w[0,0]`.\n\n' +
    '```stage\nmodel = one-neuron\nseed = x\n```\n## Second\nMore, [elsewhere](https://example.org).\n';

// As the browser does it when files are let go over the page.
async function drop(visit, ...files) {
    await visit.page.evaluate(files => {
        const transfer = new DataTransfer();
        for (const { name, text, size } of files) transfer.items.add(new File([size ? new Uint8Array(size) : text], name));
        for (const kind of ['dragover', 'drop']) document.body.dispatchEvent(new DragEvent(kind, { dataTransfer: transfer, bubbles: true, cancelable: true }));
    }, files);
}

// Steps that the run has done.
const step_of = async visit => Number((await visit.text('transport.place')).match(/\d+/g)[1]);
const title = visit => visit.text('page.title');
const says = (visit, sentence) => visit.until(`the page says ${sentence}`, async () => (await visit.page.locator('[data-id="message"]').textContent().catch(() => '')).trim() === sentence);
const stored = (visit, key) => visit.page.evaluate(key => localStorage.getItem(`chainrule.${key}`), key);

export default [
    {
        name: 'a Markdown file that is dropped opens as a lesson, shows its faults, stays over a reload, and goes when it is removed',
        on: 'all',
        async run(t) {
            const visit = await t.open();
            await drop(visit, { name: 'notes.md', text: mine });
            await visit.until('the lesson is open', async () => await title(visit) === 'First');
            check_equal(await visit.text('page.own'), t.word('lesson.own', { file: 'notes.md' }), 'the mark');
            await visit.until('the number is live', async () => /\d/.test(await visit.text('page.0')));
            check(!await visit.page.locator('#drop').isVisible(), 'the sheet for dropping is gone');
            await visit.press('button', t.word('lesson.next'));
            await visit.until('the next step', async () => await title(visit) === 'Second');
            check((await visit.text('page.fault.0')).includes('14'), 'the fault names its line');
            await visit.page.reload();
            await visit.started();
            await visit.until('the same step is open again', async () => await title(visit) === 'Second');
            await drop(visit, { name: 'notes.md', text: mine.replace('Second', 'Changed') });
            await visit.until('it is replaced, at the same step', async () => await title(visit) === 'Changed');
            const remove = visit.control('button', t.word('lessons.remove', { file: 'notes.md' }));
            await remove.focus();
            await visit.page.keyboard.press('Enter');
            await visit.until('the list is there without it', async () => !await visit.page.locator('[data-id="lessons.own/notes.md"]').count() && await visit.page.locator('[data-id="lessons.title"]').count());
            check_equal(await stored(visit, 'own'), '', 'what is kept of it');
        },
    },
    {
        name: 'what is no lesson is refused in a sentence with its name, and one stays where one is',
        on: 'languages',
        async run(t) {
            const visit = await t.open({ query: '?lesson=03-forward-propagation&step=2' });
            const before = await title(visit);
            await drop(visit, { name: 'big.md', size: (1 << 20) + 1 });
            await says(visit, t.word('error.file.too_large', { name: 'big.md', limit: 1 }));
            await drop(visit, { name: 'a.md', text: mine }, { name: 'b.md', text: mine });
            await says(visit, t.word('error.file.several', { name: 'a.md' }));
            await drop(visit, { name: 'picture.png', size: 100 });
            await says(visit, t.word('error.own.not_text', { name: 'picture.png' }));
            await drop(visit, { name: 'list.txt', text: 'milk\neggs\n' });
            await says(visit, t.word('error.own.no_lesson', { name: 'list.txt' }));
            check_equal(await title(visit), before, 'the step');
        },
    },
    {
        name: 'a formula of one\'s own becomes the graph, with its numbers, and a wrong one is refused in a sentence',
        on: 'languages',
        async run(t) {
            const visit = await t.open({ query: '?lesson=03-forward-propagation&step=8' });
            const field = visit.control('textbox', t.word('expression.field'));
            const run = async text => {
                await field.fill(text);
                await visit.calm();
                await visit.press('button', t.word('expression.run'));
            };
            await run('u = 3; v = u^2; v + k');
            await visit.until('its graph is there', () => visit.page.locator('[data-id="graph.v"]').count());
            for (let i = 0; i < 3; i++) await visit.press('button', t.word('transport.next.tick'));
            await visit.until('it is computed', async () => (await visit.text('loss.train')).endsWith('10.000'));
            await run('u +');
            await visit.until('what is missing is said', async () => (await visit.page.locator('[data-id="message"]').textContent().catch(() => '')).includes('u +'));
            check_equal(await visit.page.locator('[data-id="graph.v"]').count(), 1, 'the graph of before');
        },
    },
    {
        name: 'who cannot drag chooses the file in the list of lessons, by pointer and by keyboard',
        on: 'builds',
        async run(t) {
            const visit = await t.open();
            visit.page.on('filechooser', () => {});  // while somebody listens, Playwright takes the chooser; it is late to begin with it at the press
            await visit.press('link', t.word('place.lessons'));
            const button = visit.control('button', t.word('lessons.open_file'));
            for (const by of ['pointer', 'keyboard']) {
                await button.waitFor({ state: 'attached' });
                await button.focus();  // scrolls it into sight
                await visit.calm();
                const asked = visit.page.waitForEvent('filechooser', { timeout: 10_000 });
                if (by === 'keyboard') await visit.page.keyboard.press('Enter');
                else await visit.press('button', t.word('lessons.open_file'));
                await (await asked).setFiles({ name: `${by}.md`, mimeType: 'text/markdown', buffer: Buffer.from(mine) });
                await visit.until('the lesson is open', async () => await visit.page.locator('[data-id="page.own"]').count() &&
                    await visit.text('page.own') === t.word('lesson.own', { file: `${by}.md` }));
                await visit.press('link', t.word('place.lessons'));
            }
        },
    },
    {
        name: 'a lesson is started over from the list, and says so; the others keep what was done',
        on: 'languages',
        async run(t) {
            const done = { version: 1, lessons: { '03-forward-propagation': { step: 3, furthest: 5, done: ['1.1'] }, '06-backpropagation': { step: 1, furthest: 1, done: ['1.1'] } } };
            const visit = await t.open({ before: page => page.addInitScript(done => {
                if (!localStorage.getItem('chainrule.progress')) localStorage.setItem('chainrule.progress', done);
            }, JSON.stringify(done)) });
            await visit.press('link', t.word('place.lessons'));
            const over = visit.page.locator('[data-id="lessons.start_over.03-forward-propagation"]');
            await over.waitFor({ state: 'attached' });
            const { x, y } = await visit.middle(over);
            await visit.page.mouse.click(x, y, { delay: 60 });
            await visit.until('it says so', async () => await visit.page.locator('[data-id="page.notice"]').count());
            check_equal(await visit.text('page.notice'), t.word('lesson.started_over'), 'the notice');
            check_equal(await visit.page.locator('[data-id="page.notice"]').getAttribute('role'), 'status', 'its role');
            const { lessons } = JSON.parse(await stored(visit, 'progress'));
            check_equal(lessons['03-forward-propagation'], { step: 0, furthest: 0, done: [] }, 'what is kept of the lesson');
            check_equal(lessons['06-backpropagation'].done, ['1.1'], 'what is kept of another');
        },
    },
    {
        name: 'when the page is hidden, the run is kept at once',
        on: 'builds',
        async run(t) {
            const visit = await t.open({ query: '?lesson=07-gradient-descent&step=1' });
            await visit.until('the first save is done', () => stored(visit, 'run.lesson'));
            await visit.calm();
            await visit.page.keyboard.press('ArrowRight');
            await visit.until('a step is done', async () => await step_of(visit) === 1);
            // From that save on the next is two seconds away.
            const first = await stored(visit, 'run.lesson');
            await visit.page.keyboard.press('ArrowRight');
            const before = await visit.until('it is kept', async () => await stored(visit, 'run.lesson') !== first && await stored(visit, 'run.lesson'));
            await visit.page.keyboard.press('ArrowRight');
            await visit.until('three steps are done', async () => await step_of(visit) === 3);
            // Headless pages are never hidden by themselves.
            const after = await visit.page.evaluate(() => {
                Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
                document.dispatchEvent(new Event('visibilitychange'));
                return localStorage.getItem('chainrule.run.lesson');
            });
            check(after !== before, 'what is kept has changed before the event is over');
            await visit.page.evaluate(() => Object.defineProperty(document, 'visibilityState', { value: 'visible', configurable: true }));
            await visit.page.reload();
            await visit.started();
            await visit.until('the run is there again', async () => await step_of(visit) === 3);
            check(await visit.page.locator('[data-id="lesson.bring_back"]').count(), 'the way back to how the step began');
            await visit.press('button', t.word('lesson.bring_back'));
            await visit.until('it is as the step began', async () => await step_of(visit) === 0);
        },
    },
    {
        name: 'a full storage is said once, and everything goes on',
        on: 'languages',
        async run(t) {
            const visit = await t.open({ query: '?lesson=03-forward-propagation&step=1', before: page => page.addInitScript(() => {
                for (let size = 1 << 22; size > 0; size >>= 1) {
                    try {
                        for (let i = 0; ; i++) localStorage.setItem(`filler-${size}-${i}`, 'x'.repeat(size));
                    } catch { /* full for this size */ }
                }
            }) });
            await says(visit, t.word('error.storage.full'));
            await visit.press('button', t.word('lesson.next'));
            await visit.until('the next step is there', async () => (await visit.text('page.counter')).includes('2'));
            await visit.pause(3000);
            check(!await visit.page.locator('[data-id="message"]').count(), 'it is not said again');
        },
    },
    {
        name: 'the lessons are searched by what is in them, and lead to the step',
        on: 'languages',
        async run(t) {
            const visit = await t.open();
            await visit.press('link', t.word('place.lessons'));
            const field = visit.control('textbox', t.word('lessons.search'));
            await field.waitFor({ state: 'attached' });
            await field.fill('nand');
            await visit.until('one is found', async () => await visit.text('lessons.found') === t.word('lessons.found', { n: 1 }));
            const row = visit.page.locator('[data-id="lessons.03-forward-propagation"]');
            const { x, y } = await visit.middle(row);
            await visit.page.mouse.click(x, y, { delay: 60 });
            await visit.until('its step is open', async () => await visit.page.locator('[data-id="page.counter"]').count() && Number((await visit.text('page.counter')).match(/\d+/)[0]) > 1);
        },
    },
];
