// Starts the program: finds out what the browser can run, fetches exactly one flavour of it and its assets, all at once and with
// honest progress, and hands over to the canvas. ?flavour=single-simd (or any other of features.mjs) forces one.
//
// cmake/bundle.mjs writes the list of files, with their hashed names and their sizes as unpacked, into index.html (#files).
import { Failure, choose_language, choose_theme, show_failure, show_progress, show_stage, uncover } from './cover.mjs';
import { Downloads } from './download.mjs';
import { detect, runnable } from './features.mjs';
import { receive_files } from './files.mjs';
import { route_keys } from './keyboard.mjs';
import { Mirror } from './mirror.mjs';

const patience = 10_000;  // ms that threads may take to start, after everything has arrived
const options = new URLSearchParams(location.search);
let attempt = 0;
let running = false;
class TooSlow extends Error {}

choose_language();
choose_theme();
show_stage('loading');
addEventListener('error', event => stopped(event.error ?? event.message));
addEventListener('unhandledrejection', event => stopped(event.reason));
await first_picture();
for (;;) {
    try {
        await start();
        break;
    } catch (error) {
        console.error(error);
        await show_failure(error instanceof Failure ? error : new Failure('not-started', error, 'reload'));
        ++attempt;
    }
}

async function start() {
    const features = detect();
    if (!features.webassembly) throw new Failure('no-webassembly');
    if (!features.simd || !features.exceptions) throw new Failure('no-simd');
    if (typeof WebGL2RenderingContext === 'undefined') throw new Failure('no-webgl');
    const list = JSON.parse(document.getElementById('files').textContent);
    const wanted = options.get('flavour');
    const flavours = (wanted ? [wanted] : runnable(features)).filter(flavour => list.flavours[flavour]);
    if (!flavours.length) throw new Failure('not-started', `?flavour= ${Object.keys(list.flavours).join(', ')}`);
    try {
        await run(flavours[0], list);
    } catch (error) {
        // Threads that do not start report nothing, they only never arrive: some servers and extensions withhold the workers' headers.
        const single = flavours.find(flavour => flavour.startsWith('single'));
        if (!(error instanceof TooSlow) || !single) throw error;
        console.warn(`Threads did not start within ${patience / 1000} s; carrying on without.`);
        await run(single, list);
    }
}

async function run(flavour, list) {
    const { script, scriptSize, wasm, wasmSize } = list.flavours[flavour];
    const packs = [...new Set(Object.values(list.assets).map(asset => asset.file))];
    const total = scriptSize + wasmSize + packs.reduce((sum, pack) => sum + list.files[pack], 0);
    const downloads = new Downloads(total, show_progress);
    downloads.add(0);
    const [{ default: create }, compiled, ...contents] = await Promise.all([
        import_script(script, scriptSize, downloads),
        downloads.compiled(wasm, wasmSize),
        ...packs.map(pack => downloads.bytes(pack, list.files[pack])),
    ]);
    show_stage('starting');
    performance.mark('wasm-ready');

    const canvas = document.getElementById('canvas');
    let said = '';
    let no_graphics = false;
    const bridge = { publish: () => {}, first_frame: () => {}, no_graphics: () => { no_graphics = true; }, ask_for_file: () => {} };
    const creating = create({
        canvas,
        chainrule: bridge,  // what src/platform/web*.cpp calls
        print: text => console.log(text),
        printErr: text => { said = text; console.error(text); },
        instantiateWasm: (imports, receive) => {
            WebAssembly.instantiate(compiled, imports).then(instance => receive(instance, compiled), stopped);
            return {};
        },
    });
    const module = await (flavour.startsWith('threads') ? in_time(creating) : creating);

    for (const [name, { file, offset, size }] of Object.entries(list.assets))
        give_asset(module, name, contents[packs.indexOf(file)].subarray(offset, offset + size));
    const mirror = new Mirror(document.getElementById('twin'), (kind, id, value) => with_texts(module, [id, value],
        (...texts) => module._chainrule_twin_event(['activate', 'set', 'focus', 'blur', 'step'].indexOf(kind), ...texts)));
    bridge.publish = text => mirror.publish(text);
    bridge.first_frame = () => {
        performance.mark('first-frame');
        uncover();
    };
    mirror.follow_pointer(canvas);
    route_keys(canvas);
    globalThis.chainrule = { flavour, frames: () => module._chainrule_frames() };  // for tests and the curious
    const status = module.callMain([]);
    if (no_graphics) throw new Failure('no-webgl', said);
    if (status) throw new Failure('not-started', said, 'reload');
    running = true;
    bridge.ask_for_file = receive_files((trouble, name, bytes) => with_bytes(module, bytes,
        (pointer, size) => with_texts(module, [name], text => module._chainrule_file(trouble, text, pointer, size))));
    // The first of these that comes: phones close pages without a word, and a page that is hidden draws no more frames.
    document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') module._chainrule_leaving(); });
    addEventListener('pagehide', () => module._chainrule_leaving());
}

async function import_script(script, size, downloads) {
    try {
        // A browser may remember that a module failed to load: another address asks anew.
        const module = await import(new URL(script + (attempt ? `?attempt=${attempt}` : ''), document.baseURI).href);
        downloads.add(size);
        return module;
    } catch (error) {
        throw new Failure('broken-off', `${script}: ${error.message}`, 'download');
    }
}

function in_time(creating) {
    return Promise.race([creating, new Promise((resolve, reject) => setTimeout(() => reject(new TooSlow()), patience))]);
}

// The memory may grow whenever something is allocated, which replaces HEAPU8: it is read anew each time.
function with_texts(module, texts, use) {
    const pointers = texts.map(text => {
        const size = module.lengthBytesUTF8(text) + 1;
        const pointer = module._malloc(size);
        module.stringToUTF8(text, pointer, size);
        return pointer;
    });
    use(...pointers);
    pointers.forEach(pointer => module._free(pointer));
}

function with_bytes(module, bytes, use) {
    const pointer = module._malloc(Math.max(bytes.length, 1));
    module.HEAPU8.set(bytes, pointer);
    use(pointer, bytes.length);
    module._free(pointer);
}

// Text fields of the page are set in the same font as the program's.
function give_font(bytes) {
    document.fonts.add(new FontFace('JetBrains Mono', bytes.slice().buffer));
}

function give_asset(module, name, bytes) {
    if (name === 'fonts/mono.ttf') give_font(bytes);
    with_bytes(module, bytes, (pointer, size) => with_texts(module, [name], text => module._chainrule_asset(text, pointer, size)));
}

// An error after the start: nothing can be trusted any more, so it is said and the page can be loaded again.
function stopped(error) {
    if (running || !(error instanceof Failure)) show_failure(new Failure(running ? 'stopped' : 'not-started', error?.message ?? error, 'reload'));
}

// The static page goes first: starting the downloads before it is painted would delay it. A page in a background tab is not painted.
async function first_picture() {
    await Promise.race([new Promise(resolve => {
        new PerformanceObserver((entries, observer) => {
            const paint = entries.getEntriesByName('first-contentful-paint')[0];
            if (!paint) return;
            performance.mark('first-picture', { startTime: paint.startTime });
            observer.disconnect();
            resolve();
        }).observe({ type: 'paint', buffered: true });
    }), new Promise(resolve => setTimeout(resolve, 200))]);
}
