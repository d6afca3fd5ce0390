// Makes the assets folder (see assets.cmake). Fonts are cut down to ASCII, a fixed list of symbols and every character that
// occurs in tutorials/**/*.{json,md}; a character that a font lacks is skipped. Formulas of the pages are set (math.mjs).
// Called by CMake, which knows when.
import fs from 'node:fs';
import path from 'node:path';
import { execFileSync } from 'node:child_process';
import { Setter, formulasIn } from './math.mjs';

const SYMBOLS = '−·×÷±∂∇Σ∑Π∏√∞≈≠≤≥∈←→↑↓↔⇒ηλμσδαβγεθπφωρτκΔΩ⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺ⁿᵀ₀₁₂₃₄₅₆₇₈₉ᵢⱼŷ⊕⊙½¼¾°′″…—–“”‘’«»•†‡§©' +
    '↺↻✓✗▶◀▲▼■□●○◆⏸⏵⏮⏭⌘⇧⌥⏎⌫␣%‰€\u00a0\u2009ÄÖÜäöüßéèêàçñ';
// What only the Chinese font is asked for: Han, kana, CJK punctuation, full-width forms. “ ” ‘ ’ — … · exist in both.
const HAN = /[\u2e80-\u2fdf\u3000-\u30ff\u31c0-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u{20000}-\u{2fa1f}“”‘’—…·]/u;

const options = { font: [] };
for (let i = 2; i < process.argv.length; i += 2) {
    const name = process.argv[i].slice(2), value = process.argv[i + 1];
    if (name === 'font') options.font.push(value.split('='));
    else options[name] = value;
}
const source = options.source, out = options.out;

function filesBelow(folder, pattern) {
    if (!fs.existsSync(folder)) return [];
    return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
        const file = path.join(folder, entry.name);
        return entry.isDirectory() ? filesBelow(file, pattern) : pattern.test(entry.name) ? [file] : [];
    }).sort();
}

function put(name, content) {
    const file = path.join(out, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    if (!fs.existsSync(file) || !fs.readFileSync(file).equals(content)) fs.writeFileSync(file, content);
    kept.add(file);
}
const kept = new Set();

// --- words, pages, models, shaders: as they are -------------------------------------------------------------------------------------
const tutorials = path.join(source, 'tutorials');
for (const file of filesBelow(tutorials, /^ui\.json$/)) put(`ui/${path.basename(path.dirname(file))}.json`, fs.readFileSync(file));
for (const file of filesBelow(tutorials, /\.md$/)) put(`pages/${path.relative(tutorials, file)}`, fs.readFileSync(file));
for (const file of filesBelow(path.join(tutorials, 'models'), /\.json$/)) put(`models/${path.basename(file)}`, fs.readFileSync(file));
const shaders = path.join(source, 'shaders');
for (const file of filesBelow(shaders, /\.(vert|frag|glsl)$/)) put(`shaders/${path.relative(shaders, file)}`, fs.readFileSync(file));

// --- fonts -----------------------------------------------------------------------------------------------------------------------
const characters = new Set(SYMBOLS);
for (let code = 32; code < 127; code++) characters.add(String.fromCodePoint(code));
for (const file of filesBelow(tutorials, /\.(json|md)$/)) {
    for (const c of fs.readFileSync(file, 'utf8')) if (c >= ' ') characters.add(c);
    // JSON may hold them escaped.
    for (const [, hex] of fs.readFileSync(file, 'utf8').matchAll(/\\u([0-9a-fA-F]{4})/g)) characters.add(String.fromCharCode(parseInt(hex, 16)));
}
const all = [...characters].sort();
const texts = { latin: all.filter((c) => !/\p{Script=Han}/u.test(c)).join(''), han: all.filter((c) => HAN.test(c)).join('') };

fs.mkdirSync(out, { recursive: true });
for (const [name, file] of options.font) {
    const isHan = name.startsWith('han'), text = isHan ? texts.han : texts.latin, face = isHan ? Number(options['han-face']) : 0;
    put(`fonts/${name}.ttf`, options['hb-subset'] && !/NOTFOUND$/.test(options['hb-subset'])
        ? subsetByProgram(file, face, text) : await subsetByModule(file, face, text));
}

// --- formulas ----------------------------------------------------------------------------------------------------------------------
const setter = new Setter(options['node-modules']), formulas = new Map(), faults = [];
for (const file of filesBelow(tutorials, /\.md$/)) {
    for (const { tex, display, line } of formulasIn(fs.readFileSync(file, 'utf8'))) {
        const key = `${display} ${tex}`;
        try {
            if (!formulas.has(key)) formulas.set(key, setter.set(tex, display));
        } catch (error) {
            faults.push(`${path.relative(source, file)}:${line}: the formula ${tex} cannot be set: ${error.message}`);
        }
    }
}
if (faults.length) {
    console.error(faults.join('\n'));
    process.exit(1);
}
const math = setter.finish([...formulas.values()]);
put('math.json', Buffer.from(math.json));
put('fonts/math.ttf', math.font);

for (const file of filesBelow(out, /./)) if (!kept.has(file)) fs.rmSync(file);

function subsetByProgram(file, face, text) {
    const textFile = path.join(out, '..', 'characters.txt'), fontFile = path.join(out, '..', 'font.tmp');
    fs.writeFileSync(textFile, text);
    // --text-file and --unicodes exclude each other, so everything is in the text. Layout tables are not used by the drawing.
    execFileSync(options['hb-subset'], [file, `--face-index=${face}`, `--text-file=${textFile}`, '--layout-features=', '--no-hinting',
        `--output-file=${fontFile}`], { stdio: 'inherit' });
    const font = fs.readFileSync(fontFile);
    fs.rmSync(fontFile);
    return font;
}

// Where no hb-subset is installed: the same library as a WebAssembly module, npm's harfbuzzjs, put there by the set-up.
async function subsetByModule(file, face, text) {
    const bytes = fs.readFileSync(path.join(options['node-modules'], 'harfbuzzjs/dist/harfbuzz-subset.wasm'));
    const { instance: { exports: hb } } = await WebAssembly.instantiate(bytes);
    const font = fs.readFileSync(file), at = hb.malloc(font.length);
    new Uint8Array(hb.memory.buffer).set(font, at);
    const blob = hb.hb_blob_create(at, font.length, 2, 0, 0), whole = hb.hb_face_create(blob, face);
    const input = hb.hb_subset_input_create_or_fail(), wanted = hb.hb_subset_input_unicode_set(input);
    for (const c of text) hb.hb_set_add(wanted, c.codePointAt(0));
    hb.hb_set_clear(hb.hb_subset_input_set(input, 6));  // HB_SUBSET_SETS_LAYOUT_FEATURE_TAG
    hb.hb_subset_input_set_flags(input, 1);             // HB_SUBSET_FLAGS_NO_HINTING
    const result = hb.hb_face_reference_blob(hb.hb_subset_or_fail(whole, input));
    const start = hb.hb_blob_get_data(result, 0), length = hb.hb_blob_get_length(result);
    if (!length) throw new Error(`no glyph could be taken from ${file}`);
    return Buffer.from(new Uint8Array(hb.memory.buffer).slice(start, start + length));
}
