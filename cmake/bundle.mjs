// Makes the folder that is served: dist/. Everything in it is static; any host will do.
//
//   node cmake/bundle.mjs --web web --out dist --build build/web-threads --build build/web-single [--compress best|none]
//
// What goes in: web/ (without server.mjs), app-*.mjs and .wasm of each build, the assets folder of the first build.
// Names: <stem>.<hash of the content>.<ext>, so that a browser may keep them for ever. Plain names are kept by what must have
// one address: *.html, *.webmanifest, favicon.ico, robots.txt. References between the
// files of web/ ("./loader.mjs", href="style.css", url(icon.svg)) are rewritten to the hashed names.
//
// index.html has to contain an empty   <script type="application/json" id="files"></script>   which gets this:
//   { "build": "<hash of everything>",
//     "flavours": { "threads-relaxed": { "script": "app-relaxed.<hash>.mjs", "scriptSize": 184783,
//                                        "wasm": "app-relaxed.<hash>.wasm", "wasmSize": 571921 }, "threads-simd": ...,
//                   "single-relaxed": ..., "single-simd": ... },         only those that were built
//     "assets":   { "fonts/inter.ttf": { "file": "assets.<hash>.bin", "offset": 0, "size": 19992 },
//                   "fonts/han.ttf":   { "file": "han.<hash>.bin", "offset": 0, "size": 60000 }, ... },
//     "files":    { "assets.<hash>.bin": 93000, ... } }                  every hashed file and its size, uncompressed
// Paths are relative to index.html. Assets are packed into one file to save requests, but for the Chinese fonts
// (fonts/han*), the larger half, which are packed into a second one: it changes less often than the words and stays in caches.
// The same object without indentation is also written to files.json. The script finds its .wasm and its workers by itself.
import fs from 'node:fs';
import path from 'node:path';
import { brotliCompress, gzip, constants } from 'node:zlib';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { securityHeaders } from '../web/server.mjs';

const options = { build: [], compress: 'none' };
for (let i = 2; i < process.argv.length; i += 2) {
    const name = process.argv[i].slice(2), value = process.argv[i + 1];
    if (name === 'build') options.build.push(value);
    else options[name] = value;
}
const NOT_SERVED = /^(server\.mjs|screenshot\.png|README\.md)$/;
const PLAIN_NAME = /(\.html|\.webmanifest|^favicon\.ico|^robots\.txt)$/;
const TEXT = /\.(html|css|m?js|svg|webmanifest|json|txt)$/;
const COMPRESSIBLE = /\.(html|css|m?js|svg|webmanifest|json|txt|wasm|bin|ttf|otf)$/;

const hash = (content) => createHash('sha256').update(content).digest('hex').slice(0, 12);
const hashed = (name, content) => { const { dir, name: stem, ext } = path.posix.parse(name); return path.posix.join(dir, `${stem}.${hash(content)}${ext}`); };
const output = new Map();  // name in the folder -> content
const add = (name, content) => { output.set(name, Buffer.from(content)); return name; };
const fail = (sentence) => { console.error(`bundle: ${sentence}`); process.exit(1); };

function filesBelow(folder, prefix = '') {
    if (!fs.existsSync(folder)) return [];
    return fs.readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1)).flatMap((entry) =>
        entry.isDirectory() ? filesBelow(path.join(folder, entry.name), `${prefix}${entry.name}/`) : [prefix + entry.name]);
}

// --- WebAssembly and its scripts --------------------------------------------------------------------------------------------
const flavours = {};
for (const build of options.build) {
    const threads = path.basename(build).replace('web-', '');
    for (const simd of ['relaxed', 'simd']) {
        const script = path.join(build, `app-${simd}.mjs`);
        if (!fs.existsSync(script)) continue;
        const wasmBytes = fs.readFileSync(path.join(build, `app-${simd}.wasm`));
        const wasm = add(hashed(`app-${simd}.wasm`, wasmBytes), wasmBytes);
        let text = replaceName(fs.readFileSync(script, 'utf8'), `app-${simd}.wasm`, wasm, script);
        // The script names itself where it starts its workers. Its hash is that of the text before that name is in it.
        const name = hashed(`app-${simd}.mjs`, text);
        if (threads === 'threads') text = replaceName(text, `app-${simd}.mjs`, name, script);
        add(name, text);
        flavours[`${threads}-${simd}`] = { script: name, scriptSize: output.get(name).length, wasm, wasmSize: wasmBytes.length };
    }
}
if (!Object.keys(flavours).length) fail(`no app-*.mjs was found in ${options.build.join(', ')}; build it first.`);

function replaceName(text, from, to, file) {
    const quoted = new RegExp(`(["'])${from.replaceAll('.', '\\.')}\\1`, 'g');
    if (!quoted.test(text)) fail(`${file} does not name ${from}; Emscripten's output has changed.`);
    return text.replace(quoted, `$1${to}$1`);
}

// --- assets --------------------------------------------------------------------------------------------------------------------
const assets = {};
const assetFolder = path.join(options.build[0], 'assets');
const assetNames = filesBelow(assetFolder);
pack('assets.bin', assetNames.filter((name) => !name.startsWith('fonts/han')));
pack('han.bin', assetNames.filter((name) => name.startsWith('fonts/han')));

