// Formulas as the build sets them (cmake/math.mjs). Run by ./check native, or: CHAINRULE_NODE_MODULES=... node --test tests/assets/*.test.mjs
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Setter, formulasIn } from '../../cmake/math.mjs';
import { trueType } from '../../cmake/math_font.mjs';

const setter = new Setter(process.env.CHAINRULE_NODE_MODULES);
const set = (tex, display = true) => setter.set(tex, display);
const text = (tex) => set(tex).text;
const sentence = (tex) => { try { set(tex); } catch (error) { return error.message; } return ''; };

test('formulas are found where pages have them, with their lines', () => {
    const page = ['Let $x$ and `$code$`.', '$$', 'a  +', 'b', '$$', '```python', 'cost = "$5"', '```', '```question', 'What is $z_1$?', 'answer = 1', '```',
        '梯度$y$，\\$5 and $ 6 $ and $a', '+ \\$ b$, but $c', '', 'd$'].join('\n');
    assert.deepEqual(formulasIn(page), [{ tex: 'x', display: false, line: 1 }, { tex: 'a + b', display: true, line: 2 },
        { tex: 'z_1', display: false, line: 10 }, { tex: 'y', display: false, line: 13 },
        { tex: 'a + \\$ b', display: false, line: 13 }]);
});

test('what cannot be set is told in a sentence', () => {
    assert.match(sentence('\\softmax(x)'), /Undefined control sequence \\softmax/);
    assert.match(sentence('\\frac{a}'), /Missing argument for \\frac/);
    assert.match(sentence('\\text{梯度}'), /no 梯; words belong beside/);
    assert.match(sentence('\\textcolor{purple}{x}'), /colour purple has no meaning/);
    assert.match(sentence('a'.repeat(40)), /em wide without a place to break/);
    assert.equal(sentence('a + '.repeat(40) + 'a'), '');
});

test('formulas as text', () => {
    const expected = {
        '\\frac{\\partial L}{\\partial w_5} = \\sum_k \\delta_k \\cdot w_{k2}': '∂L/∂w_5 = Σ_k δ_k·w_k2',
        'a = \\sigma(z) = \\frac{1}{1 + e^{-z}}': 'a = σ(z) = 1/(1 + e^(−z))',
        'E = \\frac{1}{2} \\sum_k (o_k - t_k)^2': 'E = 1/2 Σ_k(o_k − t_k)²',
        '\\hat y = \\sqrt{a + b}': 'ŷ = √(a + b)',
        "f'(x) = x^{10}": 'f′(x) = x¹⁰',
        'L = -y \\log \\hat y': 'L = −y log ŷ',
        '\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}': '(1, 2; 3, 4)',
        '\\begin{aligned} a &= b \\\\ c &= d \\end{aligned}': 'a = b; c = d',
    };
    for (const [tex, words] of Object.entries(expected)) assert.equal(text(tex), words);
});

test('lines may end before = most readily, then before +, in brackets last, and behind a wide space before all', () => {
    assert.deepEqual(set('a = -b + (c - d) \\cdot e').breaks.map(([, level]) => level), [1, 2, 4]);
    assert.deepEqual(set('\\left[ a + (b - c) \\right]').breaks.map(([, level]) => level), [4, 6]);
    assert.deepEqual(set('a = b, \\qquad c = d').breaks.map(([, level]) => level), [1, 0, 1]);
    assert.deepEqual(set('\\frac{a + b}{c} x^{a + b}').breaks, []);
});

test('a fraction has its numerator above the bar, and scripts are never smaller than 0.7', () => {
    const { glyphs: [over, under], rules: [bar] } = set('\\frac{a}{b}');
    assert.ok(over[2] > bar[1] && bar[1] > under[2]);
    assert.ok(bar[0] <= over[1] && bar[3] > 30 && bar[3] < 80);
    assert.ok(Math.min(...set('x^{y^{z^2}}').glyphs.map(([, , , scale]) => scale)) >= 0.699);
});

test('colours have the meanings of the screen', () => {
    assert.deepEqual(set('a \\textcolor{magenta}{b} \\textcolor{gray}{c}').glyphs.map((glyph) => glyph[4]), [0, 1, 5]);
});

test('the straight parts of tall brackets are rectangles that reach from end to end', () => {
    const { rules, glyphs } = set('\\left(\\begin{matrix} a \\\\ b \\\\ c \\\\ d \\end{matrix}\\right)');
    assert.equal(rules.length, 2);
    for (const [, bottom, , height] of rules) assert.ok(bottom < -500 && bottom + height > 500);
    assert.equal(glyphs.length, 8);
});

test('the font holds every glyph of every formula, under its code', () => {
    const pictures = [set('\\int_0^1 \\mathbf{W}'), set('\\sum x')];
    const { json, font } = setter.finish(pictures), data = JSON.parse(json);
    const codes = new Set(data.glyphs.filter((_, i) => i % 5 === 1));
    for (const { glyphs } of data.formulas) for (let i = 0; i < glyphs.length; i += 5) assert.ok(codes.has(glyphs[i]));
    const tables = Object.fromEntries(Array.from({ length: font.readUInt16BE(4) }, (_, i) => 12 + 16 * i)
        .map((at) => [font.toString('latin1', at, at + 4), font.readUInt32BE(at + 8)]));
    assert.equal(font.readUInt16BE(tables.maxp + 4), codes.size + 1);
    const last = Math.max(...codes), segments = tables.cmap + 12;
    assert.equal(font.readUInt16BE(segments + 14), last);
    assert.equal((font.readUInt16BE(segments + 24) + last) & 0xffff, codes.size);
});

test('an outline comes through: lines, curves, reflected curves', () => {
    const font = trueType([{ path: 'M0 0H10V20Q20 30 30 20T50 20L0 0Z', width: 60 }], 0xe000);
    const at = (name) => { for (let i = 12; ; i += 16) if (font.toString('latin1', i, i + 4) === name) return font.readUInt32BE(i + 8); };
    const glyph = at('glyf');
    assert.equal(font.readInt16BE(glyph), 1);
    assert.deepEqual([1, 2, 3, 4].map((i) => font.readInt16BE(glyph + 2 * i)), [0, 0, 50, 30].map((n, i) => (i === 1 ? 0 : n)));
    assert.equal(font.readUInt16BE(glyph + 10), 6);  // seven points: the last is the first again
});
