// Formulas of the pages, set by MathJax when the assets are built: math.json, and fonts/math.ttf with just the glyphs that occur.
//
// math.json    { "glyphs": ["N-28", code point, width, height, depth, ...], "formulas": [formula, ...] }, lengths in 1/1000 em.
//   a glyph    named by MathJax's typeface (N upright, I italic, B bold; SO, LO, S3, S4 larger and larger brackets) and its character
//   a formula  { tex, display, text, width, height, depth, glyphs, rules, breaks }; in `glyphs` five numbers each: code point, x, baseline
//              above the formula's own, size, ink; in `rules` x, y of the lower left corner, width, height, ink;
//              `breaks`, two numbers each: where a line may end, as x, and how readily (0: behind a wide space, 1: before =, 2: before +, 3 and
//              4: the same in brackets, ...)
// Inks are TeX's colours with the meanings they have on the screen. `text` is for reading aloud and copying.
import { createRequire } from 'node:module';
import path from 'node:path';
import { trueType } from './math_font.mjs';
import { plainText } from './math_text.mjs';

const INKS = ['', 'magenta', 'green', 'blue', 'orange', 'gray'];
const FIRST_CODE = 0xe000;
// Beside the stage a page has 262 points, 238 in a box; an em has 17, which sets scripts in 12, and nothing is set smaller. So what
// lies between two breaks has to fit that, behind the indent of a second line (ui/math.cpp).
const WIDEST = 1000 * (238 / 17 - 0.8);
// For formulas with live numbers, laid out by the program itself (ui/math_layout): function names, signs, brackets and roots in
// all sizes.
const LIVE = [...'abcdefghijklmnopqrstuvwxyz_0123456789+=,/|()[].'].map((c) => ['normal', c.codePointAt(0)]).concat(
    [0x2212, 0x22c5, 0x221a, 0x2026, 0x2248].map((code) => ['normal', code]),
    ['-smallop', '-largeop', '-size3', '-size4'].flatMap((size) => [0x28, 0x29, 0x221a].map((code) => [size, code])));

