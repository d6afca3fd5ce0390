// Fingers and mouse, quicker than the frames: a press counts once, where it was, however slowly the page draws.
import { check, check_equal } from './visit.mjs';

const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };

// Ops since the start.
async function ops_done(visit) {
    const [, step, op, ops] = (await visit.text('transport.place')).match(/\d+/g).map(Number);
    return step * ops + op;
}

async function devtools(visit, slowdown) {
    const session = await visit.context.newCDPSession(visit.page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    return session;
}

// Twelve presses with pauses and twelve at once; none may be lost, and none may count twice.
async function all_count(visit, press) {
    const began = await ops_done(visit);
    for (let i = 1; i <= 12; i++) {
        await press();
        await visit.until(`${i} presses are counted`, async () => await ops_done(visit) >= began + i);
    }
    for (let i = 0; i < 12; i++) await press();
    await visit.until('all presses are counted', async () => await ops_done(visit) >= began + 24);
    await visit.calm();
    check_equal(await ops_done(visit) - began, 24, 'what 24 presses have done');
}

export default [1, 6].flatMap(slowdown => [
    {
        name: `every quick tap counts once, and leaves neither ring nor hover, ${slowdown === 1 ? 'at full speed' : 'on a slow machine'}`,
        on: slowdown === 1 ? 'builds' : 'once',
        async run(t) {
            const visit = await t.open({ context: phone });
            await devtools(visit, slowdown);
            const next = visit.page.locator('[data-id="transport.next"]');
            const { x, y } = await visit.middle(next);
            await visit.page.keyboard.press('Tab');
            await all_count(visit, () => visit.page.touchscreen.tap(x, y));
            check(await visit.page.evaluate(() => !document.getElementById('twin').contains(document.activeElement)), 'the focus has left the twins');
            const button = { x: x - 20, y: y - 20, width: 40, height: 40 };
            const after_tap = await visit.page.screenshot({ clip: button });
            await visit.page.touchscreen.tap(5, 250);
            await visit.calm();
            check(after_tap.equals(await visit.page.screenshot({ clip: button })), 'the button looks as if nothing were on it');
            await visit.page.touchscreen.tap(x, y);
            await visit.calm();
            await visit.page.keyboard.press('Shift+Tab');
            const focused = await visit.page.evaluate(() => document.activeElement.closest('[data-id]')?.dataset.id);
            check_equal(focused, 'transport.play', 'what Tab goes back to from the button that was tapped');
        },
    },
    {
        name: `every quick click counts once, ${slowdown === 1 ? 'at full speed' : 'on a slow machine'}`,
        on: slowdown === 1 ? 'builds' : 'once',
        async run(t) {
            const visit = await t.open();
            await devtools(visit, slowdown);
            const { x, y } = await visit.middle(visit.page.locator('[data-id="transport.next"]'));
            await all_count(visit, () => visit.page.mouse.click(x, y));
        },
    },
]).concat([
    {
        name: 'a click counts where it is, though the mouse was never moved there, and after a press that was let go outside the window',
        on: 'once',
        async run(t) {
            const visit = await t.open();
            const session = await devtools(visit, 1);
            const { x, y } = await visit.middle(visit.page.locator('[data-id="transport.next"]'));
            const mouse = (type, x, y) => session.send('Input.dispatchMouseEvent', { type, x, y, button: 'left', buttons: type === 'mouseReleased' ? 0 : 1, clickCount: 1 });
            await visit.page.mouse.move(5, 300);
            await mouse('mousePressed', x, y);
            await mouse('mouseReleased', x, y);
            await visit.until('the first click counts', async () => await ops_done(visit) === 1);
            await mouse('mousePressed', 5, 300);
            await mouse('mouseMoved', -50, 300);
            await mouse('mouseReleased', -50, 300);
            await mouse('mousePressed', x, y);
            await mouse('mouseReleased', x, y);
            await visit.until('the next one counts', async () => await ops_done(visit) === 2);
            await visit.calm();
            check_equal(await ops_done(visit), 2, 'what two clicks have done');
        },
    },
    {
        name: 'a finger that scrolls the page presses nothing that it began on',
        on: 'once',
        async run(t) {
            const visit = await t.open({ context: { ...phone, viewport: { width: 390, height: 620 } } });
            const session = await devtools(visit, 1);
            const touch = (type, ...points) => session.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y]) => ({ x, y })) });
            const data = visit.page.locator('[data-id="settings.data"]');
            const { x, y } = await visit.middle(data);
            await touch('touchStart', [x, y]);
            for (let i = 1; i <= 6; i++) await touch('touchMove', [x, y - 12 * i]);
            await touch('touchEnd');
            await visit.until('the page has moved', async () => (await visit.middle(data)).y < y - 30);
            await visit.calm();
            const { x: now_x, y: now_y } = await visit.middle(visit.page.locator('[data-id="transport.next"]'));
            await visit.page.touchscreen.tap(now_x, now_y);
            await visit.until('no list is open over the button', async () => await ops_done(visit) === 1, 5);
        },
    },
]);
