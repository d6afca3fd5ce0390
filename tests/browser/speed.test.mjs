// What one visit costs. Weight is a promise and is checked; times depend on the machine and are only told.
import fs from 'node:fs';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { check } from './visit.mjs';

const budget = 700_000;  // bytes of WebAssembly that one visitor fetches

function compressed_size(file) {
    return fs.existsSync(`${file}.br`) ? fs.statSync(`${file}.br`).size : brotliCompressSync(fs.readFileSync(file)).length;
}

// In the page: when the twin first tells of a computed step.
function watch_for_learning() {
    const watch = new MutationObserver(() => {
        const place = document.querySelector('[data-id="transport.place"]')?.textContent.match(/\d+/g);
        if (!place || Number(place[1]) === 0) return;
        performance.mark('learning');
        watch.disconnect();
    });
    watch.observe(document, { subtree: true, childList: true, characterData: true });
}

async function times(visit) {
    await visit.page.waitForFunction(() => performance.getEntriesByName('learning').length);
    const marks = await visit.page.evaluate(() => Object.fromEntries(performance.getEntriesByType('mark').map(mark => [mark.name, Math.round(mark.startTime)])));
    return `first picture ${marks['first-picture']} ms, WebAssembly there ${marks['wasm-ready']} ms, first frame ${marks['first-frame']} ms, ` +
        `the network moves ${marks.learning} ms`;
}

// In the page, before it loads: how long each frame of the program takes, from the events to the last draw call. Painting what the calls
// ask for is a graphics card's work; where there is none it would take the processors that are measured.
function time_frames() {
    globalThis.durations = [];
    const ask = globalThis.requestAnimationFrame.bind(globalThis);
    globalThis.requestAnimationFrame = callback => ask(time => {
        const begin = performance.now();
        callback(time);
        globalThis.durations.push(performance.now() - begin);
    });
    for (const name of ['clear', 'drawElements', 'drawArrays', 'drawArraysInstanced', 'blitFramebuffer']) WebGL2RenderingContext.prototype[name] = () => {};
}

const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))].toFixed(1);

export default [
    {
        name: 'how long a frame takes while a network trains as fast as it goes, with everything on the screen',
        on: 'builds',
        async run(t) {
            const visit = await t.open({ before: page => page.addInitScript(time_frames) });
            await visit.full_speed();
            await visit.press('button', t.word('transport.play'));
            await visit.page.mouse.move(5, 300);
            for (const view of ['stage.network', 'landscape.surface', 'landscape.contours']) {
                await visit.page.keyboard.press(view === 'stage.network' ? '1' : '4');
                if (view !== 'stage.network') await visit.press('radio', t.word(view));
                await visit.pause(1500);
                await visit.page.evaluate(() => { globalThis.durations = []; });
                await visit.pause(4000);
                const durations = (await visit.page.evaluate(() => globalThis.durations)).sort((a, b) => a - b);
                check(durations.length > 10, `a network that learns is drawn, not ${durations.length} times in four seconds`);
                t.note(`${t.word(view)}: ${durations.length} frames in 4 s, ${at(durations, 0.5)} ms in the middle, ${at(durations, 0.95)} ms at the 95th of 100` +
                    (t.build === 'single' ? ', of each 12 ms are for training' : ''));
            }
        },
    },
    {
        name: 'one visitor fetches one flavour, and its WebAssembly is under 700 KB',
        on: 'builds',
        async run(t) {
            const fetched = new Set();
            const visit = await t.open({ before: page => page.on('response', response => fetched.add(path.basename(new URL(response.url()).pathname))) });
            await visit.calm();
            const wasm = [...fetched].filter(name => name.endsWith('.wasm'));
            check(wasm.length === 1, `one file of WebAssembly is fetched, not ${wasm.length}`);
            const size = name => compressed_size(path.join(t.dist, name || 'index.html'));
            const all = [...fetched].reduce((sum, name) => sum + size(name), 0);
            t.note(`WebAssembly ${Math.round(size(wasm[0]) / 1000)} KB, everything ${Math.round(all / 1000)} KB in ${fetched.size} files (brotli)`);
            check(size(wasm[0]) < budget, `${size(wasm[0])} bytes are under ${budget}`);
        },
    },
    {
        name: 'how soon there is something to see, with an empty and with a warm cache',
        on: 'builds',
        async run(t) {
            const visit = await t.open_with_disk_cache({ before: page => page.addInitScript(watch_for_learning) });
            t.note(`empty cache: ${await times(visit)}`);
            for (let i = 0; i < 2; i++) {
                await visit.page.goto('about:blank');
                await visit.page.goto(t.address);
                await visit.started();
            }
            t.note(`warm cache: ${await times(visit)}`);
        },
    },
    {
        name: 'the network learns from the first moment on, and waits for those who prefer less motion',
        on: 'builds',
        async run(t) {
            const moving = await t.open({ context: { reducedMotion: 'no-preference' } });
            await moving.until('it learns', async () => Number((await moving.text('transport.place')).match(/\d+/g)[1]) > 0);
            const still = await t.open();
            await still.calm();
            check(Number((await still.text('transport.place')).match(/\d+/g)[1]) === 0, 'nothing is computed yet');
        },
    },
];
