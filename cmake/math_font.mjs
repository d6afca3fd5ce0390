// A TrueType font out of outlines as MathJax has them: paths of straight lines and quadratic curves, 1000 units to the em,
// y upwards, which is just what a glyf table holds. Only the tables that stb_truetype reads.

// [[{ x, y, on }]]: one list of points per contour.
function contours(path) {
    const all = [];
    let points = [], x = 0, y = 0, control = null;
    for (const [, command, rest] of path.matchAll(/([A-Za-z])([^A-Za-z]*)/g)) {
        const numbers = (rest.match(/-?(\d+\.?\d*|\.\d+)/g) ?? []).map(Number);
        const to = (toX, toY) => { [x, y] = [toX, toY]; points.push({ x, y, on: true }); };
        const bend = (atX, atY) => { control = { x: atX, y: atY, on: false }; points.push(control); };
        if (command === 'Z') {
            // Back at its start a contour needs no second point there.
            const first = points[0], last = points.at(-1);
            if (points.length > 1 && last.on && first.x === last.x && first.y === last.y) points.pop();
            all.push(points);
            points = [];
            continue;
        }
        const step = { M: 2, L: 2, T: 2, H: 1, V: 1, Q: 4 }[command];
        if (!step || numbers.length % step) throw new Error(`a glyph's outline has the command ${command}${rest}`);
        for (let i = 0; i < numbers.length; i += step) {
            const [a, b, c, d] = numbers.slice(i, i + step);
            if (command === 'H') to(a, y);
            else if (command === 'V') to(x, a);
            else if (command === 'Q') { bend(a, b); to(c, d); }
            else if (command === 'T') { bend(2 * x - (control?.x ?? x), 2 * y - (control?.y ?? y)); to(a, b); }
            else to(a, b);
            if (command !== 'Q' && command !== 'T') control = null;
        }
    }
    return all;
}

const int16 = (list) => Buffer.concat(list.map((n) => { const b = Buffer.alloc(2); b.writeInt16BE(n); return b; }));
const uint16 = (list) => Buffer.concat(list.map((n) => { const b = Buffer.alloc(2); b.writeUInt16BE(n); return b; }));
const uint32 = (list) => Buffer.concat(list.map((n) => { const b = Buffer.alloc(4); b.writeUInt32BE(n); return b; }));
const padded = (buffer, to) => Buffer.concat([buffer, Buffer.alloc((to - buffer.length % to) % to)]);

function outline(path) {
    const lists = contours(path).map((list) => list.map((p) => ({ ...p, x: Math.round(p.x), y: Math.round(p.y) })));
    if (!lists.length) return { bytes: Buffer.alloc(0), box: [0, 0, 0, 0], points: 0, contours: 0 };
    const points = lists.flat(), ends = [], flags = [], deltas = { x: [], y: [] };
    let count = 0;
    for (const list of lists) ends.push((count += list.length) - 1);
    let before = { x: 0, y: 0 };
    for (const p of points) {
        let flag = p.on ? 1 : 0;
        for (const [axis, short, same] of [['x', 2, 16], ['y', 4, 32]]) {
            const d = p[axis] - before[axis];
            if (d === 0) flag |= same;
            else if (Math.abs(d) < 256) { flag |= short | (d > 0 ? same : 0); deltas[axis].push(Buffer.from([Math.abs(d)])); }
            else deltas[axis].push(int16([d]));
        }
        flags.push(flag);
        before = p;
    }
    const xs = points.map((p) => p.x), ys = points.map((p) => p.y);
    const box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
    const bytes = Buffer.concat([int16([lists.length, ...box]), uint16([...ends, 0]), Buffer.from(flags), ...deltas.x, ...deltas.y]);
    return { bytes: padded(bytes, 4), box, points: points.length, contours: lists.length };
}

// glyphs: [{ path, width }] in 1/1000 em; the first stands at code point `first`, the others behind it.
export function trueType(glyphs, first) {
    const all = [{ path: '', width: 0 }, ...glyphs].map((g) => ({ ...outline(g.path), width: Math.round(g.width) }));
    const offsets = [0];
    for (const g of all) offsets.push(offsets.at(-1) + g.bytes.length);
    const bounds = [0, 1].map((i) => Math.min(...all.map((g) => g.box[i]))).concat([2, 3].map((i) => Math.max(...all.map((g) => g.box[i]))));
    const last = first + glyphs.length - 1;
    // One segment of code points, and the closing one that format 4 asks for.
    const segments = uint16([4, 32, 0, 4, 4, 1, 0, last, 0xffff, 0, first, 0xffff, (0x10001 - first) & 0xffff, 1, 0, 0]);
    const tables = {
        cmap: Buffer.concat([uint16([0, 1, 3, 1]), uint32([12]), segments]),
        glyf: Buffer.concat(all.map((g) => g.bytes)),
        // version, revision, check sum (unused), magic, flags, units per em, two dates, bounds, style, smallest size, direction, long loca
        head: Buffer.concat([uint32([0x10000, 0x10000, 0, 0x5f0f3cf5]), uint16([3, 1000]), Buffer.alloc(16), int16([...bounds, 0, 6, 2, 1, 0])]),
        hhea: Buffer.concat([uint32([0x10000]), int16([800, -200, 0, Math.max(...all.map((g) => g.width)), 0, 0, 0, 1]), Buffer.alloc(14), uint16([all.length])]),
        hmtx: int16(all.flatMap((g) => [g.width, g.box[0]])),
        loca: uint32(offsets),
        maxp: Buffer.concat([uint32([0x10000]), uint16([all.length, Math.max(...all.map((g) => g.points)), Math.max(...all.map((g) => g.contours)),
            0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0])]),
    };
    const names = Object.keys(tables), parts = [];
    let at = 12 + 16 * names.length;
    const directory = names.map((name) => {
        const table = padded(tables[name], 4), entry = Buffer.concat([Buffer.from(name), uint32([checkSum(table), at, tables[name].length])]);
        parts.push(table);
        at += table.length;
        return entry;
    });
    return Buffer.concat([uint32([0x10000]), uint16([names.length, 64, 2, 16 * names.length - 64]), ...directory, ...parts]);
}

function checkSum(table) {
    let sum = 0;
    for (let i = 0; i < table.length; i += 4) sum = (sum + table.readUInt32BE(i)) >>> 0;
    return sum;
}