function pack(packName, names) {
    if (!names.length) return;
    const parts = [];
    let offset = 0;
    for (const name of names) {
        const content = fs.readFileSync(path.join(assetFolder, name));
        const padding = Buffer.alloc((8 - content.length % 8) % 8);  // every asset starts at a multiple of 8
        parts.push(content, padding);
        assets[name] = { file: '', offset, size: content.length };
        offset += content.length + padding.length;
    }
    const content = Buffer.concat(parts), file = add(hashed(packName, content), content);
    for (const name of names) assets[name].file = file;
}

// --- the page's own files, each after those it names -----------------------------------------------------------------------
const web = new Set(filesBelow(options.web).filter((name) => !NOT_SERVED.test(name)));
const finalNames = new Map(), inProgress = [];

function finish(name) {
    if (finalNames.has(name)) return finalNames.get(name);
    if (PLAIN_NAME.test(name)) finalNames.set(name, name);  // known at once, so these may be named by those they name
    else if (inProgress.includes(name)) fail(`these files name each other in a circle, so no hash can be made: ${inProgress.join(' -> ')} -> ${name}`);
    inProgress.push(name);
    let content = fs.readFileSync(path.join(options.web, name));
    if (TEXT.test(name)) content = Buffer.from(rewrite(content.toString('utf8'), name));
    inProgress.pop();
    const final = PLAIN_NAME.test(name) ? name : hashed(name, content);
    finalNames.set(name, final);
    return add(final, content);
}

function rewrite(text, name) {
    return text.replace(/(["'(])((?:\.{1,2}\/)*[\w@-][\w./@-]*\.\w+)(?=["')])/g, (whole, before, reference) => {
        const target = path.posix.join(path.posix.dirname(name), reference);
        if (!web.has(target) || target === name) return whole;
        const relative = path.posix.relative(path.posix.dirname(name), finish(target));
        return before + (reference.startsWith('.') && !relative.startsWith('.') ? './' : '') + relative;
    });
}
for (const name of web) finish(name);

// --- the list of files, into index.html ---------------------------------------------------------------------------------------
const files = Object.fromEntries([...output].filter(([name]) => /\.[0-9a-f]{12}\./.test(name)).map(([name, content]) => [name, content.length]));
const list = JSON.stringify({ build: hash([...output].map(([name, content]) => name + hash(content)).join()), flavours, assets, files });
const page = output.get('index.html')?.toString('utf8') ?? fail(`${options.web}/index.html is missing.`);
const place = /(<script\b(?=[^>]*type="application\/json")(?=[^>]*id="files")[^>]*>)\s*(<\/script>)/;
if (!place.test(page)) fail('index.html lacks <script type="application/json" id="files"></script>, the place for the list of files.');
add('index.html', page.replace(place, (whole, open, close) => open + list.replaceAll('<', '\\u003c') + close));
add('files.json', list);
// Read by some static hosts (Netlify, Cloudflare Pages): isolation, policy and caching there without further settings. Rules that
// fit the same address add up on those hosts, so that each address has one rule for caching at most.
const rule = (address, headers) => `${address}\n${Object.entries(headers).map(([name, value]) => `  ${name}: ${value}\n`).join('')}`;
add('_headers', rule('/*', securityHeaders(true)) +
    ['/', '/index.html', '/files.json'].map((address) => rule(address, { 'Cache-Control': 'no-cache' })).join('') +
    Object.keys(files).map((name) => rule(`/${name}`, { 'Cache-Control': 'public, max-age=31536000, immutable' })).join(''));

// --- write what changed, remove what is no longer there ------------------------------------------------------------------------
const compressed = path.join(options.build[0], '..', 'compressed');  // by content, so that nothing is compressed twice
if (options.compress === 'best') await Promise.all([...output].filter(([name]) => COMPRESSIBLE.test(name)).map(compress));

async function compress([name, content]) {
    if (content.length < 512) return;
    const ways = { br: () => promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22,
                       [constants.BROTLI_PARAM_SIZE_HINT]: content.length } }),
                   gz: () => promisify(gzip)(content, { level: 9 }) };
    fs.mkdirSync(compressed, { recursive: true });
    for (const [extension, way] of Object.entries(ways)) {
        const kept = path.join(compressed, `${hash(content)}.${extension}`);
        if (!fs.existsSync(kept)) {
            fs.writeFileSync(`${kept}.new`, await way());
            fs.renameSync(`${kept}.new`, kept);
        }
        output.set(`${name}.${extension}`, fs.readFileSync(kept));
    }
}

let written = 0;
for (const name of [...output.keys()].sort((a, b) => /\.html/.test(a) - /\.html/.test(b))) {  // pages last: they name the rest
    const file = path.join(options.out, name), content = output.get(name);
    if (fs.existsSync(file) && fs.readFileSync(file).equals(content)) continue;
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, content);
    written++;
}
for (const name of filesBelow(options.out)) if (!output.has(name)) fs.rmSync(path.join(options.out, name));
const visitor = ([flavour, { script, wasm }]) => `${flavour} ${Math.round(['', '.br'].map((e) =>
    (output.get(script + e)?.length ?? 0) + (output.get(wasm + e)?.length ?? 0)).filter(Boolean).at(-1) / 1024)} KB`;
console.log(`${output.size} files, ${written} written to ${options.out}: ${Object.entries(flavours).map(visitor).join(', ')}`);