// [{ tex, display, line }] of one page. Code holds none, but goals and questions are written in fences.
export function formulasIn(text) {
    const found = [];
    let fence = '', prose = '';
    const blank = (part) => part.replace(/[^\n]/g, ' ');
    for (const line of text.split('\n')) {
        const mark = /^ {0,3}(```+|~~~+)\s*(\w*)/.exec(line);
        if (mark && !fence) fence = /^(goal|question)$/.test(mark[2]) ? 'prose' : mark[1];
        else if (mark && !mark[2]) fence = '';
        else if (!fence || fence === 'prose') { prose += line + '\n'; continue; }
        prose += '\n';
    }
    prose = prose.replace(/(`+)[^`]*?\1/g, blank);
    // The same reading as the program's own (src/tutorial/formulas.cpp): a formula ends within its paragraph, and 5 $ and 6 $ is none.
    const inner = String.raw`((?:\\[^]|[^$\\\n]|\n(?![ \t]*\n))+)`;
    for (const match of prose.matchAll(new RegExp(String.raw`\\[^]|\$\$${inner}\$\$|\$(?!\s)${inner}(?<!\s)\$`, 'g'))) {
        const tex = (match[1] ?? match[2] ?? '').replace(/\s+/g, ' ').trim();
        if (tex) found.push({ tex, display: match[1] !== undefined, line: prose.slice(0, match.index).split('\n').length });
    }
    return found;
}

export class Setter {
    constructor(nodeModules) {
        const require = createRequire(path.join(path.resolve(nodeModules), 'any.js'));
        const load = (file) => require(`mathjax-full/js/${file}.js`);
        this.adaptor = load('adaptors/liteAdaptor').liteAdaptor();
        load('handlers/html').RegisterHTMLHandler(this.adaptor);
        for (const name of ['ams/Ams', 'color/Color', 'boldsymbol/Boldsymbol']) load(`input/tex/${name}Configuration`);
        this.output = new (load('output/svg').SVG)({ fontCache: 'global' });
        this.document = load('mathjax').mathjax.document('', {
            InputJax: new (load('input/tex').TeX)({ packages: ['base', 'ams', 'color', 'boldsymbol'], formatError: (jax, error) => { throw new Error(error.message); } }),
            OutputJax: this.output });
        this.glyphs = new Map();  // "N-28" -> { path, width, height, depth }
        this.output.fontCache.clearCache();
        for (const [variant, code] of LIVE) this.glyph(variant, code);
        this.TEXCLASS = load('core/MmlTree/MmlNode').TEXCLASS;
    }

    glyph(variant, code) {
        const { font } = this.output, { cacheID } = font.getVariant(variant), key = `${cacheID.slice(4)}-${code.toString(16).toUpperCase()}`;
        if (!this.glyphs.has(key)) {
            const [height, depth, width, more] = font.getChar(variant, code) ?? [];
            if (more?.p === undefined) throw new Error(`the typeface has no ${String.fromCodePoint(code)}; words belong beside a formula`);
            this.glyphs.set(key, { path: more.p ? `M${more.p}Z` : '', width, height, depth });
        }
        return key;
    }

    // Throws an Error with a sentence.
    set(tex, display) {
        const item = new this.document.options.MathItem(tex, this.document.inputJax[0], display);
        item.setMetrics(16, 8, 1000000, 1000000, 1);
        item.compile(this.document);
        item.root.walkTree((node) => node.attributes?.setInherited('scriptminsize', '0.7em'));
        item.root.setTeXclass(null);
        this.markBreaks(item.root, { depth: 0, first: true, space: false });
        item.typeset(this.document);
        const svg = this.adaptor.firstChild(item.typesetRoot), viewBox = this.adaptor.getAttribute(svg, 'viewBox').split(' ').map(Number);
        const picture = { tex, display, text: plainText(item.root, this.TEXCLASS), width: viewBox[2], height: -viewBox[1],
            depth: viewBox[3] + viewBox[1], glyphs: [], rules: [], breaks: [] };
        if (picture.text === '') throw new Error('it is empty');
        for (const child of this.adaptor.childNodes(svg)) this.draw(child, { x: 0, y: 0, scale: 1, ink: 0, clip: null }, picture);
        const edges = [0, ...picture.breaks.map(([x]) => x), picture.width], widest = Math.max(...edges.slice(1).map((x, i) => x - edges[i]));
        if (widest > WIDEST) throw new Error(`it is ${(widest / 1000).toFixed(1)} em wide without a place to break, and ${(WIDEST / 1000).toFixed(1)} fit a page`);
        return picture;
    }

    // Marks where a line may end. `row`: how deep in brackets, whether at the beginning, whether behind a wide space.
    markBreaks(node, row) {
        const { BIN, REL, OPEN, CLOSE } = this.TEXCLASS;
        for (const child of node.childNodes) {
            const core = (child.isKind('mo') || child.isEmbellished) && child.coreMO?.();
            const between = core && (core.texClass === REL || (core.texClass === BIN && !/[⋅×∘⊙/]/.test(core.getText())));
            if (core?.texClass === CLOSE) row.depth--;
            const wide = child.isKind('mspace') && parseFloat(child.attributes.get('width')) >= 1;
            if ((row.space && !wide) || (between && !row.first)) {
                child.attributes.set('data-break', String(row.space ? 0 : 2 * row.depth + (core.texClass === BIN ? 2 : 1)));
                row.space = false;
            }
            if (core?.texClass === OPEN) row.depth++;
            if (!core && (child.isInferred || child.isKind('mstyle') || child.isKind('TeXAtom') || child.isKind('mrow'))) this.markBreaks(child, row);
            else row.space = wide;
            row.first = row.first && child.isKind('mspace');
        }
    }

    draw(node, at, picture) {
        const { adaptor } = this, kind = adaptor.kind(node), get = (name) => adaptor.getAttribute(node, name);
        const number = (name) => Number(get(name) ?? 0);
        const here = { ...at };
        for (const [, name, values] of (get('transform') ?? '').matchAll(/(\w+)\(([^)]*)\)/g)) {
            const [a, b] = values.split(/[ ,]+/).map(Number);
            if (name === 'translate') { here.x += here.scale * a; here.y += here.scale * (b ?? 0); }
            else if (b === undefined) here.scale *= a;
            else if (kind === 'use' && a === 1) here.stretch = b;
            else if (!(a === 1 && b === -1)) throw new Error(`it is scaled by ${values}, which cannot be drawn`);
        }
        const color = get('fill');
        if (color && color !== 'currentColor') {
            here.ink = INKS.indexOf(color);
            if (here.ink < 0) throw new Error(`the colour ${color} has no meaning here; there are ${INKS.slice(1).join(', ')}`);
        }
        if (get('data-break')) picture.breaks.push([here.x, Number(get('data-break'))]);
        if (kind === 'use') this.drawGlyph(get('xlink:href').slice('#MJX-TEX-'.length), here, picture);
        else if (kind === 'rect') {
            const size = [number('width'), number('height')].map((length) => length * here.scale);
            if (size[0] && size[1]) picture.rules.push([here.x + here.scale * number('x'), here.y + here.scale * number('y'), ...size, here.ink]);
        } else if (kind === 'svg' || kind === 'g' || kind === 'a') {
            if (kind === 'svg') {
                const [left, bottom, width, height] = get('viewBox').split(' ').map(Number);
                here.x += here.scale * (number('x') - left);
                here.y += here.scale * (number('y') - bottom);
                here.clip = [here.x + here.scale * left, here.y + here.scale * bottom, here.scale * width, here.scale * height];
            }
            for (const child of adaptor.childNodes(node)) this.draw(child, here, picture);
        } else if (kind === 'text') {
            throw new Error(`the typeface has no ${adaptor.textContent(node)}; words belong beside a formula`);
        } else if (kind !== 'defs' && kind !== '#text') throw new Error(`it needs <${kind}>, which cannot be drawn`);
    }

    drawGlyph(key, at, picture) {
        const [typeface, code] = key.split('-'), { variant } = this.output.font;
        this.glyph(Object.keys(variant).find((name) => variant[name].cacheID === `TEX-${typeface}`), parseInt(code, 16));
        if (at.clip) {  // the straight part of a tall bracket, pulled long: a rectangle
            const [left, right] = this.extent(this.glyphs.get(key).path);
            picture.rules.push([at.x + at.scale * left, at.clip[1], at.scale * (right - left), at.clip[3], at.ink]);
        } else picture.glyphs.push([key, at.x, at.y, at.scale, at.ink]);
    }

    extent(outline) {
        const xs = [...outline.matchAll(/[MLHQT]([^A-Z]*)/g)].flatMap(([part, rest]) => {
            const all = rest.match(/-?\d+/g).map(Number);
            return part[0] === 'H' ? all : all.filter((_, i) => i % 2 === 0);
        });
        return [Math.min(...xs), Math.max(...xs)];
    }

    // { json, font } of everything that was set.
    finish(pictures) {
        const keys = [...this.glyphs.keys()].filter((key) => this.glyphs.get(key).path).sort(), codes = new Map(keys.map((key, i) => [key, FIRST_CODE + i]));
        const whole = (list) => list.flat().map(Math.round);
        const formulas = pictures.map((p) => ({ tex: p.tex, display: p.display, text: p.text, width: Math.round(p.width), height: Math.round(p.height),
            depth: Math.round(p.depth), breaks: whole(p.breaks), rules: whole(p.rules),
            glyphs: whole(p.glyphs.filter(([key]) => codes.has(key)).map(([key, x, y, scale, ink]) => [codes.get(key), x, y, 1000 * scale, ink])) }));
        const metrics = keys.flatMap((key) => {
            const { width, height, depth } = this.glyphs.get(key);
            return [key, codes.get(key), ...[width, height, depth].map((length) => Math.round(1000 * length))];
        });
        const lines = formulas.map((formula) => JSON.stringify(formula)).join(',\n');
        return { json: `{"glyphs":${JSON.stringify(metrics)},\n"formulas":[\n${lines}\n]}\n`,
            font: trueType(keys.map((key) => ({ path: this.glyphs.get(key).path, width: 1000 * this.glyphs.get(key).width })), FIRST_CODE) };
    }
}
