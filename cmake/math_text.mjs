// A formula as one line of text, for reading aloud and copying: ∂L/∂w = Σ_k δ_k·w_k2, (o − t)², √(a + b).

const RAISED = Object.fromEntries([...'0123456789+−()nTi'].map((c, i) => [c, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿᵀⁱ'][i]]));
const ACCENTS = { '^': '\u0302', '~': '\u0303', '¯': '\u0304', '‾': '\u0304', '→': '\u20d7', '˙': '\u0307', '¨': '\u0308', ˉ: '\u0304', ˆ: '\u0302', '˜': '\u0303' };
const INVISIBLE = /[\u2061-\u2064]/g;

// What needs no brackets below a fraction or as an index: one character, a word or number, ∂w_1, something in brackets.
const single = (text) => /^.\p{M}?$/u.test(text) || /^∂?\w+$|^\d+\.\d+$/.test(text) || /^[([|‖][^()[\]|‖]*[)\]|‖]$/.test(text);
const grouped = (text) => (single(text) ? text : `(${text})`);
const raised = (text) => ([...text].every((c) => RAISED[c]) ? [...text].map((c) => RAISED[c]).join('') : `^${/_/.test(text) ? `(${text})` : grouped(text)}`);
const raise = (base, over) => (/^[\u2032-\u2034]+$/.test(over) ? base + over : base + raised(over));

export function plainText(node, TEXCLASS) {
    const write = (child) => plainText(child, TEXCLASS);
    const children = node.childNodes ?? [];
    switch (node.kind) {
        case 'mo': {
            const text = node.getText().replace(INVISIBLE, '').replace('∑', 'Σ').replace('⋅', '·');
            const spaced = node.texClass === TEXCLASS.REL || (node.texClass === TEXCLASS.BIN && text !== '·');
            return text && spaced ? ` ${text} ` : node.texClass === TEXCLASS.PUNCT ? `${text} ` : text;
        }
        case 'mi': case 'mn': case 'mtext': case 'ms':
            return node.getText().replace(INVISIBLE, '').replace(/\u00a0/g, ' ');
        case 'mspace': return node.attributes.get('width') === '0' ? '' : ' ';
        case 'mfrac': return `${/[ /]/.test(write(children[0])) ? grouped(write(children[0])) : write(children[0])}/${grouped(write(children[1]))}`;
        case 'msqrt': return `√${grouped(children.map(write).join(''))}`;
        case 'mroot': return `${raised(write(children[1]))}√${grouped(write(children[0]))}`;
        case 'msub': case 'munder': return `${write(children[0])}_${grouped(write(children[1]))}`;
        case 'msup': return raise(write(children[0]), write(children[1]));
        case 'msubsup': case 'munderover': return raise(`${write(children[0])}_${grouped(write(children[1]))}`, write(children[2]));
        case 'mover': {
            const base = write(children[0]), over = write(children[1]).trim();
            return ACCENTS[over] && single(base) ? (base + ACCENTS[over]).normalize('NFC') : raise(base, over);
        }
        case 'mtable': return children.map(write).join('; ');
        case 'mtr': return children.map(write).join(/^right left/.test(node.parent.attributes.get('columnalign')) ? ' ' : ', ').trim();
        case 'mphantom': return '';
    }
    return tidy(children.map(write), children, TEXCLASS.OP);
}

// Function names and large operators stand apart from letters, fractions and indices from what they are multiplied with.
function tidy(texts, nodes, OP) {
    let text = '', last;
    texts.forEach((one, i) => {
        const before = last?.kind, operator = last?.texClass === OP;
        const apart = operator ? /^[^ ([^_]/u : before === 'mfrac' ? /^[\p{L}\d(Σ]/u : before === 'msub' || nodes[i].texClass === OP ? /^[\p{L}Σ]/u : null;
        if (apart?.test(one) && /[^ ([]$/.test(text)) text += ' ';
        text += one;
        if (one) last = nodes[i];
    });
    return text.replace(/ {2,}/g, ' ').trim();
}
