// Frames are drawn when something changes and not otherwise; the picture fits the window at any size and density.
import { check, check_equal } from './visit.mjs';

const canvas_size = visit => visit.page.evaluate(() => {
    const canvas = document.getElementById('canvas');
    return [canvas.width, canvas.height];
});

async function frames_in(visit, milliseconds) {
    const before = await visit.frames();
    await visit.pause(milliseconds);
    return await visit.frames() - before;
}

// Quiet, and the run is kept: that takes a frame up to two seconds later.
async function kept(visit) {
    await visit.calm();
    await visit.pause(2500);
    await visit.calm();
}

export default [
    {
        name: 'nothing is drawn while nothing changes',
        on: 'builds',
        async run(t) {
            const visit = await t.open();
            await kept(visit);
            check_equal(await frames_in(visit, 3000), 0, 'the number of frames in three idle seconds');
            await visit.page.mouse.move(5, 300);
            const after_one_move = await frames_in(visit, 1000);
            check(after_one_move >= 1 && after_one_move <= 8, `a move of the mouse asks for a few frames, not ${after_one_move}`);
            check_equal(await frames_in(visit, 1500), 0, 'the number of frames when it is over');
        },
    },
    {
        name: 'nothing is drawn any more after a pause',
        on: 'builds',
        async run(t) {
            const visit = await t.open();
            await visit.press('button', t.word('transport.play'));
            await visit.until('steps are computed', async () => /[1-9]/.test((await visit.text('transport.place')).split('·')[1]));
            const before = await visit.frames();
            await visit.until('a network that learns is seen to move', async () => await visit.frames() > before + 5);
            await visit.press('button', t.word('transport.pause'));
            await visit.page.mouse.move(5, 300);
            await kept(visit);
            check_equal(await frames_in(visit, 2000), 0, 'the number of frames in two idle seconds');
        },
    },
    {
        name: 'a page that nobody sees draws nothing',
        on: 'once',
        async run(t) {
            const visit = await t.open();
            await visit.press('button', t.word('transport.play'));
            await visit.pause(500);
            const devtools = await visit.context.newCDPSession(visit.page);
            const other = await visit.context.newPage();  // a tab in front
            await devtools.send('Emulation.setFocusEmulationEnabled', { enabled: false });
            await other.bringToFront();
            await visit.pause(1000);
            if (await visit.page.evaluate(() => document.visibilityState) === 'hidden') {
                check_equal(await frames_in(visit, 1500), 0, 'the number of frames behind another tab');
            } else {
                t.note('this browser does not hide tabs; only coming back was tested');
            }
            await other.close();
            await visit.page.bringToFront();
            const before = await visit.frames();
            await visit.until('it goes on when it is seen again', async () => await visit.frames() > before);
        },
    },
    ...[1, 2, 1.5].map(density => ({
        name: `one pixel of the canvas is one of the screen at ${density} pixels per point, also after resizing`,
        on: density === 2 ? 'builds' : 'once',
        async run(t) {
            const visit = await t.open({ context: { viewport: { width: 1280, height: 720 }, deviceScaleFactor: density } });
            check_equal(await canvas_size(visit), [1280 * density, 720 * density], 'the canvas');
            await visit.page.setViewportSize({ width: 900, height: 640 });
            await visit.until('the canvas follows', async () => (await canvas_size(visit)).join() === [900 * density, 640 * density].join());
            await visit.calm();
        },
    })),
    {
        name: 'another pixel density is followed with the next event',
        on: 'once',
        async run(t) {
            const visit = await t.open();
            await visit.calm();
            const devtools = await visit.context.newCDPSession(visit.page);
            await devtools.send('Emulation.setDeviceMetricsOverride', { width: 1280, height: 720, deviceScaleFactor: 1.5, mobile: false });
            await visit.page.mouse.move(640, 360);
            await visit.until('the canvas follows', async () => (await canvas_size(visit)).join() === '1920,1080');
        },
    },
    {
        name: 'a lost graphics context comes back, also when the window was resized meanwhile',
        on: 'builds',
        async run(t) {
            t.expected.push(/CONTEXT_LOST_WEBGL/);
            const visit = await t.open();
            await visit.calm();
            const before = await visit.page.screenshot();
            await visit.lose_graphics();
            await visit.page.setViewportSize({ width: 900, height: 640 });
            await visit.page.setViewportSize({ width: 1280, height: 720 });
            await visit.page.mouse.move(5, 300);
            await visit.restore_graphics();
            check(before.equals(await visit.page.screenshot()), 'the picture is the same as before');
        },
    },
];
