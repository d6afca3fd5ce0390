// The landscape of the loss: the race that goes along with the run, turning it, and what it costs.
import { check, check_equal } from './visit.mjs';

const race = '?lesson=07-gradient-descent&step=9';

// The numbers beside the ways: the run's, then the racers'.
const losses = async visit => (await visit.page.locator('[data-id^="landscape.way."]').allTextContents())
    .map(text => Number(text.split(/[:：]/).at(-1).trim().replace(/\u2212/g, '-')));
const close = (found, expected) => found.length === expected.length && found.every((x, i) => Math.abs(x - expected[i]) <= 0.006 * Math.abs(expected[i]));
const steps_done = async visit => Number((await visit.text('transport.place')).match(/\d+/g)[1]);

// f = 0.1 x1^2 + 2 x2^2 from (-5, -2): the run has 0.4, the rivals 0.1 and 0.6.
function loss_after(steps, rate) {
    const [x1, x2] = [-5 * (1 - 0.2 * rate) ** steps, -2 * (1 - 4 * rate) ** steps];
    return 0.1 * x1 ** 2 + 2 * x2 ** 2;
}
const all_after = steps => [0.4, 0.1, 0.6].map(rate => loss_after(steps, rate));

async function open_landscape(t, options = {}) {
    const visit = await t.open(options);
    await visit.page.keyboard.press('4');
    await visit.until('the landscape is there', async () => await visit.text('landscape.caption') === t.word('landscape.now'));
    return visit;
}

const turned = visit => visit.page.locator('[data-id="landscape.orbit"]').getAttribute('aria-valuenow');

export default [
    {
        name: 'in the race of the lesson on gradient descent the rivals take a step with each of the run, and go back with it',
        on: 'languages',
        async run(t) {
            const visit = await t.open({ query: race });
            const stand_at = async steps => {
                await visit.until(`all have done ${steps} steps`, async () => await steps_done(visit) === steps && close(await losses(visit), all_after(steps)));
            };
            await stand_at(0);
            for (let steps = 1; steps <= 3; steps++) {
                await visit.page.keyboard.press('ArrowRight');
                await stand_at(steps);
            }
            await visit.page.keyboard.press('ArrowLeft');
            await stand_at(2);
            await visit.press('button', t.word('transport.play'));
            await visit.until('the goal is reached', async () => await steps_done(visit) >= 20);
            await visit.press('button', t.word('transport.pause'));
            await visit.calm();
            await stand_at(await steps_done(visit));
            await visit.press('button', t.word('transport.reset'));
            await stand_at(0);
        },
    },
    {
        name: 'a race can be let go by itself, and starts again from where the run is',
        on: 'once',
        async run(t) {
            const visit = await t.open({ query: race });
            await visit.press('button', t.word('landscape.start'));
            await visit.until('the rivals are ahead', async () => close((await losses(visit)).slice(0, 1), [10.5]) && (await losses(visit))[1] < 9);
            await visit.press('button', t.word('landscape.stop'));
            await visit.press('button', t.word('landscape.reset'));
            await visit.until('all are at the start', async () => close(await losses(visit), all_after(0)));
            await visit.page.keyboard.press('ArrowRight');
            await visit.until('they go along again', async () => close(await losses(visit), all_after(1)));
        },
    },
    {
        name: 'the landscape is turned by mouse and by keys, and drawn no longer than that takes',
        on: 'builds',
        async run(t) {
            const visit = await open_landscape(t);
            const { x, y } = await visit.middle(visit.page.locator('[data-id="landscape.orbit"]'));
            const before = await turned(visit);
            await visit.page.mouse.move(x, y);
            await visit.page.mouse.down();
            await visit.page.mouse.move(x + 60, y + 10, { steps: 4 });
            await visit.page.mouse.up();
            await visit.until('it has turned', async () => await turned(visit) !== before);
            await visit.calm();  // the twin has the end of the drag, too
            const by_mouse = await turned(visit);
            await visit.page.locator('[data-id="landscape.orbit"]').focus();
            await visit.page.keyboard.press('ArrowLeft');
            await visit.until('it has turned by a key', async () => Math.abs(Number(await turned(visit)) - Number(by_mouse)) === 5);
            await visit.page.keyboard.press('Home');
            await visit.until('it is as at first', async () => await turned(visit) === before);
            await visit.page.mouse.move(5, 300);
            await visit.calm();
            await visit.pause(2500);  // the run is kept once
            await visit.calm();
            const drawn = await visit.frames();
            await visit.pause(2000);
            check_equal(await visit.frames(), drawn, 'the number of frames after two idle seconds');
        },
    },
    {
        name: 'the landscape is turned by a finger',
        on: 'once',
        async run(t) {
            const visit = await t.open({ query: '?lesson=07-gradient-descent&step=8', context: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } });
            await visit.until('it is there', () => visit.page.locator('[data-id="landscape.orbit"]').count());
            const before = await turned(visit);
            const { x, y } = await visit.middle(visit.page.locator('[data-id="landscape.orbit"]'));
            const devtools = await visit.context.newCDPSession(visit.page);
            const touch = (type, points) => devtools.send('Input.dispatchTouchEvent', { type, touchPoints: points });
            await touch('touchStart', [{ x, y }]);
            for (let i = 1; i <= 5; i++) {
                await touch('touchMove', [{ x: x + 12 * i, y }]);
                await visit.pause(40);
            }
            await touch('touchEnd', []);
            await visit.until('it has turned', async () => await turned(visit) !== before);
        },
    },
    {
        name: 'a lost graphics context comes back with the landscape on it',
        on: 'builds',
        async run(t) {
            t.expected.push(/CONTEXT_LOST_WEBGL/);
            const visit = await open_landscape(t);
            await visit.page.mouse.move(5, 300);
            await visit.calm();
            const before = await visit.page.screenshot();
            await visit.lose_graphics();
            await visit.restore_graphics();
            check(before.equals(await visit.page.screenshot()), 'the picture is the same as before');
        },
    },
];
